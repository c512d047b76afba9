import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './report.ts';

/**
 * Measures how long `npm start`'s command takes from node's start until /ready says 200, on a database that an earlier
 * start has prepared: an embedded one of its own and, with `--postgresql URL`, an existing one there:
 * `npm run bench:start -- --postgresql postgresql://...`.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TIMES = 5;
const MOST = 3000;
const { values } = parseArgs({ options: { postgresql: { type: 'string' } } });

/** Milliseconds from the start of node until the server is ready. */
async function startOnce(url: string): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const found = /Playground: (\S+)\/graphql/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(output)));
  });
  let status = 0;
  while (status !== 200) ({ status } = await fetch(`${address}/ready`));
  const milliseconds = performance.now() - begin;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
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
