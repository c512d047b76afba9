import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { FolderLock } from '../database/lock.ts';
import { createLog, describeFault } from '../log.ts';
import { prepareDatabase } from './database.ts';
import { exposureWarning } from './exposure.ts';
import { listen } from './listen.ts';

/** Options of a start. */
export interface StartOptions {
  /** Prints a line for each step. */
  say: (line: string) => void;
  /** The lock on the folder of an embedded database. Closing the database releases it. */
  lock?: FolderLock | undefined;
  /** Stops the start at the end of the current transaction. */
  signal?: AbortSignal | undefined;
}

/** A server that answers requests. */
export interface Serving {
  /** The server's address. */
  url: string;
  /** Stops the server: requests in flight are answered, then the database is closed. */
  close(): Promise<void>;
}

/**
 * Prepares the database and starts the HTTP server.
 *
 * @throws any error that keeps the server from starting, after closing all that was opened
 */
export async function serve(config: Config, options: StartOptions): Promise<Serving> {
  const log = createLog(config.LOG_LEVEL);
  const onError = (error: Error) =>
    log.warn({ name: error.name }, 'an idle connection to the database broke; another is opened when needed');
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
    const warning = exposureWarning(config);
    if (warning) log.warn(warning);
    // By default an unhandled rejection ends the process. It is a fault to mend, but no reason to fail all other requests.
    const onRejection = (reason: unknown) => log.error(describeFault(reason), 'unhandled rejection');
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
