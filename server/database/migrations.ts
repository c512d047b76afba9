import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { sql } from './sql.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A committed migration. */
export interface Migration {
  name: string;
  script: string;
  /** SHA-256 of the script, as Prisma records it. */
  checksum: string;
}

/** The names of the migrations there are, in their order. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(MIGRATIONS, entry.name, 'migration.sql')))
    .map(({ name }) => name)
    .sort();
}

/** The migrations there are, in their order. */
export function readMigrations(): Migration[] {
  return migrationNames().map((name) => {
    const script = readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8');
    return { name, script, checksum: sha256(script) };
  });
}

/** True where a script is the one that was applied under a checksum, whatever line endings git gave it. */
export function isSameScript(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some((text) => sha256(text) === checksum);
}

/**
 * The migrations that a database still lacks. One without Prisma's record of them was either never migrated, and lacks
 * all, or was made by `prisma db push`, which keeps no record: then none is pending, and what it lacks is for
 * checkInvariants to find.
 */
export async function pendingMigrations(prisma: PrismaClient): Promise<string[]> {
  const applied = await appliedMigrations(prisma);
  if (applied) return migrationNames().filter((name) => !applied.has(name));
  const [state] = await prisma.$queryRaw<{ pushed: boolean }[]>(sql`
    SELECT to_regclass('public.quote') IS NOT NULL AS pushed`);
  return state?.pushed ? [] : migrationNames();
}

/** The migrations whose script is no longer the one that was applied. */
export async function editedMigrations(prisma: PrismaClient): Promise<string[]> {
  const applied = await appliedMigrations(prisma);
  return readMigrations()
    .filter(({ name, script }) => {
      const checksum = applied?.get(name);
      return checksum !== undefined && !isSameScript(script, checksum);
    })
    .map(({ name }) => name);
}

/** The checksums of the migrations that were applied, by name. Null: the database has no record of them. */
async function appliedMigrations(prisma: PrismaClient): Promise<Map<string, string> | null> {
  const [state] = await prisma.$queryRaw<{ recorded: boolean }[]>(sql`
    SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS recorded`);
  if (!state?.recorded) return null;
  const rows = await prisma.$queryRaw<{ name: string; checksum: string }[]>(sql`
    SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
