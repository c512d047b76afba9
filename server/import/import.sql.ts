import { raw, sql } from '../database/sql.ts';
import type { Transaction } from '../writes/sync.ts';
import type { Kind, SharedKind } from './kinds.ts';

/** The key of the advisory lock: any number, but the same for all imports. */
const LOCK = 7202;

/**
 * Waits until no other import runs in a transaction, and keeps other imports out until this transaction ends. If two
 * imports of the same documents run at once, the second therefore finds what the first has written.
 */
export async function oneImportAtATime(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
}

/** For each table that has such rows, the column that refers to the row of the same table to which a row belongs. */
const PARENT = { person: 'affiliation_id', source: 'parent_id' } as const;

/**
 * Rows of a table by their slugs.
 *
 * @returns with each row, in `above`, the slug of the row of the same table to which it belongs; null: it belongs to none
 */
export async function selectNamed(
  tx: Transaction,
  table: SharedKind,
  slugs: readonly string[],
): Promise<{ id: string; slug: string; above: string | null }[]> {
  const above =
    table in PARENT
      ? sql`(SELECT o.slug FROM ${raw(table)} o WHERE o.id = r.${raw(PARENT[table as keyof typeof PARENT])})`
      : sql`NULL::text`;
  return tx.$queryRaw(
    sql`SELECT r.id::text, r.slug, ${above} AS above FROM ${raw(table)} r WHERE r.slug = ANY(${[...slugs]}::text[])`,
  );
}

/** The ids of the rows of a table by their slugs. */
export async function idsBySlug(
  tx: Transaction,
  table: Kind,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; slug: string }[]>(
    sql`SELECT r.id::text, r.slug FROM ${raw(table)} r WHERE r.slug = ANY(${[...new Set(slugs)]}::text[])`,
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/**
 * Sets the row of the same table to which each of some rows belongs, in one statement.
 *
 * @param parents by the id of each row, the slug of the row that it belongs to; undefined if it belongs to none
 */
export async function setParents(
  tx: Transaction,
  table: keyof typeof PARENT,
  parents: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  if (parents.size === 0) return;
  const ids = [...parents.keys()];
  // No slug is empty, so an empty slug finds no row.
  const slugs = [...parents.values()].map((slug) => slug ?? '');
  await tx.$executeRaw(sql`
    UPDATE ${raw(table)} r SET ${raw(PARENT[table])} = o.id
    FROM unnest(${ids}::uuid[], ${slugs}::text[]) AS n (id, slug) LEFT JOIN ${raw(table)} o ON o.slug = n.slug
    WHERE r.id = n.id`);
}

/**
 * Sets the quote that each of some quotes continues, in one statement.
 *
 * @param earlier the id of the quote that a quote continues, by the id of that quote
 */
export async function setContinued(tx: Transaction, earlier: ReadonlyMap<string, string>): Promise<void> {
  if (earlier.size === 0) return;
  await tx.$executeRaw(sql`
    UPDATE quote q SET continues_id = n.earlier
    FROM unnest(${[...earlier.keys()]}::uuid[], ${[...earlier.values()]}::uuid[]) AS n (id, earlier) WHERE q.id = n.id`);
}
