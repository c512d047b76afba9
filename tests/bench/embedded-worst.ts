import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, validate } from 'graphql';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/database.ts';
import { openFolder } from '../../server/database/folder.ts';
import { createEstimate } from '../../server/reads/estimate/estimate.ts';
import { schema } from '../../server/schema.ts';
import { prepareDatabase } from '../../server/start/database.ts';
import { copyInto } from './load/into-embedded.ts';
import { Table } from './table.ts';
import { frequentValues } from './worst/frequent.ts';
import type { Question } from './worst/question.ts';
import { worstQuestions } from './worst/questions.ts';

/**
 * Asks the slowest questions of an embedded database, whose statements nothing can interrupt, and says what cost keeps
 * them below half a second. Its rows are those of a PostgreSQL database of DATABASE_URL that `npm run bench:load --
 * --quotes 50000` filled: `npx tsx tests/bench/embedded-worst.ts -- --every 4 --cost 20000`. It measures the processor's
 * time, which other programs do not lengthen.
 */
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    cost: { type: 'string' },
    rows: { type: 'string', default: '40' },
    progress: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
/** The longest that a question may block the database, in milliseconds. */
const MOST = 500;

const config = readConfig();
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const embedded = `pglite:${join(folder, 'data')}`;
const MAX_COST = Number(values.cost ?? readConfig({ DATABASE_URL: embedded }).MAX_COST);
const estimate = createEstimate(schema);

interface Asked extends Question {
  cost: number;
  milliseconds: number;
}

function costOf(document: string): number {
  return estimate(parse(document), null, {}).cost;
}

try {
  const empty = await prepareDatabase({ ...config, DATABASE_URL: embedded }, {}, { say: () => {} });
  await empty.close();
  const pglite = await openFolder(join(folder, 'data'));
  await copyInto(pglite, config.DATABASE_URL);
  const database = await openDatabase(pglite);
  const app = createApp({ database, config: { ...config, MAX_COST, REQUEST_TIMEOUT_MS: 600_000 } });
  const questions = worstQuestions(schema, await frequentValues(config.DATABASE_URL), (document) => {
    const parsed = parse(document);
    if (validate(schema, parsed).length > 0) return false;
    const { cost, nodes } = estimate(parsed, null, {});
    return cost <= MAX_COST && nodes <= config.MAX_NODES;
  }).filter((_, i) => i % Number(values.every) === 0);
  const asked: Asked[] = [];
  for (const { name, document } of questions) {
    const times: number[] = [];
    for (let time = 0; time < 2; time++) {
      const before = process.cpuUsage();
      const response = await app.fetch('http://verbatim.bench/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document }),
      });
      const answer = await response.text();
      if (!answer.startsWith('{"data"')) console.log(`failed: ${name}: ${answer.slice(0, 200)}`);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    asked.push({ name, document, cost: costOf(document), milliseconds: Math.min(...times) });
    if (values.progress)
      console.error(`${asked.length}/${questions.length} ${Math.min(...times).toFixed(0)} ms ${name}`);
  }
  const table = new Table(['question', '', 'cost', 'ms', 'ms / 1000 units']);
  for (const { name, cost, milliseconds } of asked
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, Number(values.rows)))
    table.add([name, '', String(cost), milliseconds.toFixed(0), ((1000 * milliseconds) / cost).toFixed(0)]);
  console.log(table.text());
  const slow = asked.filter(({ milliseconds }) => milliseconds > MOST);
  console.log(
    `${asked.length} questions of at most ${MAX_COST} units, ${slow.length} above ${MOST} ms; the cheapest of these costs ${Math.min(...slow.map(({ cost }) => cost))}`,
  );
  await app.close();
  await database.close();
  await pglite.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
