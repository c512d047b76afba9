import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import pg from 'pg';
import { schema } from '../../server/schema.ts';
import { readExamples } from '../../server/site/examples.ts';
import { type Names, randomRequest } from '../server/reads/compile/documents.ts';
import { megabytes, serve } from './served.ts';
import { Table } from './table.ts';

/**
 * Measures what memory a server holds under mixed traffic, minute by minute: the shipped examples and, of every
 * hundred requests, some with a random document that was never sent before. `npm run bench:memory -- --minutes 20` asks
 * an embedded database of its own; with DATABASE_URL it asks that PostgreSQL, and tells what its connections hold there.
 * `-- --documents 20000` asks so many random documents twice each, and nothing else, however long that takes.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    connections: { type: 'string', default: '4' },
    'new-percent': { type: 'string', default: '20' },
    documents: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const documents = Number(values.documents ?? 0);
const share = documents > 0 ? 1 : Number(values['new-percent']) / 100;

/** Megabytes that a server may grow in twenty minutes after its first. */
const GROWTH = 100;

const given = process.env.DATABASE_URL;
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const url = given ?? `pglite:${join(folder, 'data')}`;

async function ask(address: string, query: string, variables: object = {}): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

/** What random documents ask about, as the server tells it. */
async function readNames(address: string): Promise<Names> {
  const rows = 'nodes { id slug }';
  const answer = await ask(
    address,
    `{ articles(first: 5) { nodes { id slug url sha256 quotes(first: 4) { nodes { id exact } } } }
       sources(first: 10) { ${rows} } people(first: 20) { ${rows} } claims(first: 20) { ${rows} } utterances(first: 20) { ${rows} } }`,
  );
  const { data } = JSON.parse(answer) as {
    data: Record<string, { nodes: { id: string; slug: string }[] }> & {
      articles: {
        nodes: {
          id: string;
          slug: string;
          url: string | null;
          sha256: string;
          quotes: { nodes: { id: string; exact: string }[] };
        }[];
      };
    };
  };
  const slugs = (list: string) => (data[list]?.nodes ?? []).map(({ slug }) => slug);
  const quotes = data.articles.nodes.flatMap(({ quotes: { nodes } }) => nodes);
  return {
    slugs: {
      article: slugs('articles'),
      source: slugs('sources'),
      person: slugs('people'),
      claim: slugs('claims'),
      utterance: slugs('utterances'),
    },
    ids: [
      ...Object.values(data).flatMap(({ nodes }) => nodes.map(({ id }) => id)),
      ...quotes.map(({ id }) => id),
    ],
    sentences: quotes.map(({ exact }) => exact),
    urls: data.articles.nodes.flatMap(({ url }) => (url === null ? [] : [url])),
    hashes: data.articles.nodes.map(({ sha256 }) => sha256),
  };
}

/** The largest of the server's connections to a PostgreSQL on this machine, in megabytes that no other process shares. */
async function largestBackend(client: pg.Client | null): Promise<string> {
  if (!client) return '';
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  const sizes = rows.map(({ pid }) => megabytes(pid, 'Private_Dirty', 'smaps_rollup') ?? Number.NaN);
  return sizes.length === 0 ? '' : Math.max(...sizes).toFixed(0);
}

const { server, address, stop } = await serve(url, { LOG_LEVEL: 'error' });
const client = given ? new pg.Client({ connectionString: given }) : null;
try {
  await client?.connect();
  const names = await readNames(address);
  const examples = readExamples().map(({ document }) => document);
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
  console.log(`random documents of TEST_SEED=${seed}`);
  let drawn = 0;
  const fresh = () => {
    const [request] = fc.sample(
      fc.gen().map((generate) => randomRequest(schema, names, generate)),
      { seed: (seed + drawn++) % 2 ** 31, numRuns: 1 },
    );
    return request ?? { query: '{ __typename }', variables: {} };
  };
  const end = performance.now() + minutes * 60_000;
  const asked = { all: 0, fresh: 0, refused: 0, failed: 0 };
  /** The first request that failed in each way. */
  const failures = new Map<string, string>();
  const goesOn = () => (documents > 0 ? drawn < documents : performance.now() < end);
  const traffic = Array.from({ length: Number(values.connections) }, async (_, connection) => {
    for (let i = connection; goesOn(); i++) {
      const isNew = (i % 100) / 100 < share;
      const { query, variables } = isNew
        ? fresh()
        : { query: examples[i % examples.length] ?? '', variables: {} };
      const answer = await ask(address, query, variables).catch(
        (error: Error) => `no answer: ${error.message}`,
      );
      // A statement is prepared the second time.
      if (documents > 0) await ask(address, query, variables).catch(() => '');
      asked.all++;
      if (isNew) asked.fresh++;
      if (answer.startsWith('{"errors"')) asked.refused++;
      const failure = /^no answer.*|INTERNAL_SERVER_ERROR|DATABASE_UNAVAILABLE|TIMEOUT/.exec(answer)?.[0];
      if (failure) {
        asked.failed++;
        if (!failures.has(failure)) failures.set(failure, JSON.stringify({ query, variables, answer }));
      }
    }
  });
  const table = new Table([
    'minute',
    '',
    'requests',
    'new',
    'refused',
    'failed',
    'RSS MB',
    'largest backend MB',
  ]);
  const sizes: number[] = [];
  for (let minute = 0; documents > 0 ? sizes.length === 0 || goesOn() : minute <= minutes; minute++) {
    const rss = megabytes(server.pid ?? 0, 'VmRSS') ?? Number.NaN;
    sizes.push(rss);
    const { all, fresh: news, refused, failed } = asked;
    const row = [minute, '', all, news, refused, failed, rss.toFixed(0), await largestBackend(client)].map(
      String,
    );
    table.add(row);
    console.log(row.join(' '));
    if (documents > 0 || minute < minutes) await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  await Promise.all(traffic);
  console.log(`\n${table.text()}\n`);
  for (const [failure, request] of failures) console.log(`${failure}: ${request}`);
  const growth = (sizes.at(-1) ?? 0) - (sizes[1] ?? 0);
  const kept = growth <= GROWTH ? 'all that is promised is reached' : 'falls short';
  console.log(
    `${kept}: it grew by ${growth.toFixed(0)} MB after the first minute, ${GROWTH} MB are promised`,
  );
} finally {
  await client?.end();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
