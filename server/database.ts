import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { createAdapterFactory } from './database/adapter.ts';
import { queryBytes, type SentStatement } from './database/bytes.ts';
import { lockFolder } from './database/lock.ts';
import { createPglite, createPglitePool } from './database/pglite.ts';
import { createPostgresqlPool, type PostgresqlOptions } from './database/postgresql.ts';
import { type DatabaseAddress, parseDatabaseUrl } from './database/url.ts';
import { PrismaClient } from './generated/prisma/client.ts';

export { DatabaseError } from './database/error.ts';
export { createPglite } from './database/pglite.ts';
export { type DatabaseAddress, parseDatabaseUrl } from './database/url.ts';

export interface Database {
  readonly engine: DatabaseAddress['engine'];
  readonly prisma: PrismaClient;
  /** Runs a function and tells which SQL statements it sent, transactions' boundaries left out. Calls may nest. */
  statements<T>(run: () => PromiseLike<T>): Promise<{ result: T; statements: string[] }>;
  /**
   * Sends one statement, prepared under its name where it has one, past Prisma.
   *
   * @returns the text of the first value of its first row in UTF-8, as the database wrote it; null where there is none
   */
  bytes(statement: SentStatement): Promise<Buffer | null>;
  /** Ends all connections and leaves the folder to others. A process with PGlite does not end before. */
  close(): Promise<void>;
}

export interface DatabaseOptions extends PostgresqlOptions {
  /** How another process that is refused the PGlite folder names this one. @defaultValue the command line */
  readonly command?: string | undefined;
}

/**
 * Opens a database by its URL, or on a PGlite that is already open and stays the caller's to close.
 *
 * @throws DatabaseError `INVALID_DATABASE_URL`, or `DATABASE_IN_USE` when another process holds the PGlite folder.
 */
export async function openDatabase(
  source: string | PGlite,
  options: DatabaseOptions = {},
): Promise<Database> {
  if (typeof source !== 'string') return createDatabase('pglite', createPglitePool(source), async () => {});
  const address = parseDatabaseUrl(source);
  if (address.engine === 'postgresql') {
    return createDatabase('postgresql', createPostgresqlPool(address.url, options), async () => {});
  }
  const lock = await lockFolder(address.folder, options);
  try {
    const pglite = await createPglite(address.folder);
    return createDatabase('pglite', createPglitePool(pglite), () => pglite.close().finally(lock.release));
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Scope {
  readonly statements: string[];
  readonly outer: Scope | undefined;
}

function createDatabase(
  engine: Database['engine'],
  pool: pg.Pool,
  closeEngine: () => Promise<void>,
): Database {
  const scopes = new AsyncLocalStorage<Scope>();
  let open = 0;
  const observe = (sql: string): void => {
    for (let scope = scopes.getStore(); scope !== undefined; scope = scope.outer) scope.statements.push(sql);
  };
  const prisma = new PrismaClient({ adapter: createAdapterFactory(pool, observe) });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
    await closeEngine();
  };
  return {
    engine,
    prisma,
    statements: async (run) => {
      const statements: string[] = [];
      open++;
      try {
        // Awaited inside, because a Prisma call sends nothing before it is awaited.
        const result = await scopes.run({ statements, outer: scopes.getStore() }, async () => await run());
        return { result, statements };
      } finally {
        // While it is enabled, every promise of the process pays for it: some 15 of 150 microseconds of a request.
        if (--open === 0) scopes.disable();
      }
    },
    bytes: (statement) => {
      observe(statement.text);
      return queryBytes(pool, statement);
    },
    close: () => (closing ??= close()),
  };
}
