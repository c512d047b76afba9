import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import type { Usage } from './child.ts';
import { load, type Measured } from './load-client.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { drawSample, type Sample } from './sample.ts';
import { Table } from './table.ts';

/**
 * Measures the server beside the floor and PostGraphile on the database of DATABASE_URL, which load.ts filled:
 * `npm run bench -- --rounds 5 --seconds 4 --connections 10 --only Q1,Q3`. Rounds are interleaved, so that what else
 * the machine does falls on all alike; the figures are medians of rounds.
 */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '10' },
    only: { type: 'string' },
    servers: { type: 'string', default: 'verbatim,floor,compiled,postgraphile' },
  },
});
const url = readConfig().DATABASE_URL;

/** A server under measurement. */
interface Server {
  name: string;
  child: ChildProcess;
  port: number;
  path: string;
  body(operation: Operation, sample: Sample): string | null;
}

/** A message of a child. */
function message<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as Value));
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)));
  });
}

async function usage({ child }: Server): Promise<Usage> {
  const answer = message<Usage>(child);
  child.send('usage');
  return answer;
}

async function start(name: string, file: string, path?: string): Promise<Omit<Server, 'body'>> {
  const typed = file.endsWith('.ts');
  const child = fork(`${FOLDER}${file}`, {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: typed ? ['--import', 'tsx'] : [],
  });
  const told = await message<{ port: number; path: string }>(child);
  return { name, child, port: told.port, path: path ?? told.path };
}

/** The digest that PostGraphile's cursors of an order begin with. */
async function digestOf({ port, path }: Omit<Server, 'body'>): Promise<string> {
  const query = '{ allQuotes(first: 1, orderBy: [DATE_PUBLISHED_DESC, ID_DESC]) { pageInfo { endCursor } } }';
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { allQuotes: { pageInfo: { endCursor: string } } } };
  const [digest] = JSON.parse(
    Buffer.from(data.allQuotes.pageInfo.endCursor, 'base64').toString(),
  ) as string[];
  return digest as string;
}

async function startAll(names: readonly string[]): Promise<Server[]> {
  const servers: Server[] = [];
  if (names.includes('verbatim')) {
    const server = await start('verbatim', 'serve-verbatim.ts');
    const body = ({ document, draw }: Operation, sample: Sample) => {
      const { day: _day, id: _id, ...rest } = draw(sample);
      const variables = document.includes('$day') ? { day: _day } : rest;
      return JSON.stringify({ query: document, variables });
    };
    servers.push({ ...server, body });
  }
  for (const name of ['floor', 'compiled']) {
    if (!names.includes(name)) continue;
    const server = await start(name, 'serve-floor.ts', `/${name}`);
    const body = (operation: Operation, sample: Sample) =>
      name === 'floor' && !operation.floor
        ? null
        : JSON.stringify({ operationName: operation.name, variables: operation.draw(sample) });
    servers.push({ ...server, body });
  }
  if (names.includes('postgraphile') && existsSync(`${FOLDER}postgraphile/node_modules`)) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(readFileSync(`${FOLDER}postgraphile/setup.sql`, 'utf8'));
    await client.end();
    const server = await start('postgraphile', 'postgraphile/serve.js');
    const digest = await digestOf(server);
    const body = ({ postgraphile, draw }: Operation, sample: Sample) => {
      if (!postgraphile) return null;
      const variables = postgraphile.variables(draw(sample));
      if (typeof variables.after === 'object') {
        const { day, id } = variables.after as { day: string; id: string };
        variables.after = Buffer.from(JSON.stringify([digest, day, id])).toString('base64');
      }
      return JSON.stringify({ query: postgraphile.document, variables });
    };
    servers.push({ ...server, body });
  }
  return servers;
}

/** One round of one operation on one server. */
interface Round extends Measured {
  cpu: number;
  statements: number;
}

async function main(): Promise<void> {
  const only = values.only?.split(',');
  const operations = OPERATIONS.filter(({ name }) => !only || only.includes(name));
  const settings = { connections: Number(values.connections), seconds: Number(values.seconds) };
  const servers = await startAll(values.servers.split(','));
  const rounds = new Map<string, Round[]>();
  console.log(
    `load of the machine before: ${loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')}`,
  );
  // Round 0 warms up.
  for (let round = 0; round <= Number(values.rounds); round++) {
    const sample = await drawSample(url);
    for (const operation of operations) {
      for (const server of servers) {
        const bodies = Array.from({ length: 1000 }, () => server.body(operation, sample));
        if (bodies[0] === null) continue;
        const before = await usage(server);
        const measured = await load(server.port, server.path, bodies as string[], {
          ...settings,
          seconds: round === 0 ? 1 : settings.seconds,
        });
        const after = await usage(server);
        if (measured.failure) console.log(`${operation.name} ${server.name}: ${measured.failure}`);
        if (round === 0) continue;
        const key = `${operation.name} ${server.name}`;
        const cpu = (after.cpu - before.cpu) / measured.requests;
        const statements = (after.statements - before.statements) / measured.requests;
        rounds.set(key, [...(rounds.get(key) ?? []), { ...measured, cpu, statements }]);
      }
    }
  }
  console.log(
    `load of the machine after: ${loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')}\n`,
  );
  print(operations, servers, rounds);
  for (const { child } of servers) child.disconnect();
}

function print(
  operations: readonly Operation[],
  servers: readonly Server[],
  rounds: Map<string, Round[]>,
): void {
  const table = new Table([
    '',
    '',
    'req/s',
    'p50 ms',
    'p99 ms',
    'node ms',
    'statements',
    '/ floor',
    '/ postgraphile',
  ]);
  for (const { name } of operations) {
    const rate = (server: string) =>
      median(rounds.get(`${name} ${server}`) ?? [], ({ requests, seconds }) => requests / seconds);
    for (const { name: server } of servers) {
      const found = rounds.get(`${name} ${server}`);
      if (!found) continue;
      const at = (share: number) =>
        median(found, ({ latencies }) => latencies[Math.floor(latencies.length * share)] ?? 0);
      const ratio = (to: string) => (rounds.has(`${name} ${to}`) ? (rate(server) / rate(to)).toFixed(2) : '');
      table.add([
        name,
        server,
        rate(server).toFixed(0),
        at(0.5).toFixed(2),
        at(0.99).toFixed(2),
        median(found, ({ cpu }) => cpu).toFixed(3),
        median(found, ({ statements }) => statements).toFixed(2),
        ratio('floor'),
        ratio('postgraphile'),
      ]);
    }
  }
  console.log(table.text());
  for (const { name, asks } of operations) console.log(`${name}: ${asks}`);
  const node = `node ${process.version}`;
  const postgresql = execFileSync('psql', ['--version']).toString().trim();
  console.log(
    `${node}, ${postgresql}, ${values.connections} connections, ${values.rounds} rounds of ${values.seconds} s`,
  );
}

function median<Value>(values: readonly Value[], of: (value: Value) => number): number {
  const sorted = values.map(of).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

await main();
