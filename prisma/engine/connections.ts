import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { createSchema, runOnce } from '../../server/database/create.ts';
import { DatabaseError } from '../../server/database/error.ts';
import { lockFolder } from '../../server/database/lock.ts';
import type { Pool } from '../../server/database/pool.ts';
import { createPostgresqlPool } from '../../server/database/postgresql.ts';
import { parseDatabaseUrl, withDatabase } from '../../server/database/url.ts';

export interface Connection {
  readonly pool: Pool;
  close(): Promise<void>;
}

export async function openMain(url: string | undefined): Promise<Connection> {
  if (url === undefined)
    throw new DatabaseError('INVALID_DATABASE_URL', 'This command needs a DATABASE_URL.');
  const address = parseDatabaseUrl(url);
  if (address.engine === 'postgresql') return openServer(address.url);
  const lock = await lockFolder(address.folder, { command: process.env.VERBATIM_COMMAND });
  try {
    const { createPglite } = await importPglite();
    return openPglite(await createPglite(address.folder), lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** An empty database on which Prisma tries migrations: in memory, or beside the real database on its server. */
export async function openShadow(url: string | undefined): Promise<Connection> {
  const address = url === undefined ? undefined : parseDatabaseUrl(url);
  if (address?.engine !== 'postgresql') return openBlank();
  const maintenance = withDatabase(address.url, 'postgres');
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await runOnce(maintenance, `CREATE DATABASE "${name}"`);
  const shadow = withDatabase(address.url, name);
  await createSchema(shadow);
  const { pool, close } = openServer(shadow);
  const drop = async (): Promise<void> => void (await runOnce(maintenance, `DROP DATABASE "${name}"`));
  return { pool, close: () => close().then(drop) };
}

let blank: Promise<Blob> | undefined;

/**
 * An empty database in memory. A command may need several. All but the first are copies, which take a fifth of the time.
 */
export async function openBlank(): Promise<Connection> {
  const { createPglite } = await importPglite();
  blank ??= createPglite().then((pglite) => pglite.dumpDataDir('none').finally(() => pglite.close()));
  return openPglite(await createPglite(undefined, { loadDataDir: await blank }));
}

/** Loads PGlite only if it is used. */
function importPglite(): Promise<typeof import('../../server/database/pglite.ts')> {
  return import('../../server/database/pglite.ts');
}

async function openPglite(pglite: PGlite, release = (): void => {}): Promise<Connection> {
  const { createPglitePool } = await importPglite();
  const pool = createPglitePool(pglite);
  const close = async (): Promise<void> => {
    await pool.end();
    await pglite.close();
  };
  return { pool, close: () => close().finally(release) };
}

/**
 * A pool of one connection, because locks and settings belong to a session. There is no time limit: migrations may be
 * long.
 */
function openServer(url: string): Connection {
  const pool = createPostgresqlPool(url, { max: 1, statementTimeout: 0 });
  return { pool, close: () => pool.end() };
}
