import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { type Rules, readRules } from '../../server/database/rules.ts';
import { parseDatabaseUrl } from '../../server/database/url.ts';
import { COLUMNS } from './load/columns.ts';
import { Copy } from './load/copy.ts';
import { dropIndexes, makeIndexes } from './load/indexes.ts';
import { SEARCH_COLUMNS, SearchRows } from './load/search-rows.ts';
import { FOREIGN_KEYS, INVARIANTS } from './load/verify.sql.ts';
import { makeWorld } from './load/world.ts';

/**
 * Fills an empty PostgreSQL database of DATABASE_URL with a world of any size:
 * `DATABASE_URL=postgresql://... npm run bench:load -- --quotes 1500000`. It creates and migrates the database where
 * need be. Rows come in by COPY past triggers and foreign keys, so it takes a superuser. What triggers would have
 * derived comes in with them or is derived by the files of prisma/sql, which can be run again at any time; at the end
 * everything that triggers and keys stand for is verified.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SETTINGS = `SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET synchronous_commit = off; SET jit = off`;
/** Tables that get many rows. */
const LARGE = [
  'article',
  'quote',
  'attribution',
  'appearance',
  'change',
  'article_search',
  'quote_search',
  'claim_search',
];

const { values } = parseArgs({ options: { quotes: { type: 'string', default: '50000' } } });
const quotes = Number(values.quotes);
const address = parseDatabaseUrl(readConfig().DATABASE_URL);
if (address.engine !== 'postgresql') throw new Error('The bench runs on PostgreSQL: set DATABASE_URL.');
const { url } = address;

const start = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${line}`);

async function copyWorld(client: pg.Client): Promise<void> {
  const copies = new Map<string, Copy>();
  for (const [table, columns] of Object.entries({ ...COLUMNS, ...SEARCH_COLUMNS })) {
    copies.set(table, await Copy.into(url, table, columns));
  }
  const search = new SearchRows(client, (table, row) => copies.get(table)?.add(row));
  await makeWorld(
    quotes,
    async (table, row) => {
      await copies.get(table)?.add(row);
      await search.see(table, row);
    },
    say,
  );
  await search.flush();
  for (const copy of copies.values()) await copy.end();
  say([...copies].map(([table, { rows }]) => `${table} ${rows}`).join(', '));
  if (!search.composes) say('vectors could not be composed; the database derives them, which takes long');
}

async function derive(client: pg.Client, rules: Rules[]): Promise<void> {
  await client.query('SELECT verbatim_count_quotes(ARRAY(SELECT id FROM person))');
  // The triggers fold names.
  await client.query(`UPDATE person SET sort_name = ''; UPDATE source SET sort_name = ''`);
  // Past the triggers, which would write the quotes of one utterance after the other.
  await client.query('SET session_replication_role = replica');
  await client.query('SELECT verbatim_credit(ARRAY(SELECT id FROM utterance))');
  await client.query(`UPDATE quote SET attribution_conflict = true
    WHERE utterance_id IN (SELECT id FROM utterance WHERE attribution_conflict)`);
  await client.query('RESET session_replication_role');
  say('conflicts derived');
  await client.query(
    'INSERT INTO claim_corroboration (claim_id) SELECT id FROM claim ON CONFLICT DO NOTHING',
  );
  await client.query('ANALYZE');
  for (const { file, text } of rules) {
    await client.query(text);
    say(`${file} derived`);
  }
}

async function verify(client: pg.Client): Promise<void> {
  const { rows: keys } = await client.query<{ name: string; sql: string }>(FOREIGN_KEYS);
  const checks = [...Object.entries(INVARIANTS), ...keys.map(({ name, sql }) => [name, sql] as const)];
  const broken: string[] = [];
  for (const [name, sql] of checks) {
    const { rows } = await client.query<{ count: string }>(sql);
    if (rows[0]?.count !== '0') broken.push(`${name}: ${rows[0]?.count}`);
  }
  if (broken.length > 0) throw new Error(`The rows are not what they must be: ${broken.join('; ')}`);
  say(`${checks.length} checks hold`);
}

async function main(): Promise<void> {
  const rules = readRules();
  execFileSync('npx', ['prisma', 'migrate', 'deploy'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SETTINGS);
  const { rows } = await client.query('SELECT 1 FROM article LIMIT 1');
  if (rows.length > 0) throw new Error('The database is not empty.');
  say('migrated');

  const indexes = await dropIndexes(client, LARGE);
  await copyWorld(client);
  await client.query('ANALYZE');
  // Two at a time: those of texts take as long as all others.
  await Promise.all([
    makeIndexes(
      url,
      indexes.filter(({ gin }) => gin),
      SETTINGS,
    ).then(() => say('indexes of texts')),
    makeIndexes(
      url,
      indexes.filter(({ gin }) => !gin),
      SETTINGS,
    ).then(() => say('other indexes')),
  ]);
  await derive(client, rules);
  await client.query('VACUUM ANALYZE');
  await verify(client);
  await client.end();
  say('done');
}

await main();
