import { expect, test, vi } from 'vitest';
import { FUNCTION, testCommands } from './commands.ts';
import { done } from './project.ts';

vi.setConfig({ testTimeout: 60_000 });

// Relative to the root of the project, wherever the command is started.
const URL = 'pglite:.data/test';
const project = testCommands(async () => ({ url: URL, drop: async () => {} }));

// What follows does not depend on the engine.

test('migrate resolve settles a failed migration, migrate status and diff then tell where things stand', async () => {
  const resolve = ['--applied', '20990101000001_broken'];
  expect(await project().prisma('migrate', 'resolve', ...resolve)).toEqual(done('marked as applied'));
  expect(await project().prisma('migrate', 'status')).toEqual(done('Database schema is up to date!'));
  const diff = ['--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code'];
  const { code, output } = await project().prisma('migrate', 'diff', ...diff);
  expect(output).toContain('[+] Added column `pushed`');
  expect(code).toBe(2);
});

test('db execute runs many statements, db pull reads what they made, db seed gets the same database', async () => {
  const script = `${FUNCTION.replaceAll('answer', 'other')} CREATE TABLE "pulled" ("id" int PRIMARY KEY);`;
  project().write('script.sql', script);
  expect(await project().prisma('db', 'execute', '--file', 'script.sql')).toEqual(done('successfully'));
  expect(await project().prisma('db', 'pull', '--print')).toEqual(done('model pulled {'));
  project().write('prisma/seed.ts', "console.log('seeding', process.env.DATABASE_URL);");
  expect(await project().prisma('db', 'seed')).toEqual(done(`seeding ${URL}`));
});
