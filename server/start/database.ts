import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seed } from '../../prisma/seed.ts';
import type { Config } from '../config.ts';
import { checkInvariants } from '../database/invariants.ts';
import { type Database, type DatabaseOptions, openDatabase, parseDatabaseUrl } from '../database.ts';
import { databaseFault, faultCode } from '../http/faults.ts';
import { StartError } from './error.ts';
import { beginFirstSeed, endFirstSeed, needsFirstSeed } from './first-seed.ts';
import { pendingMigrations } from './migrations.ts';
import { runPrisma } from './run.ts';

/**
 * Opens the database of the settings, brought to where questions can be answered: migrated, with its invariants, and
 * seeded where it was empty. On a database that is there already it changes nothing.
 *
 * @param say told what is done, step by step
 * @throws StartError, DatabaseError, InvariantError, DocumentError
 */
export async function prepareDatabase(
  { DATABASE_URL: url }: Config,
  options: DatabaseOptions,
  say: (line: string) => void,
): Promise<Database> {
  const database = (await openCurrent(url, options)) ?? (await migrate(url, options, say));
  try {
    await checkInvariants(database.prisma);
    if (await needsFirstSeed(database.prisma)) {
      say('Seeding the empty database ...');
      await beginFirstSeed(database.prisma);
      say(await seed(database, process.stdout.isTTY ? { terminal: process.stdout } : { log: say }));
      await endFirstSeed(database.prisma);
    }
    return database;
  } catch (error) {
    await database.close();
    throw explained(error, url);
  }
}

/** Opens a database; null where it is not there yet or lacks migrations. */
async function openCurrent(url: string, options: DatabaseOptions): Promise<Database | null> {
  const address = parseDatabaseUrl(url);
  // Opening the folder would only create what the migrations create anyway.
  if (address.engine === 'pglite' && !existsSync(join(address.folder, 'PG_VERSION'))) return null;
  const database = await openDatabase(url, options);
  try {
    if ((await pendingMigrations(database.prisma)).length === 0) return database;
  } catch (error) {
    // A database that does not exist yet is made by the first migration.
    if (faultCode(error) !== '3D000') {
      await database.close();
      throw explained(error, url);
    }
  }
  await database.close();
  return null;
}

async function migrate(
  url: string,
  options: DatabaseOptions,
  say: (line: string) => void,
): Promise<Database> {
  say('Migrating the database ...');
  await runPrisma(['migrate', 'deploy'], url);
  return openDatabase(url, options);
}

/** An error in words for whoever started the server, where it is about reaching the database. */
function explained(error: unknown, url: string): unknown {
  if (databaseFault(error)?.code !== 'DATABASE_UNAVAILABLE') return error;
  const { host, pathname } = new URL(url);
  const reason = faultCode(error)?.startsWith('28') ? 'refuses this user' : 'cannot be reached';
  const message = `The database ${pathname.slice(1)} on ${host} ${reason}. Check DATABASE_URL and that the server runs.`;
  return new StartError(message, { cause: error });
}
