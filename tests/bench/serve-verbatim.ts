import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/database.ts';
import { createLog } from '../../server/log.ts';
import { listen } from '../../server/start/listen.ts';
import { report } from './child.ts';

/** The server as it is: the ordinary endpoint with all guards and its log. */
const config = readConfig();
const database = await openDatabase(config.DATABASE_URL, { statementTimeout: config.STATEMENT_TIMEOUT_MS });
const app = createApp({ database, config, log: createLog(config.LOG_LEVEL), ofProcess: true });
const { url } = await listen(app, 0, '127.0.0.1');
report(Number(new URL(url).port), '/graphql');
