import type { PrismaClient } from '../generated/prisma/client.ts';
import { madeBy, readRules } from './rules.ts';
import { sql } from './sql.ts';

/** A database that does not refuse what it must; the message names what is missing and the command that brings it. */
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
 * Refuses a database that lacks any trigger, check or unique index of `prisma/sql`, as one does that was made by
 * `prisma db push`: without them it would take quotes that are not verbatim.
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
  throw new InvariantError(
    `The database lacks what keeps its quotes verbatim: ${missing.flatMap(({ names }) => names).join(', ')}.\nBring it with\n${(await remedies(prisma, missing)).join('\n')}`,
  );
}

/** The commands that bring what is missing: a migration, or the files that make it. */
async function remedies(prisma: PrismaClient, missing: { file: string }[]): Promise<string[]> {
  const [state] = await prisma.$queryRaw<{ tables: boolean; functions: boolean }[]>(sql`
    SELECT to_regclass('quote') IS NOT NULL AS tables, to_regproc('verbatim_path') IS NOT NULL AS functions`);
  if (!state?.tables) return ['  npx prisma migrate deploy'];
  // A database that was made by `prisma db push` has not even the functions that the files have in common.
  const files = state.functions ? missing : readRules();
  return files.map(({ file }) => `  npx prisma db execute --file ${file}`);
}
