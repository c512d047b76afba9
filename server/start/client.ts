import { rmSync } from 'node:fs';
import { isGenerated } from '../made-from.mjs';
import { runPrisma } from './run.ts';

// This file and all its imports must work before the Prisma client is generated.

/** The file that is generated last. */
const NAMES = new URL('../generated/names.ts', import.meta.url);

/**
 * Generates the Prisma client and the types of the schema builder, unless they are current. They are not current if:
 *
 * - one of them is missing,
 * - another schema or another version of Prisma generated them,
 * - their generation was cut off.
 *
 * @param say gets a line before the generation begins, which takes some seconds
 * @param signal ends the generation
 * @throws StartError if the command that generates them is not installed, or fails
 */
export async function ensureClient(
  databaseUrl: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (isGenerated()) return;
  say('Generating the database client ...');
  rmSync(NAMES, { force: true });
  await runPrisma(['generate'], databaseUrl, signal);
}
