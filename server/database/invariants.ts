import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { sql } from './sql.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A database that does not refuse what it must; the message names what is missing and the command that brings it. */
export class InvariantError extends Error {
  /** Stable code of this error. */
  readonly code = 'MISSING_INVARIANTS';
}

let declared: { migration: string; names: string[] }[] | undefined;

/** What each migration of invariants creates: triggers, checks and unique indexes, read from its SQL once a process. */
export function declaredInvariants(): { migration: string; names: string[] }[] {
  declared ??= readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('_invariants'))
    .sort()
    .map((migration) => {
      const text = readFileSync(`${MIGRATIONS}/${migration}/migration.sql`, 'utf8');
      const found = text.matchAll(
        /(?:CREATE OR REPLACE TRIGGER|ADD CONSTRAINT|CREATE UNIQUE INDEX IF NOT EXISTS) "(\w+)"/g,
      );
      return { migration, names: [...found].map((match) => match[1] as string) };
    });
  return declared;
}

/**
 * Refuses a database that lacks any trigger, check or unique index of the migrations, as one does that was made by
 * `prisma db push`: without them it would take quotes that are not verbatim.
 *
 * @throws InvariantError
 */
export async function checkInvariants(prisma: PrismaClient): Promise<void> {
  const rows = await prisma.$queryRaw<{ name: string }[]>(sql`
    SELECT tgname::text AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
    UNION ALL SELECT conname::text FROM pg_constraint WHERE convalidated
    UNION ALL SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisunique AND i.indisvalid`);
  const present = new Set(rows.map(({ name }) => name));
  const missing = declaredInvariants()
    .map(({ migration, names }) => ({ migration, names: names.filter((name) => !present.has(name)) }))
    .filter(({ names }) => names.length > 0);
  if (missing.length === 0) return;
  const applied = await prisma.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM pg_class WHERE relname = 'quote' AND relkind = 'r'`,
  );
  // With all that follow: they replace functions of those before, and some bring nothing but functions.
  const commands = applied[0]?.n
    ? declaredInvariants()
        .filter(({ migration }) => migration >= (missing[0]?.migration ?? ''))
        .map(({ migration }) => `  npx prisma db execute --file prisma/migrations/${migration}/migration.sql`)
    : ['  npx prisma migrate deploy'];
  throw new InvariantError(
    `The database lacks what keeps its quotes verbatim: ${missing.flatMap(({ names }) => names).join(', ')}.\nBring it with\n${commands.join('\n')}`,
  );
}
