import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../database/url.ts';
import { StartError } from './error.ts';

const COMMAND = fileURLToPath(new URL('../../node_modules/prisma-cli/build/index.js', import.meta.url));

/**
 * Runs a command of Prisma in the project's folder. Prisma's commands are installed for development only.
 *
 * @param signal ends the command; this function still waits for its end
 * @throws StartError with the command's output if the command fails, or if it is not installed; the signal's reason
 */
export async function runPrisma(args: string[], databaseUrl: string, signal?: AbortSignal): Promise<void> {
  if (!existsSync(COMMAND)) {
    throw new StartError(
      `npx prisma ${args.join(' ')} is needed, but Prisma's commands are not installed here. ` +
        'Install everything and build with npm ci && npm run build; npm prune --omit=dev then removes what the server does not need.',
    );
  }
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: projectRoot,
    // DATABASE_URL may come from .env or be the default, so the environment need not have it.
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  }).finally(() => signal?.removeEventListener('abort', stop));
  signal?.throwIfAborted();
  if (code === 0) return;
  const said = Buffer.concat(output).toString().trim();
  throw new StartError(`npx prisma ${args.join(' ')} failed:\n${said}`);
}
