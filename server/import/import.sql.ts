import { sql } from '../database/sql.ts';
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

/** Slugs of rows of the same table by the ids of those that belong to them; undefined: to none. */
export type Belonging = ReadonlyMap<string, string | undefined>;

/** Sets which organisation each of these people belongs to, in one statement. */
export async function setAffiliations(tx: Transaction, belonging: Belonging): Promise<void> {
  if (belonging.size === 0) return;
  const { ids, slugs } = columnsOf(belonging);
  await tx.$executeRaw(sql`
    UPDATE person p SET affiliation_id = o.id
    FROM unnest(${ids}::uuid[], ${slugs}::text[]) AS n (id, slug) LEFT JOIN person o ON o.slug = n.slug
    WHERE p.id = n.id`);
}

/** Sets which source each of these sources belongs to, in one statement. */
export async function setParents(tx: Transaction, belonging: Belonging): Promise<void> {
  if (belonging.size === 0) return;
  const { ids, slugs } = columnsOf(belonging);
  await tx.$executeRaw(sql`
    UPDATE source s SET parent_id = o.id
    FROM unnest(${ids}::uuid[], ${slugs}::text[]) AS n (id, slug) LEFT JOIN source o ON o.slug = n.slug
    WHERE s.id = n.id`);
}

/** No slug is empty, so an empty one finds no row. */
function columnsOf(belonging: Belonging): { ids: string[]; slugs: string[] } {
  return { ids: [...belonging.keys()], slugs: [...belonging.values()].map((slug) => slug ?? '') };
}
