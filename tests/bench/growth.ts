import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { type Contender, startContenders } from './contenders.ts';
import { load } from './load-client.ts';
import { OPERATIONS } from './operations.ts';
import { median } from './report.ts';
import { drawSample } from './sample.ts';
import { Table } from './table.ts';

/**
 * Measures how answers slow down as a database grows, on databases of the server of DATABASE_URL that load.ts filled,
 * the smallest first: `npm run bench:growth -- --databases verbatim_bench10k,verbatim_bench1m`. Rounds are interleaved.
 */
const { values } = parseArgs({
  options: {
    databases: { type: 'string', default: 'verbatim_bench10k,verbatim_bench1m' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '10' },
    only: { type: 'string', default: OPERATIONS.map(({ name }) => name).join() },
  },
});
/** The most that the median time of an answer may grow. */
const MOST = 1.5;

/** The server on one database. */
interface Grown {
  url: string;
  quotes: number;
  contender: Contender;
}

async function open(name: string): Promise<Grown> {
  const address = new URL(readConfig().DATABASE_URL);
  address.pathname = `/${name}`;
  const url = address.href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM quote');
  await client.end();
  const [contender] = await startContenders(['verbatim'], url);
  return { url, quotes: rows[0]?.n ?? 0, contender: contender as Contender };
}

async function main(): Promise<void> {
  const databases: Grown[] = [];
  for (const name of values.databases.split(',')) databases.push(await open(name));
  const operations = OPERATIONS.filter(({ name }) => values.only.split(',').includes(name));
  const medians = new Map<string, number[]>();
  const settings = { connections: Number(values.connections), seconds: Number(values.seconds) };
  // Round 0 warms up.
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const { url, quotes, contender } of databases) {
      const sample = await drawSample(url);
      for (const operation of operations) {
        const bodies = Array.from({ length: 1000 }, () => contender.body(operation, operation.draw(sample)));
        const { latencies, failure } = await load(
          contender.port,
          contender.path,
          bodies as string[],
          settings,
        );
        if (failure) console.log(`${operation.name} of ${quotes}: ${failure}`);
        if (round === 0) continue;
        const key = `${operation.name} ${quotes}`;
        medians.set(key, [...(medians.get(key) ?? []), latencies[latencies.length >> 1] ?? Number.NaN]);
      }
    }
  }
  const table = new Table(['', 'p50 ms', ...databases.map(({ quotes }) => `${quotes} quotes`), 'grows']);
  const short: string[] = [];
  for (const { name } of operations) {
    const times = databases.map(({ quotes }) => median(medians.get(`${name} ${quotes}`) ?? []));
    const grows = (times.at(-1) as number) / (times[0] as number);
    table.add([name, '', ...times.map((time) => time.toFixed(2)), `${grows.toFixed(2)} x`]);
    if (grows >= MOST) short.push(`${name} grows ${grows.toFixed(2)} x, not less than ${MOST} x`);
  }
  console.log(table.text());
  console.log(short.length > 0 ? short.join('\n') : 'All that is promised is reached.');
  for (const { contender } of databases) contender.child.disconnect();
}

await main();
