import { request } from 'node:http';
import { createApp } from '../../server/app.ts';
import { type Config, defaultConfig, SETTINGS } from '../../server/config.ts';
import { createPglite, openDatabase } from '../../server/database/database.ts';
import { listen } from '../../server/start/listen.ts';
import { Table } from './table.ts';

/**
 * Measures how long refusals take: `npx tsx tests/bench/limits.ts [times]` sends each request that is beyond a limit so
 * many times over a socket, one after the other, each in a text of its own so that nothing is remembered of it. No
 * database is needed: none of them reaches it.
 */

const times = Number(process.argv[2] ?? 200);

/** A request beyond a limit: its body, by a number that differs each time. */
interface Excess {
  limit: keyof Config;
  body(n: number): string;
}

const {
  MAX_BODY_BYTES,
  MAX_TOKENS,
  MAX_DEPTH,
  MAX_FIELDS,
  MAX_ALIASES,
  MAX_DIRECTIVES,
  MAX_OPERATIONS,
  ...limits
} = defaultConfig();
const asked = (query: string, variables: object = {}, operationName?: string) =>
  JSON.stringify({ query, variables, operationName });
const many = (n: number, write: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => write(i)).join(' ');
const nested = (depth: number): string => (depth === 0 ? 'id' : `affiliation { ${nested(depth - 1)} }`);
const list = (n: number) => Array.from({ length: n }, (_, i) => `x${i}`);
const input = (depth: number): unknown => (depth === 0 ? 1 : { a: input(depth - 1) });

const EXCESSES: Excess[] = [
  { limit: 'MAX_BODY_BYTES', body: (n) => asked(`{ a${n} } #${'x'.repeat(MAX_BODY_BYTES)}`) },
  { limit: 'MAX_TOKENS', body: (n) => asked(`{ b${n} ${many(MAX_TOKENS, () => 'id')} }`) },
  { limit: 'MAX_DEPTH', body: (n) => asked(`query D${n} { person(slug: "x") { ${nested(MAX_DEPTH)} } }`) },
  {
    limit: 'MAX_FIELDS',
    body: (n) =>
      asked(
        `query F${n} { people { nodes { ...A } } } fragment A on Person { ${many(MAX_FIELDS / 20, () => '...B')} }
          fragment B on Person { ${many(30, () => 'slug')} }`,
      ),
  },
  {
    limit: 'MAX_ALIASES',
    body: (n) => asked(`query A${n} { ${many(MAX_ALIASES + 1, (i) => `a${i}: __typename`)} }`),
  },
  {
    limit: 'MAX_DIRECTIVES',
    body: (n) => asked(`query D${n} { __typename ${many(MAX_DIRECTIVES + 1, () => '@include(if: true)')} }`),
  },
  {
    limit: 'MAX_OPERATIONS',
    body: (n) =>
      asked(
        many(MAX_OPERATIONS + 1, (i) => `query Q${n}x${i} { __typename }`),
        {},
        `Q${n}x0`,
      ),
  },
  {
    limit: 'MAX_ROOT_MUTATIONS',
    body: (n) => asked(`mutation M${n} { ${many(limits.MAX_ROOT_MUTATIONS + 1, () => '__typename')} }`),
  },
  {
    limit: 'MAX_LIST_ITEMS',
    body: (n) =>
      asked(`query L${n}($ids: [ID!]!) { nodes(ids: $ids) { id } }`, {
        ids: list(limits.MAX_LIST_ITEMS + 1),
      }),
  },
  {
    limit: 'MAX_INPUT_DEPTH',
    body: (n) => asked(`query I${n} { __typename }`, { a: input(limits.MAX_INPUT_DEPTH + 1) }),
  },
  {
    limit: 'MAX_NODES',
    body: (n) =>
      asked(
        `query N${n} { articles(first: 100) { nodes { quotes(first: 100) { nodes { speakers { id } } } } } }`,
      ),
  },
  {
    limit: 'MAX_COST',
    body: (n) =>
      asked(`query C${n} { ${many(MAX_ALIASES, (i) => `c${i}: quoteCounts(by: DAY) { count }`)} }`),
  },
  {
    limit: 'MAX_ERRORS',
    body: (n) => asked(`query E${n} { ${many(400, (i) => `e${i}`)} }`),
  },
];

/** Sends a body and tells how long the answer took, its status and the code of its first error. */
function send(url: URL, body: string): Promise<{ ms: number; status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    request(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .once('end', () => {
          const ms = performance.now() - start;
          const code = /"code":"(\w+)"/.exec(Buffer.concat(chunks).toString())?.[1] ?? 'none';
          resolve({ ms, status: answer.statusCode ?? 0, code });
        });
    })
      .once('error', reject)
      .end(body);
  });
}

const pglite = await createPglite();
const database = await openDatabase(pglite);
const app = createApp({ database });
const { url, stop } = await listen(app, 0, '127.0.0.1');
const endpoint = new URL('/graphql', url);
const table = new Table(['limit', 'value', 'status', 'code', 'p50 ms', 'p99 ms']);
for (const { limit, body } of EXCESSES) {
  const answers = [];
  for (let n = 0; n < times + 20; n++) answers.push(await send(endpoint, body(n)));
  // The first ones fill caches and are compiled.
  const took = answers
    .slice(20)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const at = (share: number) =>
    (took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(1);
  const { status, code } = answers[0] ?? { status: 0, code: 'none' };
  const value = SETTINGS.find(({ name }) => name === limit)?.default ?? '';
  table.add([limit, value, String(status), code, at(0.5), at(0.99)]);
}
console.log(table.text());
await stop();
await app.close();
await database.close();
await pglite.close();
