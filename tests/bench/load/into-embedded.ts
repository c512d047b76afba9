import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** Columns of all tables, without those that the database computes. */
const TABLES = `
  SELECT c.relname::text AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT starts_with(c.relname, '_') GROUP BY 1`;

/** The rows of a table as COPY writes them. */
function rowsOf(client: pg.Client, table: string, columns: string): Promise<Buffer<ArrayBuffer>[]> {
  const chunks: Buffer<ArrayBuffer>[] = [];
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: { query(text: string): void }) =>
        connection.query(`COPY ${table} (${columns}) TO STDOUT`),
      // A copy: the connection reads what comes next into the same memory.
      handleCopyData: ({ chunk }: { chunk: Buffer }) => chunks.push(Buffer.from(chunk)),
      handleCommandComplete() {},
      handleReadyForQuery: () => resolve(chunks),
      handleError: (error: Error) => reject(error),
    } as unknown as pg.Submittable);
  });
}

/**
 * Copies all rows of a PostgreSQL database that `npm run bench:load` filled into an embedded one that is migrated, past
 * its triggers and keys.
 */
export async function copyInto(pglite: PGlite, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; columns: string }>(TABLES);
  await pglite.exec('SET session_replication_role = replica');
  for (const { name } of tables) await pglite.exec(`DELETE FROM ${name}`);
  for (const { name, columns } of tables) {
    const blob = new Blob(await rowsOf(client, name, columns));
    await pglite.query(`COPY ${name} (${columns}) FROM '/dev/blob'`, [], { blob });
  }
  await pglite.exec('RESET session_replication_role');
  await pglite.exec('VACUUM ANALYZE');
  await client.end();
}
