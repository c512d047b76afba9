import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';

const config = readConfig();
const database = await openDatabase(config.DATABASE_URL, { command: 'npm start' });
const app = createApp({ database });
createServer(app).listen(config.PORT, config.HOST, () =>
  console.log(`http://${config.HOST}:${config.PORT}/graphql`),
);
