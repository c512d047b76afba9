import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';
import { defaultConfig } from './config.ts';
import type { Database } from './database/database.ts';
import { createHandler, type Handler } from './http/handler.ts';
import { incomingOfRequest } from './http/incoming.ts';
import { createListener } from './http/listener.ts';
import { responseOf } from './http/reply.ts';
import { createLog, type Logger } from './log.ts';

/** What an app is made from. */
export interface AppOptions {
  database: Database;
  /** @defaultValue every setting's own default */
  config?: Config;
  /** @defaultValue nothing is logged */
  log?: Logger;
  /** Figures of the process are among the metrics; one app of a process at most has them. @defaultValue false */
  ofProcess?: boolean;
}

/** The whole server but the port: main.ts listens with it, tests and programs in this process call its `fetch`. */
export interface App {
  /** Answers as a server would, without a socket. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Answers the requests of `node:http`. */
  listener: RequestListener;
  /** Counts and logs what was refused before it became a request. */
  malformed: Handler['malformed'];
  /** Ends what the app has opened by itself; the database is not among that. */
  close(): Promise<void>;
}

/** Makes an app. Whoever opened the database closes it. */
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
