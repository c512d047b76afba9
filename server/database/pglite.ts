import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import pg from 'pg';
import { PgliteStream } from './pglite-stream.ts';

export interface PgliteOptions {
  /** A dump of a data folder (`pglite.dumpDataDir()`) to begin with. */
  readonly loadDataDir?: Blob | File;
}

/** Opens PGlite with the extensions that the migrations create; without a folder it lives in memory. */
export async function createPglite(folder?: string, { loadDataDir }: PgliteOptions = {}): Promise<PGlite> {
  return PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(loadDataDir === undefined ? {} : { loadDataDir }),
    extensions: { pg_trgm, unaccent },
  });
}

/**
 * PGlite behind the interface of `pg`, so that both engines go through one Prisma adapter and answer with the same
 * values and errors.
 *
 * PGlite is one session: the pool has one client, and who asks during a transaction waits until it ends.
 */
export function createPglitePool(pglite: PGlite): pg.Pool {
  return new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: 1,
    idleTimeoutMillis: 0,
    stream: () => new PgliteStream(pglite),
  });
}
