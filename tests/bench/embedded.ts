import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExamples } from '../../server/site/examples.ts';
import { message } from './contenders.ts';
import { load } from './load-client.ts';
import { median } from './report.ts';
import { Table } from './table.ts';

/**
 * Measures the shipped examples on the embedded database: the answer over HTTP beside the bare SQL it is compiled to,
 * in interleaved rounds on one connection: `npm run bench:embedded`. It makes its own database and removes it.
 */
const ROUNDS = 5;
/** The most that an answer may take, in times of its SQL. */
const MOST = 3;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const child: ChildProcess = fork(fileURLToPath(new URL('serve-embedded.ts', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: `pglite:${join(folder, 'data')}`, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--import', 'tsx'],
  });
  try {
    const { port } = await message<{ port: number }>(child);
    const examples = readExamples();
    const answers = new Map<string, number[]>();
    const bare = new Map<string, number[]>();
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { title, document } of examples) {
        const body = JSON.stringify({ query: document });
        const { latencies, failure } = await load(port, '/graphql', [body], { connections: 1, seconds: 1 });
        if (failure) throw new Error(`${title}: ${failure}`);
        const told = message<{ milliseconds: number }>(child);
        child.send({ document, seconds: 1 });
        const { milliseconds } = await told;
        if (round === 0) continue;
        answers.set(title, [...(answers.get(title) ?? []), latencies[latencies.length >> 1] ?? Number.NaN]);
        bare.set(title, [...(bare.get(title) ?? []), milliseconds]);
      }
    }
    const table = new Table(['', '', 'answer ms', 'SQL ms', 'answer / SQL']);
    const short: string[] = [];
    for (const { title } of examples) {
      const [answer, sql] = [median(answers.get(title) ?? []), median(bare.get(title) ?? [])];
      table.add([title, '', answer.toFixed(2), sql.toFixed(2), (answer / sql).toFixed(2)]);
      if (answer / sql >= MOST)
        short.push(`${title}: ${(answer / sql).toFixed(2)} x its SQL; less than ${MOST} x is promised`);
    }
    console.log(table.text());
    console.log(short.length > 0 ? short.join('\n') : 'All that is promised is reached.');
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
