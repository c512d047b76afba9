import { type ChildProcess, fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { BODIES } from '../server/http/hostile/cases/bodies.ts';
import { DOCUMENTS } from '../server/http/hostile/cases/documents.ts';
import { REQUESTS } from '../server/http/hostile/cases/requests.ts';
import { asked, Wire } from '../server/http/hostile/wire.ts';
import { load } from './load-client.ts';
import { OPERATIONS } from './operations.ts';
import { drawSample } from './sample.ts';
import { Table } from './table.ts';

/**
 * Measures what strangers can do to others, on a database that `npm run bench:load` filled: `DATABASE_URL=postgresql://...
 * npm run bench:hostile -- --seconds 20 --good 4 --hostile 4`. First how long each hostile request of the tests takes by
 * itself, then how long good ones take alone, beside connections that send hostile requests without pause, and beside
 * as many that send what is allowed and costs as much as it may.
 */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '20' },
    good: { type: 'string', default: '4' },
    hostile: { type: 'string', default: '4' },
    attack: { type: 'string' },
    port: { type: 'string' },
  },
});
const seconds = Number(values.seconds);

/** What is refused, as the tests send it. A connection that is left in the middle has no answer to wait for. */
const REFUSED = [...BODIES, ...REQUESTS, ...DOCUMENTS]
  .filter(({ ending, breakOff, more }) => ending !== 'ok' && !breakOff && !more)
  .map(({ name, send }) => ({ name, request: Buffer.concat(send.map((part) => Buffer.from(part))) }));

const aliases = (n: number, field: (i: number) => string) =>
  `{ ${Array.from({ length: n }, (_, i) => `a${i}: ${field(i)}`).join(' ')} }`;
const SENTENCE = 'La paix ne se fera pas sans garanties de sécurité pour toutes les parties de cette guerre';

/** What is allowed, and made to cost much. */
const COSTLY = [
  { name: 'a sentence compared', query: `{ quoteCheck(text: "${SENTENCE}", first: 100) { similarity } }` },
  {
    name: 'sentences compared',
    query: aliases(8, (i) => `quoteCheck(text: "${SENTENCE} ${i}", first: 100) { similarity }`),
  },
  { name: 'a search', query: '{ search(query: "la paix", first: 100) { totalCount edges { snippet } } }' },
  {
    name: 'searches',
    query: aliases(4, (i) => `search(query: "${'abcd'[i]}", first: 100) { totalCount nodes { __typename } }`),
  },
  { name: 'counts by speaker', query: '{ quoteCounts(by: SPEAKER) { count } }' },
  {
    name: 'pages in pages',
    query: '{ articles(first: 100) { nodes { quotes(first: 90) { nodes { exact } } } } }',
  },
  { name: 'texts', query: '{ articles(first: 100) { nodes { body } } }' },
  { name: 'the schema', query: '{ __schema { types { name fields { name args { name } } } } }' },
].map(({ name, query }) => ({ name, request: asked(query) }));

interface Request {
  name: string;
  request: Buffer;
}

/** Sends a request on a connection, and on a new one where it was closed. */
class Sender {
  readonly #port: number;
  #wire: Wire;

  constructor(port: number) {
    this.#port = port;
    this.#wire = new Wire(port);
  }

  /** @returns milliseconds to the answer, and its status */
  async send({ request }: Request): Promise<{ ms: number; status: number }> {
    const start = performance.now();
    this.#wire.write(request);
    const answer = await this.#wire.next();
    const ms = performance.now() - start;
    // What a refused body still holds, and what Node makes of it, belongs to no other request.
    if (!answer || answer.status >= 400) {
      this.#wire.destroy();
      this.#wire = new Wire(this.#port);
    }
    return { ms, status: answer?.status ?? 0 };
  }

  close(): void {
    this.#wire.destroy();
  }
}

/** Sends requests in turn, without pause, until it is ended. */
async function attack(port: number, requests: readonly Request[], connections: number): Promise<void> {
  process.on('disconnect', () => process.exit());
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const sender = new Sender(port);
      for (;;) {
        // One that is cut off or left without an answer ends no attack.
        await sender.send(requests[next++ % requests.length] as Request).catch(() => {});
      }
    }),
  );
}

