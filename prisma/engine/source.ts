import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { createEngineAdapter } from './adapter.ts';
import { type Connection, openBlank, openDatabase, openShadow } from './connections.ts';

/** The database that an engine process works on, opened when it is first needed. */
export interface Source {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  /** Runs a script of any number of statements. */
  execute(script: string): Promise<void>;
  /** Lets the engine, which always connects, connect to an empty database in memory instead. */
  leaveAlone(): void;
  close(): Promise<void>;
}

export function createSource(url: string | undefined): Source {
  let alone = false;
  let main: Promise<Connection> | undefined;
  // One connection for all that ask, so none of them closes it.
  const connect = async (): Promise<SqlDriverAdapter> => {
    main ??= alone ? openBlank() : openDatabase(url);
    return createEngineAdapter((await main).pool, async () => {});
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect,
      connectToShadowDb: async () => {
        const shadow = await openShadow(url);
        return createEngineAdapter(shadow.pool, shadow.close);
      },
    },
    execute: async (script) => (await connect()).executeScript(script),
    leaveAlone: () => {
      alone = true;
    },
    close: async () => (await main?.catch(() => undefined))?.close(),
  };
}
