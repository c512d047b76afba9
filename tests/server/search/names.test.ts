import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

/** Names that no search below means, so many that looking at each shows. */
const CROWD = 5000;
const NOUNS = [
  ['person', 'person_name', 'person_id', 'verbatim_people_named'],
  ['source', 'source_name', 'source_id', 'verbatim_sources_named'],
] as const;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  // Syllables by number: "dapobi", "depobi", ...; each with a second spelling.
  const syllables = (n: string, from: string) =>
    `substr('${from}', 1 + 2 * (${n} % 19), 2) || substr('bipodulagenoratusivemofaculiro', 1 + 2 * (${n} / 19 % 15), 2) || substr('kamilopunereta', 1 + 2 * (${n} / 285 % 7), 2) || 'n' || chr(97 + ${n} / 1995)`;
  const name = syllables('n', 'dadedidodubabebibobugagegigogupapepipo');
  for (const [table, names, key] of NOUNS) {
    const type = table === 'person' ? { column: ', type', value: `, 'PERSON'` } : { column: '', value: '' };
    await app.sql(`INSERT INTO ${table} (id, slug, name, status${type.column})
      SELECT gen_random_uuid(), 'foule-' || n, initcap(${name}), 'CONFIRMED'${type.value} FROM generate_series(1, ${CROWD}) AS n`);
    await app.sql(`INSERT INTO ${names} (id, ${key}, name, type)
      SELECT gen_random_uuid(), id, 'Aka ' || name, 'ALIAS' FROM ${table} WHERE slug LIKE 'foule-%'`);
    await app.sql(`VACUUM ANALYZE ${table}`);
    await app.sql(`VACUUM ANALYZE ${names}`);
  }
});
afterAll(() => app.close());

async function found(field: 'people' | 'sources', search: string): Promise<string[]> {
  const { data } = await app.query<Record<string, { nodes: { slug: string }[] }>>(
    `query ($search: String!) { ${field}(filter: { search: $search }) { nodes { slug } } }`,
    { search },
  );
  return (data[field]?.nodes ?? []).map(({ slug }) => slug);
}

describe('among thousands of names, who is asked for is found', () => {
  test.each([
    ['people', 'as another language spells it', 'Ushakov', 'iouri-ouchakov'],
    ['people', 'as it sounds', 'Ouchakof', 'iouri-ouchakov'],
    ['people', 'with a slip', 'Whitcoff', 'steve-witkoff'],
    ['people', 'with letters that changed places', 'Lavorv', 'serguei-lavrov'],
    ['people', 'by a spelling that one article prints', 'Youri Ouchakov', 'iouri-ouchakov'],
    ['sources', 'as it sounds', 'anadolou', 'anadolu'],
  ] as const)('%s, %s: %s', async (field, _how, search, slug) => {
    expect(await found(field, search)).toEqual([slug]);
  });
});

describe('names are looked up by their indexes', () => {
  const searches = [
    ['a name that is written so', 'Ouchakov'],
    ['one that sounds so', 'Ouchakof'],
    ['one that comes near', 'Lavorv'],
    ['none', 'Wxyz Qqq'],
  ] as const;
  test.each(NOUNS.flatMap(([...noun]) => searches.map((search) => [noun[0], ...search, noun] as const)))(
    '%s: %s',
    async (_table, _what, search, [table, names, , named]) => {
      // What the sessions before have counted may still be waiting to be reported.
      const scansOf = () =>
        app.sql<{ name: string; scans: number }>(
          `SELECT relname::text AS name, seq_scan::int AS scans FROM pg_stat_xact_user_tables WHERE relname IN ('${table}', '${names}') ORDER BY relname`,
        );
      await app.sql('BEGIN');
      // As the server's sessions do.
      await app.sql('SET LOCAL plan_cache_mode = force_generic_plan');
      const before = await scansOf();
      await app.sql(`SELECT * FROM ${named}('${search}', '{CONFIRMED}')`);
      const scans = (await scansOf()).map(({ name, scans: after }, i) => ({
        name,
        scans: after - (before[i]?.scans ?? 0),
      }));
      await app.sql('ROLLBACK');
      expect(scans).toEqual([
        { name: table, scans: 0 },
        { name: names, scans: 0 },
      ]);
    },
  );
});
