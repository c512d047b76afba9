import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectFile } from '../support/app.ts';
import { temporaryFolder } from '../support/server.ts';

const run = promisify(execFile);

/** A clone, with generated code or without. */
function clone(generated: boolean): { check: () => Promise<string>; file: (path: string) => string } {
  const folder = temporaryFolder();
  for (const path of ['.config', 'prisma', 'server', 'client', 'codegen.ts']) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    // Other tests build the client meanwhile, in folders that come and go.
    const filter = (source: string) =>
      !/\/(dist|node_modules|\.build-\d+)(\/|$)/.test(source) &&
      (generated || !/\/generated(\/|$)/.test(source));
    cpSync(projectFile(path), join(folder, path), { recursive: true, filter });
  }
  symlinkSync(projectFile('node_modules'), join(folder, 'node_modules'));
  const check = () =>
    run(process.execPath, [join(folder, '.config/generated.mjs')]).then(
      () => '',
      ({ stderr }: { stderr: string }) => stderr,
    );
  return { check, file: (path) => join(folder, path) };
}

test('a bundle of another schema counts as none', async () => {
  const { file } = clone(true);
  const ask = async (code: string) =>
    (await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: file('.') })).stdout.trim();
  const isBuilt = () => ask("import { isBuilt } from './server/build.mjs'; console.log(isBuilt())");
  expect(await isBuilt()).toBe('false');
  await ask("import { build } from './server/build.mjs'; await build()");
  expect(await isBuilt()).toBe('true');
  appendFileSync(file('prisma/schema.prisma'), '\n// changed\n');
  expect(await isBuilt()).toBe('false');
});

test('npm run check says what generated code is missing or stale, and how it is made', async () => {
  expect(await clone(false).check()).toBe(
    'server/generated and client/generated: missing, or not of the sources as they are. Run npm run build.\n',
  );
  const { check, file } = clone(true);
  expect(await check()).toBe('');
  appendFileSync(file('client/documents/quote.graphql'), '\n# changed\n');
  expect(await check()).toMatch(/^client\/generated: missing, or not/);
  appendFileSync(file('prisma/schema.prisma'), '\n// changed\n');
  expect(await check()).toMatch(/^server\/generated and client\/generated: /);
});
