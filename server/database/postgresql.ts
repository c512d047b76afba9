import pg from 'pg';

export interface PostgresqlOptions {
  /** Connections at most. @defaultValue 10 */
  readonly max?: number | undefined;
  /** Milliseconds after which the server ends a statement; 0 for never. @defaultValue 5000 */
  readonly statementTimeout?: number | undefined;
  /** Called when an idle connection breaks; the pool opens a new one by itself. @defaultValue nothing */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** Milliseconds to wait for a connection: who gets none is told so within 2 s. */
const CONNECTION_PATIENCE = 1800;

/** A pool on a server that nobody waits for longer than 2 s, and that survives the server's restart. */
export function createPostgresqlPool(url: string, options: PostgresqlOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSettings(url, options.statementTimeout ?? 5000),
    max: options.max ?? 10,
    connectionTimeoutMillis: CONNECTION_PATIENCE,
    // A broken connection must not keep the pool waiting for an answer that cannot come.
    keepAlive: true,
  });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', (error) => options.onError?.(error));
  return pool;
}

/**
 * Compiling what a statement computes (`jit`) takes longer than computing it once for a page: of a search, which has some
 * 260 expressions, more than 110 ms. And a named statement is planned once, not anew for the values of each request
 * (`plan_cache_mode`): what it looks up by is the same whatever the values are, and to plan some of them takes twice as
 * long as to run them. A URL may say otherwise.
 *
 * Settings go with the first packet, so they cost no statement. The zone matters: the adapter reads a timestamptz as
 * if its offset were 0, whatever the server's or the database's own setting is.
 */
function withSettings(url: string, statementTimeout: number): string {
  const address = new URL(url);
  const own = address.searchParams.get('options');
  const settings = `-c TimeZone=UTC -c statement_timeout=${statementTimeout}`;
  address.searchParams.set(
    'options',
    ['-c jit=off -c plan_cache_mode=force_generic_plan', ...(own === null ? [] : [own]), settings].join(' '),
  );
  address.searchParams.delete('schema');
  return address.href;
}
