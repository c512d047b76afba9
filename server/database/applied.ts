import type { PrismaClient } from '../generated/prisma/client.ts';
import { isSameScript, migrationNames, readMigrations } from './migrations.ts';
import { sql } from './sql.ts';
import { refuseOtherMigrations } from './versions.ts';

/**
 * The names of the migrations that a database still lacks. A database without Prisma's record of migrations is one of
 * two:
 *
 * - It was never migrated. It lacks all migrations.
 * - `prisma db push` made it, which keeps no record. No migration is pending, and checkInvariants finds what it lacks.
 */
export async function pendingMigrations(prisma: PrismaClient): Promise<string[]> {
  const applied = await appliedMigrations(prisma);
  if (applied) return migrationNames().filter((name) => !applied.has(name));
  const [state] = await prisma.$queryRaw<{ pushed: boolean }[]>(sql`
    SELECT to_regclass('quote') IS NOT NULL AS pushed`);
  return state?.pushed ? [] : migrationNames();
}

/** The names of the migrations whose script was edited after it had been applied. */
export async function editedMigrations(prisma: PrismaClient): Promise<string[]> {
  const applied = await appliedMigrations(prisma);
  return readMigrations()
    .filter(({ name, script }) => {
      const checksum = applied?.get(name);
      return checksum !== undefined && !isSameScript(script, checksum);
    })
    .map(({ name }) => name);
}

/**
 * Refuses a database whose migrations are all those of another version; see refuseOtherMigrations.
 *
 * @throws DatabaseError `MIGRATION_FAILED`
 */
export async function checkVersion(prisma: PrismaClient, url: string): Promise<void> {
  refuseOtherMigrations((await appliedMigrations(prisma))?.keys() ?? [], url);
}

/** The checksums of the applied migrations, by name. Null: the database has no record of migrations. */
async function appliedMigrations(prisma: PrismaClient): Promise<Map<string, string> | null> {
  const [state] = await prisma.$queryRaw<{ recorded: boolean }[]>(sql`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS recorded`);
  if (!state?.recorded) return null;
  const rows = await prisma.$queryRaw<{ name: string; checksum: string }[]>(sql`
    SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}
