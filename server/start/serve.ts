import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { FolderLock } from '../database/lock.ts';
import { createLog, describeFault } from '../log.ts';
import { prepareDatabase } from './database.ts';
import { exposed } from './exposed.ts';
import { listen } from './listen.ts';

/** What a start is given. */
export interface StartOptions {
  /** Told what is done, step by step. */
  say: (line: string) => void;
  /** The lock on the folder of an embedded database, which is released with it. */
  lock?: FolderLock | undefined;
  /** Asked to stop: the start ends where a transaction does. */
  signal?: AbortSignal | undefined;
}

/** A server that answers. */
export interface Serving {
  /** Where it is reached. */
  url: string;
  /** Stops: requests in flight finish, then the database is closed. */
  close(): Promise<void>;
}

/**
 * Prepares the database and listens.
 *
 * @throws whatever keeps it from starting; nothing is left open then
 */
export async function serve(config: Config, options: StartOptions): Promise<Serving> {
  const log = createLog(config.LOG_LEVEL);
  const onError = (error: Error) =>
    log.warn({ name: error.name }, 'an idle connection to the database broke');
  const database = await prepareDatabase(
    config,
    {
      command: 'npm start',
      onError,
      statementTimeout: config.STATEMENT_TIMEOUT_MS,
      max: config.DATABASE_CONNECTIONS,
      lock: options.lock,
    },
    options,
  );
  try {
    options.signal?.throwIfAborted();
    const app = createApp({ database, config, log, ofProcess: true });
    const { url, stop } = await listen(app, config.PORT, config.HOST);
    const warning = exposed(config);
    if (warning) log.warn(warning);
    // What fails when no one waits for it any more is a fault to mend, and no reason to leave all others alone.
    const onRejection = (reason: unknown) =>
      log.error(describeFault(reason), 'a failure that no one waited for');
    process.on('unhandledRejection', onRejection);
    const close = () =>
      Promise.all([app.close(), database.close()]).finally(() =>
        process.off('unhandledRejection', onRejection),
      );
    return { url, close: () => stop().finally(close) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
