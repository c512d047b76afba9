import pg from 'pg';
import { databaseName, withDatabase } from './url.ts';

/** SQLSTATEs of a database that another process has made meanwhile. */
const EXISTS = /^(42P04|23505)$/;

/**
 * Makes the database that a URL names, as `prisma migrate deploy` does: the connection for that is to `postgres`, which
 * every server has.
 *
 * @throws what `pg` throws
 */
export async function createDatabase(url: string): Promise<void> {
  try {
    await runOnce(withDatabase(url, 'postgres'), `CREATE DATABASE ${pg.escapeIdentifier(databaseName(url))}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && EXISTS.test(error.code ?? ''))) throw error;
  }
}

/** Runs one statement on a connection of its own: one cannot create or drop the database one is in. */
export async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
