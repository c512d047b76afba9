import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectFile } from '../support/app.ts';
import { startServer, temporaryFolder } from '../support/server.ts';
import { seededArticles } from './seeding.ts';

const DOCKERFILE = readFileSync(projectFile('.config/Dockerfile'), 'utf8');
/** The instructions of each stage of the Dockerfile, with what follows them. */
const STAGES = DOCKERFILE.split(/^FROM .*$/m)
  .slice(1)
  .map((stage) =>
    [...stage.matchAll(/^([A-Z]+) (.*)$/gm)].map(([, name, rest]) => ({ name, rest: rest ?? '' })),
  );

/** This project, built, without what is for development only: the first stage of the Dockerfile after its `npm ci`. */
function pruned(): string {
  const copy = join(temporaryFolder(), 'project');
  mkdirSync(copy);
  // Other tests build the client meanwhile, in folders that come and go.
  for (const name of [
    'server',
    'prisma',
    'client',
    'seeds',
    '.config',
    '.npmrc',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(projectFile(name), join(copy, name), {
      recursive: true,
      filter: (path) => !/\/\.build-/.test(path),
    });
  // Links take seconds where copies take minutes. npm writes one file there itself, which must not be a link.
  execFileSync('cp', ['-al', projectFile('node_modules'), join(copy, 'node_modules')]);
  const written = join(copy, 'node_modules/.package-lock.json');
  const text = readFileSync(written);
  rmSync(written);
  writeFileSync(written, text);
  rmSync(join(copy, 'node_modules/.cache'), { recursive: true, force: true });
  const runs = (STAGES[0] ?? []).filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
  expect(runs).toEqual(['npm ci', 'npm run build', 'npm prune --omit=dev']);
  execFileSync('npm', ['prune', '--omit=dev', '--offline', '--no-audit', '--no-fund'], {
    cwd: copy,
    stdio: 'pipe',
  });
  return copy;
}

/** The second stage: what the image holds. */
function image(built: string): string {
  const folder = join(temporaryFolder(), 'image');
  mkdirSync(folder);
  for (const { name, rest } of STAGES[1] ?? []) {
    if (name !== 'COPY') continue;
    const [to = '', ...from] = rest.replace('--from=build ', '').split(' ').reverse();
    for (const path of from) {
      const source = path.replace('/app', built);
      const target = join(folder, to, to === './' ? path.replace('/app/', '') : '');
      mkdirSync(dirname(target), { recursive: true });
      execFileSync('cp', ['-al', source, target]);
    }
  }
  return folder;
}

test('what the Dockerfile puts together migrates, seeds and answers, without development dependencies', {
  timeout: 600_000,
}, async () => {
  const built = pruned();
  for (const name of [
    'prisma',
    'prisma-cli',
    '@prisma/schema-engine-wasm',
    'vitest',
    'tsx',
    'esbuild',
    'mysql2',
  ])
    expect(existsSync(join(built, 'node_modules', name)), name).toBe(false);
  const cwd = image(built);
  const settings = { DATABASE_URL: `pglite:${join(temporaryFolder(), 'data')}`, NODE_ENV: 'production' };
  const command = JSON.parse(STAGES[1]?.find(({ name }) => name === 'CMD')?.rest ?? '[]') as string[];
  const { url, output, process, ended } = startServer(settings, { cwd, command });
  const answer = await fetch(`${await url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ articles { totalCount } }' }),
  });
  expect(await answer.json()).toEqual({
    data: { articles: { totalCount: Object.keys(seededArticles()).length } },
  });
  expect(output()).toMatch(/Migrating the database[\s\S]*Seeded in/);
  process.kill('SIGTERM');
  expect((await ended).code).toBe(0);

  rmSync(join(built, 'server/dist'), { recursive: true });
  const refused = await startServer(settings, { cwd: built }).ended;
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/The server is not built.*npm ci && npm run build; npm prune --omit=dev/);
  expect(refused.output).not.toMatch(/\n\s+at /);
});

test('the image runs as another user than root, on a file system that it cannot write, and tells its health', () => {
  const last = STAGES.at(-1) ?? [];
  expect(last.find(({ name }) => name === 'USER')?.rest).toBe('node');
  expect(last.some(({ name }) => name === 'HEALTHCHECK')).toBe(true);
  const { services } = parse(readFileSync(projectFile('.config/compose.yaml'), 'utf8')) as {
    services: Record<string, { read_only?: boolean; build?: { dockerfile: string } }>;
  };
  expect(services.server).toMatchObject({ read_only: true, build: { dockerfile: '.config/Dockerfile' } });
});
