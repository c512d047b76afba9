import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { parseDatabaseUrl } from '../../server/database/url.ts';
import { Copy } from './load/copy.ts';
import { COLUMNS, makeWorld, type TableName } from './load/world.ts';

/**
 * Fills an empty PostgreSQL database of DATABASE_URL with a world of any size:
 * `DATABASE_URL=postgresql://... npm run bench:load -- --quotes 1500000`. It creates and migrates the database where
 * need be. Rows come in by COPY past triggers and foreign keys, so it takes a superuser; what triggers would have
 * derived is then derived by the migrations, which can be run again at any time.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIGRATIONS = `${ROOT}prisma/migrations/`;

const { values } = parseArgs({ options: { quotes: { type: 'string', default: '50000' } } });
const quotes = Number(values.quotes);
const address = parseDatabaseUrl(readConfig().DATABASE_URL);
if (address.engine !== 'postgresql') throw new Error('The bench runs on PostgreSQL: set DATABASE_URL.');
const { url } = address;

const start = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - start) / 1000).toFixed(0).padStart(5)} s  ${line}`);

/** Indexes that are no constraint: made again once all rows are there, which is much faster than row by row. */
async function dropIndexes(client: pg.Client): Promise<{ definition: string; last: boolean }[]> {
  const { rows } = await client.query<{ name: string; definition: string; last: boolean }>(`
    SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition, a.amname = 'gin' AS last
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows;
}

async function main(): Promise<void> {
  execFileSync('npx', ['prisma', 'migrate', 'deploy'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET synchronous_commit = off`,
  );
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM (SELECT 1 FROM article LIMIT 1) a',
  );
  if (rows[0]?.n !== 0) throw new Error('The database is not empty.');

  const indexes = await dropIndexes(client);
  const copies = new Map<TableName, Copy>();
  for (const [table, columns] of Object.entries(COLUMNS) as [TableName, readonly string[]][]) {
    copies.set(table, await Copy.into(url, table, columns));
  }
  await makeWorld(quotes, (table, row) => copies.get(table)?.add(row), say);
  for (const copy of copies.values()) await copy.end();
  say([...copies].map(([table, { rows }]) => `${table} ${rows}`).join(', '));

  await client.query('ANALYZE');
  for (const { definition } of indexes.filter(({ last }) => !last)) await client.query(definition);
  say('indexes');
  await client.query(`SELECT verbatim_count_quotes(ARRAY(SELECT id FROM person))`);
  // The triggers fold names.
  await client.query(`UPDATE person SET sort_name = ''; UPDATE source SET sort_name = ''`);
  await client.query(
    `INSERT INTO claim_corroboration (claim_id) SELECT id FROM claim ON CONFLICT DO NOTHING; ANALYZE`,
  );
  for (const name of readdirSync(MIGRATIONS).sort()) {
    if (!name.endsWith('_invariants')) continue;
    await client.query(readFileSync(`${MIGRATIONS}${name}/migration.sql`, 'utf8'));
    say(`${name} derived`);
  }
  for (const { definition } of indexes.filter(({ last }) => last)) {
    await client.query(definition.replace('INDEX ', 'INDEX IF NOT EXISTS '));
  }
  say('indexes of texts');
  await client.query('VACUUM ANALYZE');
  await client.end();
  say('done');
}

await main();
