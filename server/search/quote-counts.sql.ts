import type { Viewer } from '../auth.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { QuoteFilter } from '../quote/quote.input.ts';
import { quoteList } from '../quote/quote.sql.ts';
import { and, type Sql, seen, sql } from '../sql.ts';

/** What quotes are counted by. */
export type QuoteCountKey = 'DAY' | 'SOURCE' | 'SPEAKER';

/** How many quotes share a key; null: those without one, together. */
export interface QuoteCountRow {
  /** A day (2025-08-15), or an id. */
  key: string | null;
  count: number;
}

/**
 * Counts visible quotes that fit a filter, group by group in one statement: days newest first and the unknown one
 * last, outlets and speakers by number, the unknown one last among equals.
 */
export async function selectQuoteCounts(
  prisma: PrismaClient,
  viewer: Viewer,
  by: QuoteCountKey,
  filter: QuoteFilter,
  limit: number,
): Promise<QuoteCountRow[]> {
  const where = and([quoteList.visible(viewer), ...quoteList.where(filter, viewer)]);
  const { from, key, order } = grouping(by, viewer);
  return prisma.$queryRaw<QuoteCountRow[]>(sql`
    SELECT ${key}::text AS key, count(DISTINCT q.id)::int AS count FROM ${from} WHERE ${where}
    GROUP BY ${key} ORDER BY ${order} LIMIT ${limit}::int`);
}

/** Whatever the viewer may not see is counted as unknown, not left out. */
function grouping(by: QuoteCountKey, viewer: Viewer): { from: Sql; key: Sql; order: Sql } {
  const most = (key: Sql) => sql`count DESC, ${key} NULLS LAST`;
  switch (by) {
    case 'DAY':
      return {
        from: quoteList.from,
        key: sql`q.date_published`,
        order: sql`q.date_published DESC NULLS LAST`,
      };
    case 'SOURCE':
      return {
        from: sql`${quoteList.from} LEFT JOIN source ks ON ks.id = q.source_id AND ${seen(viewer, 'ks')}`,
        key: sql`ks.id`,
        order: most(sql`ks.id`),
      };
    case 'SPEAKER':
      return {
        from: sql`${quoteList.from} LEFT JOIN (attribution kl JOIN person kp ON kp.id = kl.person_id AND ${seen(viewer, 'kp')})
          ON kl.quote_id = q.id AND kl.role = 'SPEAKER'`,
        key: sql`kp.id`,
        order: most(sql`kp.id`),
      };
  }
}
