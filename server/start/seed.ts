import { readConfig } from '../config.ts';
import { checkVersion } from '../database/applied.ts';
import { openDatabase } from '../database/database.ts';
import { checkInvariants } from '../database/invariants.ts';
import { seed } from '../import/seed.ts';
import { explainError } from './explain.ts';

/**
 * Runs `npx prisma db seed`: loads the seeds into the database that the settings name, and prints each step. SIGINT and
 * SIGTERM stop it at the end of the current transaction.
 *
 * @throws DocumentError with every problem of the seeds; DatabaseError, InvariantError, StartError
 */
export async function seedCommand(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // `on`, not `once`: the same signal may come again, since npx and Prisma pass on what the terminal has sent
    // already.
    process.on(signal, () =>
      stop.abort(
        new Error(`stopped by ${signal}. What was written is complete; run the command again to go on`),
      ),
    );
  }
  const url = readConfig().DATABASE_URL;
  try {
    await fill(url, stop.signal);
  } catch (error) {
    throw explainError(error, url);
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
