import type { PrismaClient } from '../generated/prisma/client.ts';
import { pendingMigrations } from './applied.ts';
import { madeBy, readRules } from './rules.ts';
import { sql } from './sql.ts';

/**
 * The database lacks rules: triggers, checks or unique indexes. The message says whether it is not migrated, or names
 * some of the rules, and gives the command that creates them.
 */
export class InvariantError extends Error {
  /** Stable code of this error. */
  readonly code = 'MISSING_INVARIANTS';
}

let declared: { file: string; names: string[] }[] | undefined;

/** The triggers, checks and unique indexes of each file of `prisma/sql`, read once a process. */
export function declaredInvariants(): { file: string; names: string[] }[] {
  declared ??= readRules().map(({ file, text }) => ({
    file,
    names: madeBy(text)
      .filter(({ kind }) => kind === 'trigger' || kind === 'constraint' || kind === 'unique index')
      .map(({ name }) => name),
  }));
  return declared;
}

/**
 * Refuses a database that lacks a trigger, check or unique index of `prisma/sql`. Without them it would take quotes
 * that are not verbatim. A database that was not migrated lacks all of them, and so does one that `prisma db push`
 * made.
 *
 * @throws InvariantError
 */
export async function checkInvariants(prisma: PrismaClient): Promise<void> {
  const rows = await prisma.$queryRaw<{ name: string }[]>(sql`
    WITH here AS (SELECT oid FROM pg_namespace WHERE nspname = current_schema()),
      relation AS (SELECT c.oid, c.relname::text AS name FROM pg_class c JOIN here ON c.relnamespace = here.oid)
    SELECT tgname::text AS name FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'
    UNION ALL SELECT conname::text FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid WHERE k.convalidated
    UNION ALL SELECT r.name FROM pg_index i JOIN relation r ON r.oid = i.indexrelid WHERE i.indisunique AND i.indisvalid`);
  const present = new Set(rows.map(({ name }) => name));
  const missing = declaredInvariants()
    .map(({ file, names }) => ({ file, names: names.filter((name) => !present.has(name)) }))
    .filter(({ names }) => names.length > 0);
  if (missing.length === 0) return;
  const pending = await pendingMigrations(prisma);
  throw new InvariantError(pending.length > 0 ? notMigrated(pending) : await lacking(prisma, missing));
}

function notMigrated(pending: readonly string[]): string {
  return `The database is not migrated: it lacks ${few(pending)}. Run npx prisma migrate deploy, or npm start, which migrates it as well.`;
}

/** The message for a database that has all migrations, or was made by `prisma db push`, which runs none. */
async function lacking(
  prisma: PrismaClient,
  missing: readonly { file: string; names: string[] }[],
): Promise<string> {
  const [state] = await prisma.$queryRaw<{ functions: boolean }[]>(sql`
    SELECT to_regproc('verbatim_path') IS NOT NULL AS functions`);
  // A database that was made by `prisma db push` has not even the functions that the files have in common.
  const files = state?.functions ? missing : readRules();
  return [
    `The database lacks rules that keep its quotes verbatim: ${few(missing.flatMap(({ names }) => names))}.`,
    'Create them with',
    ...files.map(({ file }) => `  npx prisma db execute --file ${file}`),
  ].join('\n');
}

/** How many names a message lists. */
const LISTED = 3;

/** The first names, and how many more there are. */
function few(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
