import pg from 'pg';

/** An index that is no constraint. */
export interface Index {
  name: string;
  definition: string;
  /** Whether it is of the kind that texts are searched by, which takes long. */
  gin: boolean;
}

/**
 * Drops the indexes that are no constraint, to be made again once all rows are there: much faster than row by row.
 *
 * @param tables those of other tables stay
 */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition, a.amname = 'gin' AS gin
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid JOIN pg_am a ON a.oid = c.relam
    WHERE c.relnamespace = 'public'::regnamespace AND t.relname = ANY($1) AND NOT i.indisprimary
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    ORDER BY t.reltuples DESC, c.relname`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows;
}

/** Makes indexes on a connection of its own. */
export async function makeIndexes(url: string, indexes: readonly Index[], settings: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(settings);
  for (const { definition } of indexes) await client.query(definition);
  await client.end();
}
