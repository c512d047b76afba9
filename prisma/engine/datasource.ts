import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { createEngineAdapter } from './adapter.ts';
import { type Connection, openBlank, openMain, openShadow } from './connections.ts';

/** The database that an engine process works on, opened when it is first needed. */
export interface Datasource {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** Runs a script of any number of statements. */
  execute(script: string): Promise<void>;
  /** The names of the migrations that the database has in its record. */
  appliedMigrations(): Promise<string[]>;
  /** What the database said to the last script that failed. */
  lastScriptError(): string | undefined;
  /** Lets the engine, which always connects, connect to an empty database in memory instead. */
  leaveAlone(): void;
  close(): Promise<void>;
}

export function createDatasource(url: string | undefined): Datasource {
  let alone = false;
  let scriptError: string | undefined;
  let main: Promise<SqlDriverAdapter> | undefined;

  const adapt = async ({ pool, close }: Connection): Promise<SqlDriverAdapter> => {
    const adapter = await createEngineAdapter(pool);
    const executeScript = adapter.executeScript.bind(adapter);
    return Object.assign(adapter, {
      dispose: close,
      executeScript: (script: string) =>
        executeScript(script).catch((error: Error) => {
          scriptError = error.message;
          throw error;
        }),
    });
  };
  // One connection for all that ask, so none of them closes it.
  let closeMain = async (): Promise<void> => {};
  const open = async (): Promise<SqlDriverAdapter> => {
    const { pool, close } = alone ? await openBlank() : await openMain(url);
    closeMain = close;
    return adapt({ pool, close: async () => {} });
  };
  const connect = (): Promise<SqlDriverAdapter> => (main ??= open());

  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect,
      connectToShadowDb: async () => adapt(await openShadow(url)),
    },
    execute: async (script) => (await connect()).executeScript(script),
    appliedMigrations: async () => {
      const adapter = await connect();
      const read = async (sql: string) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
      const [[recorded] = []] = await read("SELECT to_regclass('_prisma_migrations') IS NOT NULL");
      if (recorded !== true) return [];
      const rows = await read(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      );
      return rows.map(([name]) => String(name));
    },
    lastScriptError: () => scriptError,
    leaveAlone: () => {
      alone = true;
    },
    close: () => closeMain(),
  };
}
