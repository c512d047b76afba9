import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { checkVersion } from '../database/applied.ts';
import { openDatabase } from '../database/database.ts';
import { checkInvariants } from '../database/invariants.ts';
import { checkSeeds, seed } from '../import/seed.ts';
import { StartError } from './error.ts';
import { explainError } from './explain.ts';

/**
 * Runs `npx prisma db seed`: loads the seeds into the database that the settings name, and prints each step. SIGINT and
 * SIGTERM stop it at the end of the current transaction.
 *
 * @param args `--check`: checks the seeds instead, without a database
 * @throws DocumentError with every problem of the seeds; DatabaseError, InvariantError, StartError
 */
export async function seedCommand(args: string[]): Promise<void> {
  if (readArgs(args).check) return console.log(checkSeeds());
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

/** The options of the command. @throws StartError if one is unknown */
function readArgs(args: string[]): { check: boolean } {
  try {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}. The command takes --check, and nothing else.`);
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
