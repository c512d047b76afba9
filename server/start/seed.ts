import { readConfig } from '../config.ts';
import { checkVersion } from '../database/applied.ts';
import { openDatabase } from '../database/database.ts';
import { checkInvariants } from '../database/invariants.ts';
import { seed } from '../import/seed.ts';
import { explained } from './explain.ts';

/**
 * What `npx prisma db seed` does: fills the database of the settings with the seeds and prints each step. It stops at
 * the end of a transaction when the process is asked to end.
 *
 * @throws DocumentError with every problem of the seeds; DatabaseError, InvariantError, StartError
 */
export async function seedCommand(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: npx and Prisma pass a signal on that the terminal has sent already.
    process.on(signal, () =>
      stop.abort(new Error(`stopped by ${signal}; what was written is whole, run it again to go on`)),
    );
  }
  const url = readConfig().DATABASE_URL;
  try {
    await fill(url, stop.signal);
  } catch (error) {
    throw explained(error, url);
  }
}

async function fill(url: string, signal: AbortSignal): Promise<void> {
  const database = await openDatabase(url, { command: 'prisma db seed' });
  try {
    await checkVersion(database.prisma, url);
    await checkInvariants(database.prisma);
    const output = process.stdout.isTTY ? { terminal: process.stdout } : { log: console.log };
    console.log(await seed(database, { ...output, signal }));
  } finally {
    await database.close();
  }
}
