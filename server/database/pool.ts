import pg from 'pg';
import { type Asker, CONNECTION_PATIENCE } from './asker.ts';
import { ConnectionError } from './error.ts';
import { type PreparedLimits, PreparedStatements } from './prepared.ts';
import { FairShare, type Leave } from './share.ts';
import { SilenceWatch } from './silence.ts';

export interface PoolOptions {
  /** The schema of its tables. Undefined: `public`. */
  readonly schema?: string | undefined;
  /** Milliseconds that a statement may go without an answer before its connection is given up; 0 for any number. */
  readonly silence: number;
  /** What may be prepared on each connection. */
  readonly prepared: PreparedLimits;
  /** Cancels what a connection is running. Undefined: nothing can. */
  readonly cancel?: (client: pg.PoolClient) => Promise<void>;
}

/** A pool whose connections several clients share, and whose waiting can be cut short. */
export interface Pool extends pg.Pool {
  /** The schema of its tables. Undefined: `public`. */
  readonly schema: string | undefined;
  /** The names under which statements are prepared on its connections. */
  readonly prepared: PreparedStatements;
  /** For whom a statement is that does not say so itself. */
  whoAsks: () => Asker | undefined;
  /**
   * Runs a function on a connection. What it runs is cancelled once its asker leaves.
   *
   * @throws ConnectionError where no connection can be had, and whatever the function throws
   */
  use<T>(run: (client: pg.PoolClient) => Promise<T>, asker?: Asker): Promise<T>;
  /**
   * Ends all connections once what they run is done, and those that take longer than this many milliseconds at once.
   */
  close(patience: number): Promise<void>;
}

/** A pool of `pg` that {@link Pool} describes; Prisma's adapter takes it for a plain one. */
export function createPool(
  config: pg.PoolConfig,
  { schema, silence, prepared: limits, cancel }: PoolOptions,
): Pool {
  const pool = new pg.Pool(config);
  const watch = new SilenceWatch(silence);
  const share = new FairShare(pool.options.max);
  const longest = config.connectionTimeoutMillis || Number.POSITIVE_INFINITY;
  const prepared = new PreparedStatements(limits);
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    open.add(client);
    prepared.tidy(client);
    watch.watch(client);
  });
  pool.on('remove', (client) => void open.delete(client));
  const take = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;

  const connect = async (asker = ours.whoAsks()): Promise<pg.PoolClient> => {
    const begin = performance.now();
    const patience = asker?.patience ?? longest;
    let leave: Leave | undefined;
    asker?.note({ waiting: 1 });
    try {
      leave = await share.enter(asker?.client, patience, asker?.signal, asker?.brief);
      for (;;) {
        asker?.signal.throwIfAborted();
        const client = await within(patience - (performance.now() - begin), take);
        if (!watch.isSuspect(client)) return leaving(client, leave);
        client.release(true);
      }
    } catch (error) {
      leave?.();
      throw asker?.signal.aborted ? error : new ConnectionError(error);
    } finally {
      asker?.note({ waiting: -1 });
    }
  };
  const use = async <T>(run: (client: pg.PoolClient) => Promise<T>, asker = ours.whoAsks()): Promise<T> => {
    const client = await connect(asker);
    asker?.note({ held: 1 });
    // Without a listener a connection that breaks would end the process; the query is told as well.
    client.on('error', ignore);
    let broken: Error | undefined;
    try {
      return await (cancel && asker ? cancellable(client, asker.signal, run, cancel) : run(client));
    } catch (error) {
      // After what the database refuses, the connection is as good as before.
      if (!(error instanceof pg.DatabaseError) || ENDED.test(error.code ?? '')) broken = error as Error;
      throw error;
    } finally {
      asker?.note({ held: -1 });
      client.off('error', ignore);
      client.release(broken);
    }
  };
  const close = async (patience: number): Promise<void> => {
    let late: NodeJS.Timeout | undefined;
    const given = new Promise<void>((resolve) => {
      late = setTimeout(() => {
        for (const client of open) client.connection.stream.destroy();
        resolve();
      }, patience);
    });
    await Promise.race([pool.end(), given]).finally(() => clearTimeout(late));
  };
  const query = (config: pg.QueryConfig) => use((client) => client.query(config));
  const ours: Pool = Object.assign(pool, {
    schema,
    whoAsks: (): Asker | undefined => undefined,
    prepared,
    use,
    close,
    connect: () => connect(),
    query,
  }) as Pool;
  return ours;
}

/**
 * Classes of SQLSTATE after which a connection is broken: it was lost, the server closes it, or the server has a fault.
 */
const ENDED = /^(08|57P|58|XX|$)/;

function ignore(): void {}

/** A connection that, once it is released, is another's to take. */
function leaving(client: pg.PoolClient, leave: Leave): pg.PoolClient {
  const release = client.release.bind(client);
  return Object.assign(client, {
    release: (broken?: Error | boolean) => {
      release(broken);
      leave();
    },
  });
}

/**
 * Runs a function on a connection and cancels its statement on a signal. The connection is kept until the server has
 * received the cancellation, which would otherwise hit the statement of the next user of the connection.
 */
async function cancellable<T>(
  client: pg.PoolClient,
  signal: AbortSignal,
  run: (client: pg.PoolClient) => Promise<T>,
  cancel: (client: pg.PoolClient) => Promise<void>,
): Promise<T> {
  let cancelled: Promise<void> | undefined;
  const leave = () => {
    cancelled = cancel(client);
    // Awaited below, perhaps later than it fails.
    cancelled.catch(() => {});
  };
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await run(client);
  } finally {
    signal.removeEventListener('abort', leave);
    await cancelled;
  }
}

/** Waits for a connection no longer than `patience`; one that comes later is given back. */
function within(patience: number, take: () => Promise<pg.PoolClient>): Promise<pg.PoolClient> {
  const taken = take();
  // The pool itself waits no longer than that.
  if (patience > CONNECTION_PATIENCE - 50) return taken;
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        reject(new Error('timeout exceeded when trying to connect'));
      },
      Math.max(0, patience),
    );
    taken
      .then((client) => (late ? client.release() : resolve(client)), reject)
      .finally(() => clearTimeout(timer));
  });
}
