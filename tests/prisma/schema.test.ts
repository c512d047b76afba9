import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/database.ts';
import { checkInvariants } from '../../server/database/invariants.ts';
import { readRules } from '../../server/database/rules.ts';
import { projectRoot } from '../../server/database/url.ts';
import { readExamples } from '../../server/site/examples.ts';
import { prepareDatabase } from '../../server/start/database.ts';
import { unlimited } from '../support/app.ts';
import { ALL, emptyAddress, migrateHere, project, script, select, server } from './migrating.ts';
import { done } from './project.ts';

vi.setConfig({ testTimeout: 240_000 });

/** A database as a start makes it of what is there. */
async function started(url: string): Promise<Database> {
  const database = await prepareDatabase({ ...unlimited(), DATABASE_URL: url }, {}, { say: () => {} });
  onTestFinished(() => database.close());
  return database;
}

const inSchema = (url: string, name: string) => `${url}?schema=${encodeURIComponent(name)}`;

const EXAMPLES = readExamples();

/** What a database answers to each example of the playground, but for ids and cursors, which are random. */
async function answersOf(database: Database, COMPILED_READS: 'strict' | 'off'): Promise<unknown[]> {
  const app = createApp({ database, config: { ...unlimited(), COMPILED_READS } });
  const answers: unknown[] = [];
  for (const { document: query } of EXAMPLES) {
    const response = await app.fetch('http://verbatim.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    answers.push(
      JSON.parse(await response.text(), (key, value) => (/^id$|cursor/i.test(key) ? null : value)),
    );
  }
  return answers;
}

/** How many functions, triggers, constraints and indexes a schema has. */
const COUNTS = `
  SELECT (SELECT count(*)::int FROM pg_proc WHERE pronamespace = n.oid AND proname LIKE 'verbatim%') AS functions,
    (SELECT count(*)::int FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE c.relnamespace = n.oid AND NOT tgisinternal) AS triggers,
    (SELECT count(*)::int FROM pg_constraint WHERE connamespace = n.oid) AS constraints,
    (SELECT count(*)::int FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = n.oid) AS indexes
  FROM pg_namespace n WHERE nspname = $1`;

describe.skipIf(server === null)('a database in a schema of another name, beside one in public,', () => {
  test.each(['news', 'Les News'])('is migrated, seeded and asked as any other: %s', async (name) => {
    const url = await emptyAddress('postgresql');
    await migrateHere(url);
    // The functions of public, which has the extensions, too, must not be what answers.
    await script(url, `ALTER FUNCTION verbatim_revise() RENAME TO gone`);
    const there = await started(inSchema(url, name));
    const elsewhere = await started(await emptyAddress('postgresql'));
    const expected = await answersOf(elsewhere, 'off');
    expect(EXAMPLES.length).toBeGreaterThan(10);
    for (const answer of expected) expect(answer).not.toHaveProperty('errors');
    expect(await answersOf(there, 'strict')).toEqual(expected);
    expect(await answersOf(there, 'off')).toEqual(expected);
    expect(await select(url, 'SELECT count(*)::int AS n FROM public.article')).toEqual([{ n: 0 }]);
    await script(url, `ALTER FUNCTION gone() RENAME TO verbatim_revise`);
    expect(await select(url, COUNTS, name)).toEqual(await select(url, COUNTS, 'public'));
  });

  test.skipIf(spawnSync('psql', ['--version']).error)(
    'gets files of rules from psql in one transaction',
    async () => {
      const url = await emptyAddress('postgresql');
      const here = await started(inSchema(url, 'news'));
      const count = () => select(url, COUNTS, 'news');
      const before = await count();
      await script(url, 'DROP TRIGGER quote_is_verbatim ON news.quote');
      const [found] = await here.prisma.$queryRaw<{ path: string }[]>`SELECT verbatim_path() AS path`;
      const PGOPTIONS = `-csearch_path=${found?.path.replaceAll(' ', '')}`;
      for (const { file } of readRules()) {
        const { status, stderr } = spawnSync(
          'psql',
          [url, '--no-psqlrc', '--single-transaction', '--set=ON_ERROR_STOP=1', `--file=${file}`],
          { cwd: projectRoot, encoding: 'utf8', env: { ...process.env, PGOPTIONS } },
        );
        expect(stderr.replace(/^.*NOTICE:.*$/gm, '').trim()).toBe('');
        expect(status).toBe(0);
      }
      expect(await count()).toEqual(before);
      await checkInvariants(here.prisma);
    },
  );

  test('is told from it: what only public has is missing', async () => {
    const url = await emptyAddress('postgresql');
    const here = await started(inSchema(url, 'news'));
    await migrateHere(url);
    await script(url, 'DROP TRIGGER quote_is_verbatim ON news.quote');
    await expect(checkInvariants(here.prisma)).rejects.toThrow(
      /quote_is_verbatim\.\nCreate them with\n {2}npx prisma db execute --file prisma\/sql\/10-verbatim\.sql$/,
    );
  });

  test("is what Prisma's commands see and migrate", async () => {
    const url = inSchema(await emptyAddress('postgresql'), 'news');
    const { prisma } = project(url, ALL);
    expect(await prisma('migrate', 'deploy')).toEqual(done('successfully applied'));
    expect(await prisma('migrate', 'dev')).toEqual(done('Already in sync'));
    const { prisma: client } = await started(url);
    expect(await client.article.count()).toBe(5);
  });

  test('may be one that a role owns who may make no schemas', async () => {
    const url = await emptyAddress('postgresql');
    const role = `verbatim_${new URL(url).pathname.slice(-12)}`;
    await script(
      url,
      'CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm',
      `CREATE ROLE ${role} LOGIN PASSWORD '${role}'; CREATE SCHEMA news AUTHORIZATION ${role}`,
    );
    onTestFinished(() => script(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`));
    const owned = new URL(inSchema(url, 'news'));
    owned.username = role;
    owned.password = role;
    const { prisma } = await started(owned.href);
    expect(await prisma.article.count()).toBe(5);
  });
});
