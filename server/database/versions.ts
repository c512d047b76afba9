import { DatabaseError } from './error.ts';
import { migrationNames } from './migrations.ts';
import { parseDatabaseUrl } from './url.ts';

/** Applied migrations that are not among those here: the database was migrated by another version. */
export function unknownTo(names: readonly string[], applied: Iterable<string>): string[] {
  return [...applied].filter((name) => !names.includes(name));
}

/** Says that migrations of a database are not among those here, without a full stop. Empty: all are. */
export function anotherVersion(unknown: readonly string[]): string {
  return unknown.length === 0
    ? ''
    : `The database was migrated by another version of Verbatim: prisma/migrations does not have ${unknown.join(', ')}`;
}

/**
 * Refuses a database in whose record is no migration of those here: another version made its tables, so nothing here
 * can be applied to it. Databases from before `0_tables` are such.
 *
 * @param applied the migrations in its record
 * @param url where it is, to say what to do
 * @param names the migrations there are; by default those in prisma/migrations
 * @throws DatabaseError `MIGRATION_FAILED`
 */
export function refuseOtherMigrations(
  applied: Iterable<string>,
  url?: string,
  names: readonly string[] = migrationNames(),
): void {
  const all = [...applied];
  const unknown = unknownTo(names, all);
  if (all.length === 0 || unknown.length < all.length) return;
  const found = anotherVersion(unknown.slice(0, 1));
  throw new DatabaseError('MIGRATION_FAILED', `${found}. ${remedy(url)}, which makes and seeds a new one.`);
}

function remedy(url: string | undefined): string {
  const address = url === undefined ? undefined : parseDatabaseUrl(url);
  return address?.engine === 'pglite'
    ? `Delete or move the folder ${address.folder} and start again`
    : 'Set DATABASE_URL to a database that does not exist yet and start again';
}
