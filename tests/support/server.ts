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
  /** Settled when the output holds this; rejected with the output when the process ends without. */
  prints(text: string): Promise<void>;
}

/** How a server is started. */
export interface StartOptions {
  /** The project's folder. */
  cwd?: string;
  /** @defaultValue what `npm start` runs */
  command?: string[];
}

/** Runs `npm start`'s command with settings; what is still running is ended with the test. */
export function startServer(
  settings: Record<string, string>,
  { cwd = projectFile('.'), command = [process.execPath, 'server/launch.mjs'] }: StartOptions = {},
): Started {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
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
  const looking = new Set<(ended: boolean) => void>();
  const prints = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = (ended: boolean) => {
        if (output.includes(text)) resolve();
        else if (ended) reject(new Error(`ended without "${text}":\n${output}`));
      };
      looking.add(look);
      look(child.exitCode !== null);
    });
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of looking) look(false);
    const address = /Playground: (\S+)\/graphql/.exec(output)?.[1];
    if (address) settle(address);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => {
      fail(new Error(output));
      for (const look of looking) look(true);
      resolve({ code, output });
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { url, ended, process: child, output: () => output, prints };
}

/** An empty folder for a test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