/** Milliseconds that are promised: a good request beside hostile ones in 99 of 100 cases, and a refusal in most. */
const PROMISED = { good: 250, refusal: 50 };

const at = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1);

/** How long each request takes by itself. */
async function timed(port: number, requests: readonly Request[], rounds: number) {
  const sender = new Sender(port);
  const times = new Map<string, { ms: number[]; status: number }>();
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const request of requests) {
      const { ms, status } = await sender.send(request);
      const known = times.get(request.name) ?? { ms: [], status };
      if (round > 0) known.ms.push(ms);
      times.set(request.name, known);
    }
  }
  sender.close();
  return [...times].map(([name, { ms, status }]) => ({ name, status, ms: ms.sort((a, b) => a - b) }));
}

function print(title: string, found: Awaited<ReturnType<typeof timed>>): void {
  const table = new Table([title, 'status', 'p50 ms', 'p99 ms']);
  for (const { name, status, ms } of found) table.add([name, String(status), at(ms, 0.5), at(ms, 0.99)]);
  console.log(`${table.text()}\n`);
}

function child(file: string, args: string[]): ChildProcess {
  const execArgv = ['--import', 'tsx'];
  return fork(file, args, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function main(): Promise<void> {
  const server = child(fileURLToPath(new URL('serve-verbatim.ts', import.meta.url)), []);
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    server.once('message', (message) => resolve(message as { port: number }));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const before = loadavg().map((n) => n.toFixed(1));
  console.log(`load of the machine before: ${before.join(' ')}\n`);

  const refused = await timed(port, REFUSED, Number(values.rounds));
  refused.sort((a, b) => (b.ms.at(-1) ?? 0) - (a.ms.at(-1) ?? 0));
  const short = refused
    .filter(({ ms }) => Number(at(ms, 0.5)) > PROMISED.refusal)
    .map(({ name, ms }) => `${name} is refused in ${at(ms, 0.5)} ms, ${PROMISED.refusal} are promised`);
  print('the 15 refusals that take longest', refused.slice(0, 15));
  const all = {
    name: `all ${refused.length}`,
    status: 0,
    ms: refused.flatMap(({ ms }) => ms).sort((a, b) => a - b),
  };
  print('refusals', [all]);
  print('what is allowed and costs much', await timed(port, COSTLY, Math.min(5, Number(values.rounds))));

  const sample = await drawSample(readConfig().DATABASE_URL);
  const bodies = Array.from({ length: 200 }, () => OPERATIONS.slice(0, 6)).flatMap((operations) =>
    operations.map(({ document, draw }) =>
      JSON.stringify({ query: document, variables: draw(sample).variables }),
    ),
  );
  const good = () => load(port, '/graphql', bodies, { connections: Number(values.good), seconds });
  await good();
  const table = new Table(['good requests', '', 'req/s', 'p50 ms', 'p99 ms', 'failure']);
  for (const [name, kind] of [
    ['alone', null],
    [`beside ${values.hostile} hostile connections`, 'refused'],
    [`beside ${values.hostile} costly ones`, 'costly'],
    ['alone again', null],
  ] as const) {
    const args = ['--attack', String(kind), '--port', String(port), '--hostile', values.hostile];
    const attacker = kind && child(fileURLToPath(import.meta.url), args);
    const { requests, seconds: took, latencies, failure } = await good();
    attacker?.disconnect();
    if (kind === 'refused' && Number(at(latencies, 0.99)) > PROMISED.good)
      short.push(`good requests ${name} take ${at(latencies, 0.99)} ms, ${PROMISED.good} are promised`);
    table.add([
      name,
      '',
      (requests / took).toFixed(0),
      at(latencies, 0.5),
      at(latencies, 0.99),
      failure ?? '',
    ]);
  }
  console.log(table.text());
  for (const line of short) console.log(`falls short: ${line}`);
  console.log(
    `load of the machine after: ${loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')}`,
  );
  server.disconnect();
}

if (values.attack) {
  await attack(Number(values.port), values.attack === 'refused' ? REFUSED : COSTLY, Number(values.hostile));
} else await main();
