import { existsSync, readFileSync, rmSync } from 'node:fs';
import { madeFrom } from './made-from.ts';
import { runPrisma } from './run.ts';

// This file, and all it imports, must work before the client is there.

const CLIENT = new URL('../generated/prisma/client.ts', import.meta.url);
const POTHOS = new URL('../generated/pothos.ts', import.meta.url);
/** Generated last. */
const NAMES = new URL('../generated/names.ts', import.meta.url);

/**
 * Makes the Prisma client and the types of the schema builder where they are missing, were made from another schema or
 * by another version of Prisma, or where making them was cut off.
 *
 * @param say told before it begins, which takes some seconds
 * @param signal ends it
 * @throws StartError where the command that makes them is not installed, or fails
 */
export async function ensureClient(
  databaseUrl: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (isCurrent()) return;
  say('Generating the database client ...');
  rmSync(NAMES, { force: true });
  await runPrisma(['generate'], databaseUrl, signal);
}

function isCurrent(): boolean {
  return (
    [CLIENT, POTHOS, NAMES].every((file) => existsSync(file)) &&
    readFileSync(NAMES, 'utf8').startsWith(madeFrom())
  );
}
