import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server that was started as its users start it. */
export interface Served {
  server: ChildProcess;
  /** Where it answers. */
  address: string;
  /** Tells it to stop, and waits until it has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `npm start`'s command on a database, on a port of its own, until it says where it answers.
 *
 * @throws with what it has printed, where it ends instead
 */
export async function serve(url: string, settings: Record<string, string> = {}): Promise<Served> {
  const server = spawn(process.execPath, ['server/launch.mjs'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    // Read to its end, or the server would wait for it to be read.
    server.stdout.on('data', (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-10_000);
      const found = /Playground: (\S+)\/graphql/.exec(output)?.[1];
      if (found) resolve(found);
    });
    server.once('exit', () => reject(new Error(output)));
  });
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  };
  return { server, address, stop };
}

/** Megabytes that a process has for itself, by the kernel's own account; undefined where it may not be read. */
export function megabytes(pid: number, field: string, file = 'status'): number | undefined {
  try {
    const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/${file}`, 'utf8'),
    );
    return Number(kilobytes?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
