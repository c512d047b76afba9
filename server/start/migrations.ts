import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { sql } from '../sql.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The migrations there are, in their order. */
export function allMigrations(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * The migrations that a database still lacks. A database without Prisma's record of them was either never migrated, and
 * lacks all, or was made by `prisma db push`, which keeps no record: then none is pending, and what it lacks is for
 * checkInvariants to find.
 */
export async function pendingMigrations(prisma: PrismaClient): Promise<string[]> {
  const [state] = await prisma.$queryRaw<{ recorded: boolean; pushed: boolean }[]>(sql`
    SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS recorded,
           to_regclass('public.quote') IS NOT NULL AS pushed`);
  if (!state?.recorded) return state?.pushed ? [] : allMigrations();
  const rows = await prisma.$queryRaw<{ name: string }[]>(sql`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  const applied = new Set(rows.map(({ name }) => name));
  return allMigrations().filter((name) => !applied.has(name));
}
