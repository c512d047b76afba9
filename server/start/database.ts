import type { Config } from '../config.ts';
import { editedMigrations, pendingMigrations } from '../database/applied.ts';
import { createDatabase, createSchema } from '../database/create.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../database/database.ts';
import { faultCode } from '../database/faults.ts';
import { checkInvariants } from '../database/invariants.ts';
import { migrate } from '../database/migrate.ts';
import { seed } from '../import/seed.ts';
import { explainError } from './explain.ts';
import { beginFirstSeed, endFirstSeed, needsFirstSeed } from './first-seed.ts';
import type { StartOptions } from './serve.ts';

/**
 * Opens the database that the settings name and makes it ready for queries:
 *
 * 1. creates it if it does not exist,
 * 2. applies the migrations that it lacks,
 * 3. checks its invariants,
 * 4. seeds it if it is empty.
 *
 * A database that is ready already is not changed.
 *
 * @throws StartError, DatabaseError, InvariantError, DocumentError, and the signal's reason
 */
export async function prepareDatabase(
  { DATABASE_URL: url }: Config,
  options: DatabaseOptions,
  start: Omit<StartOptions, 'lock'>,
): Promise<Database> {
  let database: Database | undefined;
  try {
    database = await openDatabase(url, options);
    await bringUpToDate(database, url, start);
    await checkInvariants(database.prisma);
    await seedOnce(database, start);
    return database;
  } catch (error) {
    await database?.close();
    throw explainError(error, url);
  }
}

async function bringUpToDate(
  database: Database,
  url: string,
  { say, signal }: Omit<StartOptions, 'lock'>,
): Promise<void> {
  const pending = await pendingMigrations(database.prisma).catch(async (error: unknown) => {
    if (faultCode(error) !== '3D000') throw error;
    await createDatabase(url);
    return pendingMigrations(database.prisma);
  });
  if (pending.length > 0) {
    say('Migrating the database ...');
    await createSchema(url);
    await database.session((session) => migrate(session, { say, signal, url }), signal);
  }
  const edited = await editedMigrations(database.prisma);
  if (edited.length > 0) {
    say(
      `These migrations were edited after they had been applied: ${edited.join(', ')}. They are not applied again. To change the database, make a new migration: npm run migration <what-it-does>.`,
    );
  }
}

async function seedOnce(database: Database, { say, signal }: Omit<StartOptions, 'lock'>): Promise<void> {
  if (!(await needsFirstSeed(database.prisma))) return;
  signal?.throwIfAborted();
  say('Seeding the empty database ...');
  await beginFirstSeed(database.prisma);
  const output = process.stdout.isTTY ? { terminal: process.stdout } : { log: say };
  say(await seed(database, { ...output, ...(signal && { signal }) }));
  await endFirstSeed(database.prisma);
}
