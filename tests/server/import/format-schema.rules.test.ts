import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatReference, formatSchema } from '../../../server/import/format-schema.ts';
import { projectFile } from '../../support/app.ts';

const read = (path: string) => readFileSync(projectFile(path), 'utf8');

test('the page and the JSON Schema of the format are those of the code', () => {
  expect(read('seeds/FORMAT.md')).toBe(formatReference());
  expect(read('seeds/format.schema.json')).toBe(formatSchema());
});

test('every key of the format says what it means', () => {
  const rows = formatReference().match(/^\| `.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(70);
  expect(rows.filter((row) => / \| {2}\|$/.test(row))).toEqual([]);
});

test('every document of the seeds names the schema for editors', () => {
  const files = readdirSync(projectFile('seeds'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  expect(files.length).toBeGreaterThan(15);
  const first = '# yaml-language-server: $schema=../format.schema.json\n';
  expect(files.filter((name) => !read(`seeds/${name}`).startsWith(first))).toEqual([]);
});
