import { expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { type Database, openDatabase } from '../../../../server/database/database.ts';
import { createLog } from '../../../../server/log.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { databaseUrl } from '../../../support/postgresql.ts';
import { post } from '../../http/ask.ts';

const PAGE = 'query Page { claims(first: 2) { nodes { text } } }';

/** The database of a test in which what statements are compiled to does not work, while what Prisma writes does. */
async function withoutStringAgg({ sql, database }: TestApp): Promise<Database> {
  await sql(`CREATE FUNCTION public.refuse_text(text, text, text) RETURNS text LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '42804'; END $$`);
  await sql(`CREATE AGGREGATE public.string_agg(text, text) (SFUNC = public.refuse_text, STYPE = text)`);
  const path = `search_path = public, pg_catalog`;
  await sql(`SET ${path}`);
  if (database.engine === 'pglite') return database;
  const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
  await sql(`ALTER DATABASE ${row?.name} SET ${path}`);
  const other = await openDatabase(
    databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? ''),
  );
  onTestFinished(() => other.close());
  return other;
}

test('what a compiled statement does wrong is answered by the resolvers, logged and counted', async () => {
  const own = await testApp({ seeded: true });
  const right = await own.query(PAGE);
  const database = await withoutStringAgg(own);
  const log = createLog('silent');
  const lines: unknown[] = [];
  log.error = (line: unknown) => void lines.push(line);
  const app = createApp({ database, log });
  expect(await post(app, PAGE)).toMatchObject({ status: 200, codes: [], data: right.data });
  expect(lines).toEqual([
    expect.objectContaining({ operation: 'Page', fault: expect.objectContaining({ code: '42804' }) }),
  ]);
  const figures = await (await app.fetch('http://verbatim.test/metrics')).text();
  expect(figures).toMatch(/^verbatim_compiled_fallback_total 1$/m);

  // A session of PGlite that saw an error begins anew.
  await own.sql('SET search_path = public, pg_catalog');
  const config = { ...defaultConfig(), COMPILED_READS: 'strict' as const };
  expect(await post(createApp({ database, config }), PAGE)).toMatchObject({
    status: 500,
    codes: ['INTERNAL_SERVER_ERROR'],
  });
});

test('what a client does wrong is no fault of a compiled statement', async () => {
  const { database } = await testApp({ seeded: true });
  const config = { ...defaultConfig(), COMPILED_READS: 'strict' as const };
  const app = createApp({ database, config });
  for (const [document, codes] of [
    ['{ claims(first: 101) { nodes { text } } }', ['INVALID_PAGINATION']],
    ['{ claims(after: "x") { nodes { text } } }', ['INVALID_CURSOR']],
    ['{ article { slug } }', ['BAD_USER_INPUT']],
    ['{ articles(orderBy: RELEVANCE) { nodes { slug } } }', ['BAD_USER_INPUT']],
    ['{ nodes(ids: ["x"]) { id } }', []],
  ] as const) {
    expect({ document, ...(await post(app, document)) }).toMatchObject({ document, codes });
  }
  const figures = await (await app.fetch('http://verbatim.test/metrics')).text();
  expect(figures).toMatch(/^verbatim_compiled_fallback_total 0$/m);
});

test('what would be a very large statement is left to the resolvers', async () => {
  const { query, resolved } = await testApp({ seeded: true });
  const doubled = (levels: number): string =>
    levels === 0
      ? 'slug'
      : `a${levels}: affiliation { ${doubled(levels - 1)} } affiliation { ${doubled(levels - 1)} }`;
  const people = (levels: number) => `{ people(first: 5) { nodes { ${doubled(levels)} } } }`;
  const many = (fields: number) =>
    `{ ${Array.from({ length: fields }, (_, i) => `a${i}: nodes(ids: []) { id }`).join(' ')} }`;
  for (const [small, large] of [
    [people(3), people(8)],
    [many(20), many(400)],
  ] as const) {
    const [one, more] = [await query(small), await query(large)];
    expect(one.statements).toHaveLength(1);
    expect(more.statements).not.toHaveLength(1);
    expect(more.data).toEqual((await resolved.query(large)).data);
  }
});
