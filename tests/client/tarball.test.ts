import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROUGHT, type Consumer, consumer } from './consumer.ts';

const run = promisify(execFile);

let theirs: Consumer;
beforeAll(async () => {
  theirs = await consumer(BROUGHT);
}, 600_000);
afterAll(() => theirs.remove());

/** The packages that a file and those it imports name, `import('...')` in types included. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  const names = importedFiles.flatMap(({ fileName: name }) => {
    if (!name.startsWith('.')) return name.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? [];
    const end = file.endsWith('.d.ts') ? '.d.ts' : '.js';
    return packagesOf(join(dirname(file), name.replace(/\.[jt]s$/, end)), seen);
  });
  return [...new Set(names)].sort();
}

describe('the tarball', () => {
  test('holds what package.json exports, its documentation and nothing of the server', () => {
    const { exports } = createRequire(import.meta.url)('../../client/package.json') as {
      exports: Record<string, string>;
    };
    for (const target of Object.values(exports)) expect(theirs.packed).toContain(target.slice(2));
    expect(theirs.packed).toContain('README.md');
    const compiled = theirs.packed.filter((name) => /^dist\/.*\.(js|d\.ts)(\.map)?$/.test(name));
    const sources = theirs.packed.filter((name) => /^((react|generated)\/)?[\w-]+\.ts$/.test(name));
    expect(compiled.length).toBe(sources.length * 4);
    const others = theirs.packed.filter((name) => !compiled.includes(name) && !sources.includes(name));
    expect(others.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/persisted-documents.json',
      'dist/schema.graphql',
      'package.json',
    ]);
  });

  test.each([
    ['index', ['@urql/core']],
    ['graphcache', ['@urql/core', '@urql/exchange-graphcache']],
    ['react/index', ['@urql/core', 'react', 'urql']],
    ['codegen', ['graphql', 'node:crypto']],
  ])(
    'needs for the types and the code of %s what it brings or names as a peer, and no more',
    (entry, packages) => {
      const [types, code] = ['.d.ts', '.js'].map((end) =>
        packagesOf(join(theirs.root, `dist/${entry}${end}`)),
      );
      expect(packages).toEqual(expect.arrayContaining(types ?? []));
      expect(packages).toEqual(expect.arrayContaining(code ?? []));
    },
  );

  test('leads from what is compiled to its sources, in a debugger and in an editor', () => {
    const maps = theirs.packed.filter((name) => name.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(50);
    for (const name of maps) {
      const { sources } = JSON.parse(readFileSync(join(theirs.root, name), 'utf8')) as { sources: string[] };
      const found = sources.map((source) => relative(theirs.root, join(theirs.root, dirname(name), source)));
      expect(found).toEqual([`${name.replace(/^dist\/|(\.d\.ts|\.js)\.map$/g, '')}.ts`]);
      expect(theirs.packed).toContain(found[0]);
    }
  });

  test('passes publint and are-the-types-wrong', async () => {
    const { messages } = await publint({ pkgDir: theirs.root, strict: true });
    expect(messages).toEqual([]);
    const attw = join(
      dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
      'dist/index.js',
    );
    const assets = ['schema.graphql', 'persisted-documents.json'];
    await run(process.execPath, [
      attw,
      '--pack',
      theirs.root,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      ...assets,
    ]);
  }, 600_000);
});
