import pg from 'pg';
import { databaseName, parseDatabaseUrl, schemaName, withDatabase } from './url.ts';

/** SQLSTATEs of a database or a schema that another process has made meanwhile. */
const EXISTS = /^(42P04|42P06|23505)$/;

/**
 * Makes the database that a URL names, as `prisma migrate deploy` does: the connection for that is to `postgres`, which
 * every server has.
 *
 * @throws what `pg` throws
 */
export async function createDatabase(url: string): Promise<void> {
  const statement = `CREATE DATABASE ${pg.escapeIdentifier(databaseName(url))}`;
  await unlessThere(runOnce(withDatabase(url, 'postgres'), statement));
}

/**
 * Makes the schema that a URL asks for, where it asks for one and the database has none of that name. Nothing is made in
 * an embedded database, which has one schema.
 *
 * @throws what `pg` throws
 */
export async function createSchema(url: string): Promise<void> {
  if (parseDatabaseUrl(url).engine === 'pglite') return;
  const schema = schemaName(url);
  if (schema === undefined) return;
  // Not IF NOT EXISTS, which asks for the right to make schemas where there is nothing to make, too.
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
 * Runs one statement on a connection of its own: one cannot create or drop the database one is in.
 *
 * @returns how many rows it found
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
