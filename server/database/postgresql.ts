import pg from 'pg';
import { CONNECTION_PATIENCE } from './asker.ts';
import { cancelStatement } from './cancel.ts';
import { ConnectionError } from './error.ts';
import { createPool, type Pool } from './pool.ts';
import { schemaName } from './url.ts';

export interface PostgresqlOptions {
  /** The most connections that the pool opens. @defaultValue 10 */
  readonly max?: number | undefined;
  /** Milliseconds after which the database server ends a statement. 0: never. @defaultValue 5000 */
  readonly statementTimeout?: number | undefined;
  /** Called when an idle connection breaks. The pool opens a new one by itself. @defaultValue nothing */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** Milliseconds beyond the statement timeout in which the database server reports that it has ended the statement. */
const GRACE = 1000;

/** Limits of the statements that are prepared on each connection; see prepared.ts. */
const PREPARED = { statements: 200, characters: 250_000 };

/** Milliseconds after which TCP keep-alive checks an idle connection, from both ends. */
const KEEP_ALIVE = 10_000;

/**
 * A pool on a PostgreSQL server. No asker waits longer than 2 s for a connection. The pool survives the server's
 * restart.
 */
export function createPostgresqlPool(url: string, options: PostgresqlOptions = {}): Pool {
  const { statementTimeout = 5000, max = 10, onError } = options;
  const pool = createPool(
    { ...clientConfig(url, statementTimeout), max, connectionTimeoutMillis: CONNECTION_PATIENCE },
    {
      schema: schemaName(url),
      silence: statementTimeout === 0 ? 0 : statementTimeout + GRACE,
      prepared: PREPARED,
      cancel: cancelStatement,
    },
  );
  // Without a listener, a broken idle connection would end the process.
  pool.on('error', (error) => onError?.(error));
  return pool;
}

/**
 * Runs a function on a session of its own, whose statements have no time limit.
 *
 * @param signal ends the session at once, even during a statement
 * @throws ConnectionError if no connection can be had, the signal's reason, and whatever the function throws
 */
export async function withSession<T>(
  url: string,
  run: (session: pg.ClientBase) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  let client: pg.Client | undefined;
  const leave = () => void client?.connection.stream.destroy();
  signal?.addEventListener('abort', leave, { once: true });
  try {
    client = await connected(url);
    signal?.throwIfAborted();
    return await run(client);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', leave);
    if (client) await end(client);
  }
}

async function end(client: pg.Client): Promise<void> {
  const late = setTimeout(() => client.connection.stream.destroy(), GRACE);
  await client.end().finally(() => clearTimeout(late));
}

async function connected(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ ...clientConfig(url, 0), connectionTimeoutMillis: 5000 });
    // Without a listener, a broken connection would end the process. The query fails as well, so this can be ignored.
    client.on('error', () => {});
    await client.connect();
    return client;
  } catch (error) {
    throw new ConnectionError(error);
  }
}

function clientConfig(url: string, statementTimeout: number): pg.ClientConfig {
  return {
    connectionString: withSettings(url, statementTimeout),
    // Without keep-alive, a query could wait on a broken connection for an answer that cannot come.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
  };
}

/**
 * The URL with the settings of a session. They go with the first packet, so they cost no statement.
 *
 * - `jit=off`: compiling the expressions of a statement takes longer than computing them once for a page. For a search,
 *   which has some 260 expressions, compiling takes more than 110 ms.
 * - `plan_cache_mode`: a named statement is planned once, not for the values of each request. It uses the same indexes
 *   whatever the values are, and planning takes twice as long as running for some statements.
 * - `tcp_keepalives_*`: the database server ends the statements of a client that is gone.
 * - `TimeZone`: the adapter reads a timestamptz as if its offset were 0, whatever the server or the database is set to.
 *
 * `?options=` of the URL can override the first three.
 */
function withSettings(url: string, statementTimeout: number): string {
  const address = new URL(url);
  const own = address.searchParams.get('options');
  const defaults = [
    'jit=off',
    'plan_cache_mode=force_generic_plan',
    `tcp_keepalives_idle=${KEEP_ALIVE / 1000}`,
    'tcp_keepalives_interval=5',
    'tcp_keepalives_count=3',
  ].map((setting) => `-c ${setting}`);
  const settings = ['TimeZone=UTC', `statement_timeout=${statementTimeout}`, ...searchPath(url)];
  address.searchParams.set(
    'options',
    [...defaults, ...(own === null ? [] : [own]), ...settings.map((setting) => `-c ${setting}`)].join(' '),
  );
  address.searchParams.delete('schema');
  return address.href;
}

/** A search path of the URL's schema alone, so that no statement reads or writes the tables of another schema. */
function searchPath(url: string): string[] {
  const schema = schemaName(url);
  // The database server splits options at each space that has no backslash before it.
  return schema === undefined
    ? []
    : [`search_path=${pg.escapeIdentifier(schema).replace(/[\\\s]/g, '\\$&')}`];
}
