import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createLog } from '../http/log.ts';
import { type Listening, listen } from '../http/server.ts';
import { prepareDatabase } from './database.ts';

/**
 * Prepares the database and listens.
 *
 * @returns where the server is reached, and how it is stopped: requests in flight finish, then the database is closed
 * @throws whatever keeps it from starting; nothing is left open then
 */
export async function serve(config: Config, say: (line: string) => void): Promise<Listening> {
  const log = createLog(config.LOG_LEVEL);
  const onError = (error: Error) =>
    log.warn({ name: error.name }, 'an idle connection to the database broke');
  const database = await prepareDatabase(
    config,
    { command: 'npm start', onError, statementTimeout: config.STATEMENT_TIMEOUT_MS },
    say,
  );
  try {
    const app = createApp({ database, config, log, ofProcess: true });
    const { url, stop } = await listen(app.listener, config.PORT, config.HOST);
    const close = () => Promise.all([app.close(), database.close()]);
    return { url, stop: () => stop().finally(close) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
