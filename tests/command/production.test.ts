import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFile } from '../support/app.ts';
import { startServer, temporaryFolder } from '../support/server.ts';

/** This project, built, without what is for development only. */
function pruned(): string {
  const copy = join(temporaryFolder(), 'project');
  mkdirSync(copy);
  for (const name of [
    'server',
    'prisma',
    'client',
    'seeds',
    '.config',
    '.npmrc',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(projectFile(name), join(copy, name), { recursive: true });
  // Links take seconds where copies take minutes. npm writes one file there itself, which must not be a link.
  execFileSync('cp', ['-al', projectFile('node_modules'), join(copy, 'node_modules')]);
  const written = join(copy, 'node_modules/.package-lock.json');
  const text = readFileSync(written);
  rmSync(written);
  writeFileSync(written, text);
  rmSync(join(copy, 'node_modules/.cache'), { recursive: true, force: true });
  execFileSync('npm', ['prune', '--omit=dev', '--offline', '--no-audit', '--no-fund'], {
    cwd: copy,
    stdio: 'pipe',
  });
  return copy;
}

test('a built installation without development dependencies migrates, seeds and answers', {
  timeout: 600_000,
}, async () => {
  const cwd = pruned();
  for (const name of ['prisma', 'prisma-cli', '@prisma/schema-engine-wasm', 'vitest', 'elkjs', 'mysql2'])
    expect(existsSync(join(cwd, 'node_modules', name)), name).toBe(false);
  const settings = { DATABASE_URL: `pglite:${join(cwd, '.data')}`, NODE_ENV: 'production' };
  const { url, output, process, ended } = startServer(settings, { cwd });
  const answer = await fetch(`${await url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ articles { totalCount } }' }),
  });
  expect(await answer.json()).toEqual({ data: { articles: { totalCount: 5 } } });
  expect(output()).toMatch(/Migrating the database[\s\S]*Seeded in/);
  process.kill('SIGTERM');
  expect((await ended).code).toBe(0);

  rmSync(join(cwd, 'server/generated'), { recursive: true });
  const refused = await startServer(settings, { cwd }).ended;
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(
    /npx prisma generate is needed.*npm ci && npm run build; npm prune --omit=dev/,
  );
  expect(refused.output).not.toMatch(/\n\s+at /);
});
