import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { projectRoot } from '../database/url.ts';
import { StartError } from './error.ts';

/**
 * Runs a command of Prisma in the project's folder; its output is shown only when it fails.
 *
 * @throws StartError with what the command said
 */
export async function runPrisma(args: string[], databaseUrl: string): Promise<void> {
  const bin = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: projectRoot,
    // All of our environment, and the database as it was read from a file or by default.
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === 0) return;
  const said = Buffer.concat(output).toString().trim();
  throw new StartError(`npx prisma ${args.join(' ')} failed:\n${said}`);
}
