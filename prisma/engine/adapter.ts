import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { createAdapter } from '../../server/database/adapter.ts';
import type { Pool } from '../../server/database/pool.ts';

/**
 * The server's adapter, adapted for reading catalogues. Their flags have the type "char", which adapter-pg refuses and the
 * engine expects as characters. The pool reports these columns as text, and the adapter reports them as characters again.
 *
 * @param pool - is changed, so a pool can have one adapter only
 * @see https://www.postgresql.org/docs/current/datatype-character.html
 */
export async function createEngineAdapter(pool: Pool): Promise<SqlDriverAdapter> {
  const characters = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  const renaming = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    const result = await query(config);
    // A script with several statements has several results, which nothing reads.
    if (!Array.isArray(result)) characters.set(result.rows, renameCharacters(result.fields));
    return result;
  };
  const adapter = await createAdapter(Object.assign(pool, { query: renaming }));
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (sql: SqlQuery) => {
      const result = await queryRaw(sql);
      const columns = characters.get(result.rows) ?? [];
      for (const index of columns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}

function renameCharacters(fields: pg.FieldDef[]): number[] {
  const { CHAR, TEXT } = pg.types.builtins;
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== CHAR) return [];
    field.dataTypeID = TEXT;
    return [index];
  });
}
