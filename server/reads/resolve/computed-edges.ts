import { raw, type Sql, sql } from '../../database/sql.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { EdgeComputation } from '../list-field.ts';

/**
 * Computes the items of the edges of a page whose rows another statement has found.
 *
 * @param rows a SELECT of the rows, each with its place `n`
 * @returns an item for each row, in the order of their places
 */
export async function computeEdges<Item>(
  prisma: PrismaClient,
  { columns, row, shared, compute }: EdgeComputation<Item>,
  rows: Sql,
): Promise<readonly Item[]> {
  const [found] = await prisma.$queryRaw<{ rows: unknown[]; shared: unknown }[]>(sql`
    WITH page AS MATERIALIZED (SELECT x.n, ${columns('x')} FROM (${rows}) AS x)
    SELECT (SELECT coalesce(json_agg(${raw(row('p'))} ORDER BY p.n), '[]') FROM page AS p) AS rows, (${shared('page')}) AS shared`);
  return found ? compute(found.rows, found.shared) : [];
}
