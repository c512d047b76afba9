import type { Viewer } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import { and, raw, type Sql, sql } from '../database/sql.ts';
import type { QuoteFilter } from '../quote/quote.input.ts';
import { quoteList } from '../quote/quote.sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import { visibleIn } from '../reads/list.ts';

/** What quotes are counted by. */
export type QuoteCountKey = 'DAY' | 'SOURCE' | 'SPEAKER';

/** The arguments of a count. */
export interface QuoteCountRequest {
  by: QuoteCountKey;
  filter: QuoteFilter;
  /** The most counts. */
  limit: number;
}

/**
 * Counts visible quotes that meet a filter, by group. Days come newest first, the unknown day last. Outlets and
 * speakers come by number of quotes, the unknown one last among equals.
 */
function quoteCounts({ by, filter, limit }: QuoteCountRequest, viewer: Viewer): Sql {
  const where = and([visibleIn(quoteList, filter, viewer), ...quoteList.where(filter, viewer)]);
  const { from, key, order } = grouping(by, viewer);
  return sql`
    SELECT ${key} AS key, count(DISTINCT q.id)::int AS count FROM ${from} WHERE ${where}
    GROUP BY ${key} ORDER BY ${order} LIMIT ${limit}::int`;
}

/** The counts as rows. The column of the kind that is counted by has the key; the other two are null. */
export function quoteCountRows(asked: QuoteCountRequest, viewer: Viewer): ReturnType<RowsSql> {
  const key = (by: QuoteCountKey) => (by === asked.by ? raw('k.key') : raw('NULL'));
  return {
    from: sql`(
      SELECT k.count, ${key('DAY')}::date AS day, ${key('SOURCE')}::uuid AS source_id, ${key('SPEAKER')}::uuid AS person_id
      FROM (${quoteCounts(asked, viewer)}) AS k) AS c`,
    rows: 'c',
    where: sql`true`,
    orderBy:
      asked.by === 'DAY'
        ? sql`c.day DESC NULLS LAST`
        : sql`c.count DESC, coalesce(c.source_id, c.person_id) NULLS LAST`,
  };
}

/** Outlets and speakers that the viewer may not see are counted as unknown, not left out. */
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
