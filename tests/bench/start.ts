import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './report.ts';
import { megabytes, serve } from './served.ts';

/**
 * Measures what memory the server takes at rest, and how long `npm start`'s command takes from node's start until /ready says 200, on a database that an earlier
 * start has prepared: an embedded one of its own and, with `--postgresql URL`, an existing one there:
 * `npm run bench:start -- --postgresql postgresql://...`.
 */
const TIMES = 5;
const MOST = 3000;
/** Megabytes that a server at rest takes at most, on the seeds. */
const MEMORY = 450;
/** Milliseconds after which it is at rest. */
const REST = 3000;
const { values } = parseArgs({ options: { postgresql: { type: 'string' } } });

/** Milliseconds from the start of node until the server is ready, and the megabytes that it takes at rest. */
async function startOnce(url: string): Promise<{ milliseconds: number; rss: number }> {
  const begin = performance.now();
  const { server, address, stop } = await serve(url);
  let status = 0;
  while (status !== 200) ({ status } = await fetch(`${address}/ready`));
  const milliseconds = performance.now() - begin;
  await new Promise((resolve) => setTimeout(resolve, REST));
  const rss = megabytes(server.pid ?? 0, 'VmRSS') ?? Number.NaN;
  await stop();
  return { milliseconds, rss };
}

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
try {
  for (const url of [`pglite:${join(folder, 'data')}`, ...(values.postgresql ? [values.postgresql] : [])]) {
    await startOnce(url);
    const starts: Awaited<ReturnType<typeof startOnce>>[] = [];
    for (let i = 0; i < TIMES; i++) starts.push(await startOnce(url));
    const [engine] = url.split(':');
    const ready = median(starts.map(({ milliseconds }) => milliseconds));
    const rss = median(starts.map(({ rss }) => rss));
    console.log(
      `${engine}: ${rss.toFixed(0)} MB at rest, the median of ${TIMES}; ${rss < MEMORY ? 'less' : 'not less'} than the ${MEMORY} MB that are promised`,
    );
    console.log(
      `${engine}: ready ${ready.toFixed(0)} ms after node's start, the median of ${TIMES}; ${ready < MOST ? 'less' : 'not less'} than the ${MOST} ms that are promised`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
