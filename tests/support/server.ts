import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectFile } from './app.ts';

/** A server started as its users start it. */
export interface Started {
  /** Where it answers; rejected with its output when it ends instead. */
  url: Promise<string>;
  /** Settled when the process has ended. */
  ended: Promise<{ code: number | null; output: string }>;
  process: ChildProcess;
  output(): string;
}

/** Runs `npm start`'s command with settings; what is still running is ended with the test. */
export function startServer(settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: projectFile('.'),
    env: { ...process.env, NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let settle: (url: string) => void;
  let fail: (error: Error) => void;
  const url = new Promise<string>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  url.catch(() => {});
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    const address = /Playground: (\S+)\/graphql/.exec(output)?.[1];
    if (address) settle(address);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => {
      fail(new Error(output));
      resolve({ code, output });
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { url, ended, process: child, output: () => output };
}

/** An empty folder for a test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
