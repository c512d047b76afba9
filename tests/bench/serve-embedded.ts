import { parse } from 'graphql';
import { ANONYMOUS } from '../../server/access/viewer.ts';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { Compiler } from '../../server/reads/compile/execute.ts';
import { schema } from '../../server/schema.ts';
import { prepareDatabase } from '../../server/start/database.ts';
import { listen } from '../../server/start/listen.ts';

/**
 * The server as it is on an embedded database, which it migrates and seeds; told to, it measures the bare SQL of a
 * document in the same process, since no other may open the folder.
 */
const config = readConfig();
const database = await prepareDatabase(config, {}, { say: () => {} });
const app = createApp({ database, config, log: createLog(config.LOG_LEVEL), ofProcess: true });
const { url } = await listen(app, 0, '127.0.0.1');
const compiler = new Compiler(schema);

process.on('message', async ({ document, seconds }: { document: string; seconds: number }) => {
  const statement = compiler.operation(parse(document))?.statement({}, ANONYMOUS);
  if (!statement || 'reason' in statement) throw new Error(`not compiled: ${statement?.reason}`);
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    await database.bytes(statement);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  process.send?.({ milliseconds: times[times.length >> 1] });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: Number(new URL(url).port) });
