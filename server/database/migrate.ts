import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DatabaseError, lineIn } from './error.ts';
import { HERE } from './here.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { settleUnfinished } from './unfinished.ts';
import { anotherVersion, refuseOtherMigrations, unknownTo } from './versions.ts';

/** The key of the advisory lock that Prisma's commands take: whoever migrates a database waits for whoever does. */
const LOCK = 72707369;

/** Prisma's record of migrations, as its schema engine makes it. */
const RECORD = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

export interface MigrateOptions {
  /** Told of what takes long or is out of the ordinary. */
  say?: (line: string) => void;
  /** Asked to stop: migrating ends between two migrations. Running it again completes it. */
  signal?: AbortSignal | undefined;
  /** Where the database is, to say what to do. */
  url?: string;
  /** @defaultValue those in prisma/migrations */
  migrations?: Migration[];
}

/**
 * Applies the committed migrations that a database lacks, as `prisma migrate deploy` does and with the same record, but
 * each in one transaction with its entry in that record: one that is cut off leaves neither, so the next run goes on.
 * Hence no migration may hold what cannot run in a transaction, such as CREATE INDEX CONCURRENTLY, or a COMMIT.
 *
 * @throws DatabaseError `MIGRATION_FAILED` with the migration, the line and what the database said
 */
export async function migrate(session: pg.ClientBase, options: MigrateOptions = {}): Promise<void> {
  const { say = () => {}, signal, url, migrations = readMigrations() } = options;
  const names = migrations.map(({ name }) => name);
  const { rows } = await session.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS free`);
  if (!rows[0]?.free) {
    say('Waiting for another process that migrates the database ...');
    await session.query(`SELECT pg_advisory_lock(${LOCK})`);
  }
  try {
    await refuseForeign(session);
    await session.query(RECORD);
    refuseOtherMigrations(await appliedNames(session), url, names);
    await settleUnfinished(session, migrations);
    const applied = await appliedNames(session);
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      // PGlite never gives way to the event loop, which is where signals are heard.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      await apply(session, migration, unknownTo(names, applied));
    }
  } finally {
    // Where the connection broke, the lock went with it.
    await session.query(`SELECT pg_advisory_unlock(${LOCK})`).catch(() => {});
  }
}

/** A database that is not empty and without a record belongs to something else, or was made by `prisma db push`. */
async function refuseForeign(session: pg.ClientBase): Promise<void> {
  const { rows } = await session.query<{ table: string }>(`
    SELECT c.relname AS table FROM pg_class c
    WHERE c.relnamespace = ${HERE} AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND to_regclass('_prisma_migrations') IS NULL
      AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY c.relname LIMIT 1`);
  const [found] = rows;
  if (!found) return;
  throw new DatabaseError(
    'MIGRATION_FAILED',
    `The database is not empty, and Verbatim did not migrate it: it has a table ${found.table}. ` +
      'Set DATABASE_URL to an empty database, or to one that does not exist yet.',
  );
}

async function appliedNames(session: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await session.query<{ name: string }>(`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  return new Set(rows.map(({ name }) => name));
}

async function apply(session: pg.ClientBase, migration: Migration, unknown: string[]): Promise<void> {
  const { name, script, checksum } = migration;
  const started = new Date();
  await session.query('BEGIN');
  try {
    await session.query(script);
    if (session.getTransactionStatus() !== 'T') throw new Error('its script ends the transaction it runs in');
    await session.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, $3, $4, $5, 1)`,
      [randomUUID(), checksum, started, new Date(), name],
    );
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {});
    throw migrationFailed(migration, error, unknown);
  }
}

/** An error of the database in words; one that is not about the script stays what it is. */
function migrationFailed({ name, script }: Migration, error: unknown, unknown: string[]): unknown {
  if (!(error instanceof Error) || isOutside(error)) return error;
  const { position } = error as { position?: string };
  const other =
    unknown.length === 0
      ? ''
      : ` ${anotherVersion(unknown)}. Set DATABASE_URL to a new database, or start that version.`;
  return new DatabaseError(
    'MIGRATION_FAILED',
    `The migration ${name} failed${lineIn(script, position)}: ${error.message}. Nothing of it was kept.${other}`,
    { cause: error },
  );
}

/** Classes of SQLSTATE that blame the server, its disk or the connection, and errors that come from neither. */
function isOutside(error: Error): boolean {
  const { code, severity } = error as { code?: string; severity?: string };
  return severity === undefined
    ? code !== undefined || /connection|terminated/i.test(error.message)
    : /^(08|53|57|58)/.test(code ?? '');
}
