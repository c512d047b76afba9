import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './report.ts';
import { serve } from './served.ts';

/**
 * Measures how long `npm start`'s command takes from node's start until /ready says 200, on a database that an earlier
 * start has prepared: an embedded one of its own and, with `--postgresql URL`, an existing one there:
 * `npm run bench:start -- --postgresql postgresql://...`.
 */
const TIMES = 5;
const MOST = 3000;
const { values } = parseArgs({ options: { postgresql: { type: 'string' } } });

/** Milliseconds from the start of node until the server is ready. */
async function startOnce(url: string): Promise<number> {
  const begin = performance.now();
  const { address, stop } = await serve(url);
  let status = 0;
  while (status !== 200) ({ status } = await fetch(`${address}/ready`));
  const milliseconds = performance.now() - begin;
  await stop();
  return milliseconds;
}

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
try {
  for (const url of [`pglite:${join(folder, 'data')}`, ...(values.postgresql ? [values.postgresql] : [])]) {
    await startOnce(url);
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++) times.push(await startOnce(url));
    const [engine] = url.split(':');
    const ready = median(times);
    console.log(
      `${engine}: ready ${ready.toFixed(0)} ms after node's start, the median of ${TIMES}; ${ready < MOST ? 'less' : 'not less'} than the ${MOST} ms that are promised`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
