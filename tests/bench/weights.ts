import { parse, validate } from 'graphql';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/database.ts';
import { createEstimate } from '../../server/reads/estimate/estimate.ts';
import { schema } from '../../server/schema.ts';
import { drawSample } from './sample.ts';
import { Table } from './table.ts';
import { type Probe, probes } from './weights/probes.ts';

/**
 * Measures what fields take beside the weights that they declare: `DATABASE_URL=postgresql://... npx tsx
 * tests/bench/weights.ts [rounds]`, on a database that `npm run bench:load` filled. Each probe is a document with a
 * field and the same without it; all are asked in turn, round by round, so that a slow moment slows all of them. The
 * difference, by object that the field is asked of, is printed in units: what a row of a plain list takes by way of
 * the resolvers. The last column is what an estimated unit takes, by the slower way: alike where weights are right.
 */

const rounds = Number(process.argv[2] ?? 15);
const config = {
  ...readConfig(),
  MAX_NODES: 1e9,
  MAX_COST: 1e9,
  MAX_TOKENS: 1e6,
  MAX_ANSWER_BYTES: 1e9,
  REQUEST_TIMEOUT_MS: 1e6,
};
const { DATABASE_URL: url } = config;
const database = await openDatabase(url, { statementTimeout: 0 });
const ways = (['on', 'off'] as const).map((COMPILED_READS) =>
  createApp({ database, config: { ...config, RATE_LIMIT: 'off', COMPILED_READS } }),
);

/** Milliseconds that one answer takes, in this process and the database. */
async function time(app: (typeof ways)[number], query: string): Promise<number> {
  const start = performance.now();
  const response = await app.fetch('http://verbatim.bench/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const took = performance.now() - start;
  if (!text.startsWith('{"data"') || text.includes('"errors":'))
    throw new Error(`${query}\n${text.slice(0, 500)}`);
  return took;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const estimate = createEstimate(schema);
const cost = (query: string): number => estimate(parse(query), null, {}).cost;

/** A document and the same without the field, by way: the medians of all rounds. */
interface Measured {
  probe: Probe;
  took: { with: number[]; without: number[] }[];
}

const measured: Measured[] = probes(await drawSample(url)).map((probe) => {
  const [problem] = [probe.with, probe.without].flatMap((text) => validate(schema, parse(text)));
  if (problem) throw problem;
  return { probe, took: ways.map(() => ({ with: [], without: [] })) };
});
for (let round = -2; round < rounds; round++) {
  for (const { probe, took } of measured) {
    for (const [i, app] of ways.entries()) {
      const [full, bare] = [await time(app, probe.with), await time(app, probe.without)];
      // The first rounds fill caches: of plans, of statements, of pages.
      if (round < 0) continue;
      took[i]?.with.push(full);
      took[i]?.without.push(bare);
    }
  }
}

const each = ({ probe, took }: Measured, way: number): number => {
  const { with: full = [], without: bare = [] } = took[way] ?? {};
  return (median(full) - median(bare)) / probe.of;
};
const [unit = 1] = measured.map((one) => each(one, 1));
const table = new Table([
  'field',
  'asked as',
  'µs',
  'µs resolved',
  'units',
  'units resolved',
  'estimated',
  'µs a unit',
]);
for (const one of measured) {
  const { probe } = one;
  const estimated = (cost(probe.with) - cost(probe.without)) / probe.of;
  const [compiled, resolved] = [each(one, 0), each(one, 1)];
  table.add([
    probe.field,
    probe.note,
    (compiled * 1000).toFixed(1),
    (resolved * 1000).toFixed(1),
    (compiled / unit).toFixed(1),
    (resolved / unit).toFixed(1),
    estimated.toFixed(1),
    ((Math.max(compiled, resolved) * 1000) / estimated).toFixed(0),
  ]);
}
console.log(table.text());
console.log(
  `\nA unit is ${(unit * 1000).toFixed(1)} µs: a row of ${measured[0]?.probe.field} by way of the resolvers. Medians of ${rounds} rounds; µs for each object that the field is asked of.`,
);
await database.close();
