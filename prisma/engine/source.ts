import { randomUUID } from 'node:crypto';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { DatabaseError } from '../../server/database/error.ts';
import { lockFolder } from '../../server/database/lock.ts';
import { createPglite, createPglitePool } from '../../server/database/pglite.ts';
import { createPostgresqlPool, withDatabase } from '../../server/database/postgresql.ts';
import { type DatabaseAddress, parseDatabaseUrl } from '../../server/database/url.ts';
import { createEngineAdapter } from './adapter.ts';
import { run } from './administer.ts';

interface Connection {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** The database of an engine process, opened when it is first asked for: `migrate diff` may not need it at all. */
export interface Source {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
}

export function createSource(url: string | undefined): Source {
  let main: Promise<Connection> | undefined;
  const open = (): Promise<Connection> => {
    if (url === undefined) throw new DatabaseError('INVALID_DATABASE_URL', 'This command needs a DATABASE_URL.');
    return openMain(parseDatabaseUrl(url));
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      // The connection is shared by all that ask, so none of them closes it.
      connect: async () => createEngineAdapter((await (main ??= open())).pool, async () => {}),
      connectToShadowDb: async () => {
        const shadow = await openShadow(url);
        return createEngineAdapter(shadow.pool, shadow.close);
      },
    },
    close: async () => (await main?.catch(() => undefined))?.close(),
  };
}

async function openMain(address: DatabaseAddress): Promise<Connection> {
  if (address.engine === 'postgresql') return openServer(address.url);
  const lock = await lockFolder(address.folder, { command: process.env.VERBATIM_COMMAND });
  try {
    return openPglite(await createPglite(address.folder), lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What migrations do to an empty database is found out on one: in memory, or beside the real one on its server. */
async function openShadow(url: string | undefined): Promise<Connection> {
  const address = url === undefined ? undefined : parseDatabaseUrl(url);
  if (address?.engine !== 'postgresql') return openPglite(await createPglite(undefined, { loadDataDir: await blank() }));
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const maintenance = withDatabase(address.url, 'postgres');
  await run(maintenance, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const { pool, close } = openServer(withDatabase(address.url, name));
  return { pool, close: () => close().then(() => run(maintenance, `DROP DATABASE ${pg.escapeIdentifier(name)}`)) };
}

function openPglite(pglite: PGlite, release = (): void => {}): Connection {
  const pool = createPglitePool(pglite);
  return { pool, close: () => pool.end().then(() => pglite.close()).finally(release) };
}

let blankDump: Promise<Blob> | undefined;

/** An empty database to copy from: a command may need several, and a copy takes a fifth of the time. */
function blank(): Promise<Blob> {
  blankDump ??= createPglite().then((pglite) => pglite.dumpDataDir('none').finally(() => pglite.close()));
  return blankDump;
}

/** One connection, because locks and settings belong to a session; no time limit, because a migration may be long. */
function openServer(url: string): Connection {
  const pool = createPostgresqlPool(url, { max: 1, statementTimeout: 0 });
  return { pool, close: () => pool.end() };
}
