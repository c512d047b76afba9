import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';
import { defaultConfig } from './config.ts';
import type { Database } from './database/database.ts';
import { createHandler, type Handler } from './http/handler.ts';
import { incomingOfRequest } from './http/incoming.ts';
import { createListener } from './http/listener.ts';
import { responseOf } from './http/reply.ts';
import { createLog, type Logger } from './log.ts';

/** Options of an app. */
export interface AppOptions {
  database: Database;
  /** @defaultValue the default of every setting */
  config?: Config;
  /** @defaultValue nothing is logged */
  log?: Logger;
  /**
   * Whether the metrics include those of the process. At most one app of a process may have them. @defaultValue false
   */
  ofProcess?: boolean;
}

/** The whole server except the port. main.ts listens with it. Tests, and programs in this process, call its `fetch`. */
export interface App {
  /** Answers as a server would, without a socket. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Answers the requests of `node:http`. */
  listener: RequestListener;
  /** Counts and logs a message that was refused because it is not an HTTP request. */
  malformed: Handler['malformed'];
  /** Closes what the app has opened by itself. It does not close the database. */
  close(): Promise<void>;
}

/** Makes an app. The caller closes the database. */
export function createApp({
  database,
  config = defaultConfig(),
  log = createLog('silent'),
  ofProcess = false,
}: AppOptions): App {
  const handle = createHandler({ database, config, log, ofProcess });
  return {
    fetch: async (input, init) => responseOf(await handle(incomingOfRequest(new Request(input, init)))),
    listener: createListener(handle),
    malformed: handle.malformed,
    close: handle.close,
  };
}
