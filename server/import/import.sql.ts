import { raw, sql } from '../database/sql.ts';
import type { Transaction } from '../writes/sync.ts';

/** Any number, the same for all imports. */
const LOCK = 7202;

/**
 * Waits until no other import is in a transaction, and keeps others out until the end of this one: of two imports of
 * the same documents at once, the second finds what the first has written.
 */
export async function oneImportAtATime(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
}

/** The column of a table that names the row of the same table to which a row belongs. */
const PARENT = { person: 'affiliation_id', source: 'parent_id' } as const;

/**
 * Sets to which row of the same table each of these rows belongs, in one statement.
 *
 * @param parents slugs by the ids of those that belong to them; undefined: to none
 */
export async function setParents(
  tx: Transaction,
  table: keyof typeof PARENT,
  parents: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  if (parents.size === 0) return;
  const ids = [...parents.keys()];
  // No slug is empty, so an empty one finds no row.
  const slugs = [...parents.values()].map((slug) => slug ?? '');
  await tx.$executeRaw(sql`
    UPDATE ${raw(table)} r SET ${raw(PARENT[table])} = o.id
    FROM unnest(${ids}::uuid[], ${slugs}::text[]) AS n (id, slug) LEFT JOIN ${raw(table)} o ON o.slug = n.slug
    WHERE r.id = n.id`);
}
