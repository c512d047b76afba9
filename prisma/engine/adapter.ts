import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { createAdapter } from '../../server/database/adapter.ts';

/**
 * The server's adapter, made fit for reading catalogues: their flags are of the type "char", which adapter-pg refuses
 * and the engine expects as characters. The pool calls them text, and the adapter around it tells the truth again.
 *
 * @see https://www.postgresql.org/docs/current/datatype-character.html
 */
export async function createEngineAdapter(
  pool: pg.Pool,
  dispose: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const characters = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  const readingCatalogues = Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config);
      if (!Array.isArray(result)) characters.set(result.rows, renameCharacters(result.fields));
      return result;
    },
  });
  const adapter = await createAdapter(readingCatalogues);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const executeScript = adapter.executeScript.bind(adapter);
  return Object.assign(adapter, {
    dispose,
    executeScript: (script: string) =>
      executeScript(script).catch((error: Error) => {
        scriptError = error.message;
        throw error;
      }),
    queryRaw: async (sql: SqlQuery) => {
      const result = await queryRaw(sql);
      for (const index of characters.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}

let scriptError: string | undefined;

/** What the database said to the last script that failed; the engine only passes on a paraphrase. */
export function lastScriptError(): string | undefined {
  return scriptError;
}

function renameCharacters(fields: pg.FieldDef[]): number[] {
  const { CHAR, TEXT } = pg.types.builtins;
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== CHAR) return [];
    field.dataTypeID = TEXT;
    return [index];
  });
}
