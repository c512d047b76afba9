import { parseArgs } from 'node:util';
import { parse, validate } from 'graphql';
import { readConfig } from '../../server/config.ts';
import { createEstimate } from '../../server/reads/estimate/estimate.ts';
import { schema } from '../../server/schema.ts';
import { startContenders } from './contenders.ts';
import { load } from './load-client.ts';
import { Table } from './table.ts';
import { frequentValues } from './worst/frequent.ts';
import type { Question } from './worst/question.ts';
import { worstQuestions } from './worst/questions.ts';

/**
 * Asks the slowest questions that the limits let pass, with the most frequent values of the database of DATABASE_URL:
 * `npm run bench:worst -- --requests 24 --connections 4`. A question that fails is reported, and the run goes on.
 * `--every 4` asks a fourth of them. Ctrl-C ends the run with the table of what was asked so far.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '24' },
    connections: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    rows: { type: 'string', default: '60' },
    progress: { type: 'boolean', default: false },
  },
});
/** The longest that 99 of 100 answers to one question may take, in milliseconds. */
const MOST = 250;

const { DATABASE_URL: url, MAX_COST, MAX_NODES } = readConfig();
const estimate = createEstimate(schema);

function permits(document: string): boolean {
  const parsed = parse(document);
  if (validate(schema, parsed).length > 0) return false;
  const { cost, nodes } = estimate(parsed, null, {});
  return cost <= MAX_COST && nodes <= MAX_NODES;
}

interface Asked extends Question {
  cost: number;
  /** Milliseconds: the middle answer, and the slowest of a hundred. */
  p50: number;
  p99: number;
  failure: string | null;
}

/** Spearman's rank correlation, with the average rank for equal values. */
function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const ranks = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
  };
  const [a, b] = [ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y))];
  const mean = (pairs.length - 1) / 2;
  const sum = (of: (i: number) => number) => a.reduce((total, _, i) => total + of(i), 0);
  const difference = (values: number[], i: number) => (values[i] as number) - mean;
  const spread = (values: number[]) => Math.sqrt(sum((i) => difference(values, i) ** 2));
  return sum((i) => difference(a, i) * difference(b, i)) / (spread(a) * spread(b));
}

async function main(): Promise<void> {
  const questions = worstQuestions(schema, await frequentValues(url), permits).filter(
    ({ name }, i) => i % Number(values.every) === 0 && (!values.only || name.includes(values.only)),
  );
  const [server] = await startContenders(['verbatim'], url);
  if (!server) throw new Error('The server did not start.');
  const settings = { connections: Number(values.connections), seconds: Number(values.seconds) };
  const asked: Asked[] = [];
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  for (const question of questions) {
    if (stopped) break;
    const body = JSON.stringify({ query: question.document });
    const ask = (requests: number) =>
      load(server.port, server.path, [body], { ...settings, requests }).catch((error: unknown) => ({
        latencies: [Number.NaN],
        failure: String(error),
      }));
    // The first answers plan the statement.
    await ask(settings.connections * 2);
    const { latencies, failure } = await ask(Number(values.requests));
    const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? Number.NaN;
    const { cost } = estimate(parse(question.document), null, {});
    if (process.stderr.isTTY || values.progress)
      console.error(
        `${asked.length + 1}/${questions.length} ${at(0.5).toFixed(1)} ms ${cost} ${question.name} ${failure ?? ''}`,
      );
    asked.push({ ...question, cost, p50: at(0.5), p99: at(0.99), failure });
  }
  report(asked);
  server.child.disconnect();
}

function report(asked: readonly Asked[]): void {
  const failed = asked.filter(({ failure }) => failure !== null);
  const slow = asked.filter(({ p99 }) => p99 > MOST);
  const table = new Table(['question', '', 'cost', 'p50 ms', 'p99 ms', 'ms / 1000 units']);
  for (const { name, cost, p50, p99 } of asked
    .toSorted((a, b) => b.p99 - a.p99)
    .slice(0, Number(values.rows)))
    table.add([name, '', String(cost), p50.toFixed(1), p99.toFixed(1), ((1000 * p50) / cost).toFixed(1)]);
  console.log(table.text());
  for (const { name, failure } of failed) console.log(`failed: ${name}: ${failure}`);
  const correlation = rankCorrelation(asked.map(({ cost, p50 }) => [cost, p50] as const));
  console.log(
    `${asked.length} questions, ${failed.length} failed, ${slow.length} with a p99 above ${MOST} ms, rank correlation of cost and time ${correlation.toFixed(2)}`,
  );
}

await main();
