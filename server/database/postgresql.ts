import pg from 'pg';
import { CONNECTION_PATIENCE } from './asker.ts';
import { cancelStatement } from './cancel.ts';
import { ConnectionError } from './error.ts';
import { createPool, type Pool } from './pool.ts';
import { schemaName } from './url.ts';

export interface PostgresqlOptions {
  /** Connections at most. @defaultValue 10 */
  readonly max?: number | undefined;
  /** Milliseconds after which the server ends a statement; 0 for never. @defaultValue 5000 */
  readonly statementTimeout?: number | undefined;
  /** Called when an idle connection breaks; the pool opens a new one by itself. @defaultValue nothing */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** Milliseconds that an answer may take beyond the statement's time, in which the server says that it has ended it. */
const GRACE = 1000;

/** On each connection; see prepared.ts. */
const PREPARED = { statements: 200, characters: 400_000 };

/** Milliseconds after which an idle connection is asked whether it is still there, from both ends. */
const KEEP_ALIVE = 10_000;

/** A pool on a server that nobody waits for longer than 2 s, and that survives the server's restart. */
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
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', (error) => onError?.(error));
  return pool;
}

/**
 * Runs a function on a session of its own, whose statements may take any time.
 *
 * @param signal ends the session at once, in the middle of a statement too
 * @throws ConnectionError where none can be had, the signal's reason, and whatever the function throws
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
    // Without a listener a connection that breaks would end the process; the query is told as well.
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
    // A broken connection must not keep anyone waiting for an answer that cannot come.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
  };
}

/**
 * Compiling what a statement computes (`jit`) takes longer than computing it once for a page: of a search, which has some
 * 260 expressions, more than 110 ms. And a named statement is planned once, not anew for the values of each request
 * (`plan_cache_mode`): what it looks up by is the same whatever the values are, and to plan some of them takes twice as
 * long as to run them. A server that hears nothing of a client for long ends what it runs for it (`tcp_keepalives_idle`).
 * A URL may say otherwise.
 *
 * Settings go with the first packet, so they cost no statement. The zone matters: the adapter reads a timestamptz as
 * if its offset were 0, whatever the server's or the database's own setting is.
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

/** The schema of a URL and no other, so that nothing is taken from, or written to, another database's tables. */
function searchPath(url: string): string[] {
  const schema = schemaName(url);
  // The server splits options at spaces that no backslash stands before.
  return schema === undefined
    ? []
    : [`search_path=${pg.escapeIdentifier(schema).replace(/[\\\s]/g, '\\$&')}`];
}
