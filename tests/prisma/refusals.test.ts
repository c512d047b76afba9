import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseDatabaseUrl } from '../../server/database/url.ts';
import { copyProject, done } from './project.ts';

test('generate asks neither a database nor the network', async () => {
  const project = copyProject('postgresql://u@127.0.0.1:1/d');
  onTestFinished(project.remove);
  expect(await project.prisma('generate')).toEqual(done('Generated Prisma Client'));
  expect(existsSync(join(project.folder, 'server/generated/prisma/client.ts'))).toBe(true);
});

test.for<[url: string, message: string]>([
  ['postgresql://u:secret@127.0.0.1:1/d', "Error: P1001: Can't reach database server at 127.0.0.1:1"],
  ['sqlite:secret', 'Error: INVALID_DATABASE_URL: DATABASE_URL has the unknown scheme sqlite:'],
])('migrate deploy refuses %s in one line', async ([url, message]) => {
  const project = copyProject(url);
  onTestFinished(project.remove);
  const { code, output } = await project.prisma('migrate', 'deploy');
  expect(code).toBe(1);
  const [error = '', ...more] = output.slice(output.indexOf('Error:')).trim().split('\n');
  expect(error).toContain(message);
  expect(more).toEqual([]);
  expect(output).not.toContain('secret');
});

test.for([
  ['', 'has no scheme'],
  ['.data', 'has no scheme'],
  ['mysql://u:secret@h/d', 'unknown scheme mysql:'],
  ['pglite:', 'names no folder'],
  ['pglite://.data', 'a plain folder is expected'],
  ['postgresql://u:secret@h', 'names no database'],
  ['postgresql://u:secret@h:port/d', 'not a well-formed URL'],
  ['postgresql://u:secret@h/d?schema=', 'names no schema behind schema='],
  ['postgresql://u:secret@h/d?schema=a%22b', 'names a schema with a quotation mark'],
])('the url %j is refused: %s', ([url = '', reason = '']) => {
  expect(() => parseDatabaseUrl(url)).toThrow(reason);
  expect(() => parseDatabaseUrl(url)).toThrow(/it takes pglite:<folder> .* or postgresql:/);
  expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/);
});

test('the urls of both engines are taken', () => {
  const root = join(import.meta.dirname, '../..');
  expect(parseDatabaseUrl('pglite:.data')).toEqual({ engine: 'pglite', folder: join(root, '.data') });
  expect(parseDatabaseUrl('pglite:/srv/a b')).toEqual({ engine: 'pglite', folder: '/srv/a b' });
  for (const url of ['postgres://u@h/d', 'postgres://u@h/d?schema=public', 'postgresql://u@h/d?schema=other'])
    expect(parseDatabaseUrl(url)).toEqual({ engine: 'postgresql', url });
});
