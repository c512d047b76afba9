import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { createAdapterFactory } from './adapter.ts';
import type { Asker } from './asker.ts';
import { queryBytes, type SentStatement } from './bytes.ts';
import { openFolder } from './folder.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { createPglitePool } from './pglite.ts';
import type { Pool } from './pool.ts';
import { createPostgresqlPool, type PostgresqlOptions, withSession } from './postgresql.ts';
import { type DatabaseAddress, parseDatabaseUrl } from './url.ts';

export { Asker } from './asker.ts';
export { createPglite } from './pglite.ts';

export interface Database {
  readonly engine: DatabaseAddress['engine'];
  readonly prisma: PrismaClient;
  /**
   * Runs a function and lists the SQL statements that it sent, without the boundaries of transactions. Calls may nest.
   *
   * @param asker the statements that still run when the asker leaves are cancelled
   */
  statements<T>(run: () => PromiseLike<T>, asker?: Asker): Promise<{ result: T; statements: string[] }>;
  /**
   * Sends one statement without Prisma.
   *
   * @param asker the statement is cancelled when the asker leaves
   * @returns the first value of the first row as the database sent it, a text in UTF-8; null if there is none
   */
  bytes(statement: SentStatement, asker?: Asker): Promise<Buffer | null>;
  /**
   * Runs a function on one session, whose statements have no time limit.
   *
   * @param signal ends the session at once, unless the database is embedded
   */
  session<T>(run: (session: pg.ClientBase) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * Ends all connections and releases the folder of an embedded database. Running statements get some seconds to end. A
   * process with PGlite does not exit before that.
   */
  close(): Promise<void>;
}

export interface DatabaseOptions extends PostgresqlOptions {
  /**
   * The name of this process in the message to another one that is refused the folder. @defaultValue the command line
   */
  readonly command?: string | undefined;
  /** A lock on the PGlite folder that this process holds already. Closing the database releases it. */
  readonly lock?: FolderLock | undefined;
}

/** Milliseconds that running statements get to end once the database is closed. */
const FAREWELL = 8000;

/**
 * Opens a database by its URL, or on a PGlite that is open already. The caller closes that PGlite.
 *
 * @throws DatabaseError `INVALID_DATABASE_URL`, or `DATABASE_IN_USE` when another process holds the PGlite folder.
 */
export async function openDatabase(
  source: string | PGlite,
  options: DatabaseOptions = {},
): Promise<Database> {
  if (typeof source !== 'string') return onPglite(source, async () => {});
  const address = parseDatabaseUrl(source);
  if (address.engine === 'postgresql') {
    const { url } = address;
    return createDatabase('postgresql', createPostgresqlPool(url, options), {
      session: (run, signal) => withSession(url, run, signal),
      close: async () => {},
    });
  }
  const lock = options.lock ?? (await lockFolder(address.folder, options));
  try {
    const pglite = await openFolder(address.folder);
    return onPglite(pglite, () => pglite.close().finally(lock.release));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function onPglite(pglite: PGlite, close: () => Promise<void>): Database {
  const pool = createPglitePool(pglite);
  return createDatabase('pglite', pool, { session: (run) => pool.use(run), close });
}

interface Scope {
  readonly statements: string[];
  readonly asker: Asker | undefined;
  readonly outer: Scope | undefined;
}

/** What each engine does in its own way. */
interface Engine {
  session: Database['session'];
  close: () => Promise<void>;
}

function createDatabase(name: Database['engine'], pool: Pool, engine: Engine): Database {
  const scopes = new AsyncLocalStorage<Scope>();
  let open = 0;
  const observe = (sql: string): void => {
    for (let scope = scopes.getStore(); scope !== undefined; scope = scope.outer) scope.statements.push(sql);
  };
  pool.whoAsks = () => scopes.getStore()?.asker;
  const prisma = new PrismaClient({ adapter: createAdapterFactory(pool, observe) });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.close(FAREWELL);
    await engine.close();
  };
  return {
    engine: name,
    prisma,
    session: engine.session,
    statements: async (run, asker = scopes.getStore()?.asker) => {
      const statements: string[] = [];
      open++;
      try {
        // Awaited inside, because a Prisma call sends nothing before it is awaited.
        const scope = { statements, asker, outer: scopes.getStore() };
        const result = await scopes.run(scope, async () => await run());
        return { result, statements };
      } finally {
        // An enabled AsyncLocalStorage slows down every promise of the process, by some 15 of 150 microseconds of a
        // request.
        if (--open === 0) scopes.disable();
      }
    },
    bytes: (statement, asker) => {
      observe(statement.text);
      return queryBytes(pool, statement, asker);
    },
    close: () => (closing ??= close()),
  };
}
