import { existsSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { DatabaseError } from './error.ts';
import { PgliteStream } from './pglite-stream.ts';
import { createPool, type Pool } from './pool.ts';
import { isDiskFull, isFolderFull, storageFull } from './storage.ts';

export interface PgliteOptions {
  /** A dump of a data folder (`pglite.dumpDataDir()`) to begin with. */
  readonly loadDataDir?: Blob | File;
}

/**
 * The pages that PGlite keeps in its memory. It writes all of this memory when it opens, so PostgreSQL's default of 128 MB
 * is taken even by a small database. Pages beyond it are read from the file system's cache.
 */
const SHARED_BUFFERS = '32MB';

/**
 * Opens PGlite with the extensions that the migrations create; without a folder it lives in memory.
 *
 * @throws DatabaseError `DATABASE_UNAVAILABLE` when PGlite cannot read the folder, `STORAGE_FULL` when its disk is full
 */
export async function createPglite(folder?: string, { loadDataDir }: PgliteOptions = {}): Promise<PGlite> {
  try {
    return await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: folder }),
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
      extensions: { pg_trgm, unaccent },
      startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
    });
  } catch (error) {
    if (folder === undefined) throw error;
    if (isDiskFull(error) || isFolderFull(folder)) throw storageFull(folder, error);
    const version = existsSync(`${folder}/PG_VERSION`)
      ? readFileSync(`${folder}/PG_VERSION`, 'utf8').trim()
      : 'none';
    const message =
      `PGlite cannot open the database folder ${folder}: it is damaged, or of another version of PostgreSQL ` +
      `(its PG_VERSION is ${version}). Move it away to begin anew, or set DATABASE_URL to another folder.`;
    throw new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error });
  }
}

/** Its memory is this process's, and never shrinks. */
const PREPARED = { statements: 100, characters: 120_000 };

/**
 * PGlite behind the interface of `pg`, so that both engines go through one Prisma adapter and answer with the same
 * values and errors.
 *
 * PGlite is one session: the pool has one client, and who asks during a transaction waits until it ends.
 */
export function createPglitePool(pglite: PGlite): Pool {
  const stream = () => new PgliteStream(pglite);
  return createPool(
    { user: 'postgres', database: 'postgres', ssl: false, max: 1, idleTimeoutMillis: 0, stream },
    { silence: 0, prepared: PREPARED },
  );
}
