import pg from 'pg';
import { databaseName, parseDatabaseUrl, schemaName, withDatabase } from './url.ts';

/** SQLSTATEs that say that another process has created the same database or schema meanwhile. */
const EXISTS = /^(42P04|42P06|23505)$/;

/**
 * Creates the database that a URL names. Like `prisma migrate deploy`, it connects to the database `postgres` for that,
 * which every server has.
 *
 * @throws what `pg` throws
 */
export async function createDatabase(url: string): Promise<void> {
  const statement = `CREATE DATABASE ${pg.escapeIdentifier(databaseName(url))}`;
  await unlessThere(runOnce(withDatabase(url, 'postgres'), statement));
}

/**
 * Creates the schema that a URL names with `?schema=`, unless it exists. An embedded database has one schema only, so
 * nothing is created there.
 *
 * @throws what `pg` throws
 */
export async function createSchema(url: string): Promise<void> {
  if (parseDatabaseUrl(url).engine === 'pglite') return;
  const schema = schemaName(url);
  if (schema === undefined) return;
  // Not IF NOT EXISTS: it requires the right to create schemas even if the schema exists.
  const there = await runOnce(url, 'SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (there > 0) return;
  await unlessThere(runOnce(url, `CREATE SCHEMA ${pg.escapeIdentifier(schema)}`));
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && EXISTS.test(error.code ?? ''))) throw error;
  }
}

/**
 * Runs one statement on a connection of its own. A session cannot create or drop the database that it is connected to.
 *
 * @returns the number of rows that the statement found
 */
export async function runOnce(url: string, sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return (await client.query(sql, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
