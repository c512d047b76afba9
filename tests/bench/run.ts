import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { parseDatabaseUrl } from '../../server/database/url.ts';
import { CONTENDERS, type Contender, startContenders, usage } from './contenders.ts';
import { load } from './load-client.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { Rounds, report, shortfalls } from './report.ts';
import { checkSameness } from './same.ts';
import { drawSample, type Sample } from './sample.ts';

/**
 * Measures the server beside the floor and PostGraphile on the database of DATABASE_URL, which load.ts filled:
 * `npm run bench -- --rounds 5 --seconds 4 --connections 10 --only Q1,Q3`. Rounds are interleaved, so that what else
 * the machine does falls on all alike; the figures are medians of rounds. Parameters are drawn anew for each round.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '10' },
    only: { type: 'string' },
    servers: { type: 'string', default: CONTENDERS.join() },
  },
});
/** Requests drawn for a round of one operation on one server. */
const DRAWN = 1000;
const url = readConfig().DATABASE_URL;
if (parseDatabaseUrl(url).engine !== 'postgresql')
  throw new Error('The bench runs on PostgreSQL: set DATABASE_URL.');
const connections = Number(values.connections);

async function measure(
  contender: Contender,
  operation: Operation,
  sample: Sample,
  seconds: number,
  rounds: Rounds | null,
): Promise<void> {
  if (contender.without.has(operation.name)) return;
  const bodies = Array.from({ length: DRAWN }, () => contender.body(operation, operation.draw(sample)));
  const asked = bodies.filter((body) => body !== null);
  if (asked.length === 0) return;
  const before = await usage(contender);
  const measured = await load(contender.port, contender.path, asked, { connections, seconds }).catch(
    (error: Error) => console.log(`${operation.name} ${contender.name}: ${error.message}`),
  );
  if (!measured) return;
  const after = await usage(contender);
  if (measured.failure) console.log(`${operation.name} ${contender.name}: ${measured.failure}`);
  const cpu = (after.cpu - before.cpu) / measured.requests;
  const statements = (after.statements - before.statements) / measured.requests;
  rounds?.add(operation.name, contender.name, { ...measured, cpu, statements });
}

async function serverVersion(): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT 'PostgreSQL ' || current_setting('server_version') || ', ' || (SELECT count(*) FROM quote) || ' quotes' AS text`,
  );
  await client.end();
  return rows[0]?.text;
}

async function main(): Promise<void> {
  const only = values.only?.split(',');
  const operations = OPERATIONS.filter(({ name }) => !only || only.includes(name));
  const contenders = await startContenders(values.servers.split(','), url);
  const busy = () => loadavg().map((n) => n.toFixed(1));
  const before = busy();
  const rounds = new Rounds();
  const compared = await checkSameness(operations, contenders, await drawSample(url));
  console.log(`${compared} answers compared: all contenders answer the same.`);
  // Round 0 warms up.
  for (let round = 0; round <= Number(values.rounds); round++) {
    const sample = await drawSample(url);
    for (const operation of operations) {
      for (const contender of contenders) {
        await measure(contender, operation, sample, Number(values.seconds), round === 0 ? null : rounds);
      }
    }
  }
  const names = operations.map(({ name }) => name);
  console.log(report(rounds, names, CONTENDERS));
  for (const { name, asks } of operations) console.log(`${name}: ${asks}`);
  console.log(
    `node ${process.version}, ${await serverVersion()}, ${connections} connections, ${values.rounds} rounds of ${values.seconds} s; load of the machine before ${before.join(' ')}, after ${busy().join(' ')}`,
  );
  const short = shortfalls(rounds, names);
  console.log(
    short.length > 0 ? `Short of what is promised:\n${short.join('\n')}` : 'All that is promised is reached.',
  );
  for (const { child } of contenders) child.disconnect();
}

await main();
