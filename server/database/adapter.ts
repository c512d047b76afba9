import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { lineIn } from './error.ts';
import type { Pool } from './pool.ts';

/** Gets the text of each statement before it is sent, except BEGIN, COMMIT and other boundaries of a transaction. */
export type StatementObserver = (sql: string) => void;

/** A Prisma driver adapter on a pool of either engine. It tells an observer of each statement. */
export function createAdapterFactory(pool: Pool, observer?: StatementObserver): SqlDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPg(pool);
  return { provider, adapterName, connect: () => createAdapter(pool, observer) };
}

export async function createAdapter(pool: Pool, observer?: StatementObserver): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool, {
    // Prisma writes the schema's name before each table.
    ...(pool.schema !== undefined && { schema: pool.schema }),
    statementNameGenerator: ({ sql }) => pool.prepared.nameOf(sql),
  }).connect();
  const startTransaction = adapter.startTransaction.bind(adapter);
  return observe(
    Object.assign(adapter, {
      startTransaction: async (...level: Parameters<typeof startTransaction>) =>
        observe(await startTransaction(...level), observer),
      executeScript: (script: string) => executeScript(pool, script),
    }),
    observer,
  );
}

/**
 * Sends a script as it is. The adapter's own method splits a script at each semicolon, even inside a function's body.
 */
async function executeScript(pool: Pool, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(script);
    client.release();
  } catch (error) {
    // The script may have begun a transaction, so the connection is not used again.
    client.release(true);
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = 'N/A', severity = 'N/A', detail, column, hint, position } = error;
    const message = `${error.message}${lineIn(script, position)}`;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}

const BOUNDARY = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/;

function observe<T extends SqlQueryable>(queryable: T, observer: StatementObserver | undefined): T {
  if (observer === undefined) return queryable;
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  const note = ({ sql }: SqlQuery): void => {
    if (!BOUNDARY.test(sql)) observer(sql);
  };
  return Object.assign(queryable, {
    queryRaw: (query: SqlQuery) => {
      note(query);
      return queryRaw(query);
    },
    executeRaw: (query: SqlQuery) => {
      note(query);
      return executeRaw(query);
    },
  });
}
