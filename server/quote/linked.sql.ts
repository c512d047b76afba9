import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible } from '../access/visible.sql.ts';
import { and, raw, type Sql, sql } from '../database/sql.ts';
import { publishedWithin } from '../reads/orders.ts';
import { personId, sourceId } from '../reads/slug.sql.ts';
import type { QuoteFilter } from './quote.input.ts';

/** What a party other than the speaker does in the chain of a quote. */
export type OtherRole = 'REPORTED_BY' | 'ADDRESSEE';

/** True if the chain of the quote has a link that meets the condition. */
export function hasLink(alias: string, condition: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM attribution l WHERE l.quote_id = ${raw(`${alias}.id`)} AND ${condition})`;
}

/** True if someone of this slug, a person or a source, has the role in the chain of the quote. */
export function linkedTo(alias: string, role: OtherRole, slug: string): Sql {
  const party = sql`(l.person_id = ${personId(slug)} OR l.source_id = ${sourceId(slug)})`;
  return hasLink(alias, sql`l.role = ${raw(`'${role}'`)} AND ${party}`);
}

/**
 * The quotes in whose chains someone of this slug has the role, each once, newest day first: `day` and `quote_id`. A slug
 * may be that of a person and of a source. Each of them is read along an index, and the two are merged, so that a page
 * costs its rows. Only quotes that the filter's days and versions let pass.
 */
export function linkedQuotes(role: OtherRole, slug: string, filter: QuoteFilter, viewer: Viewer): Sql {
  const of = (party: Sql) => {
    const where = and([
      sql`l.role = ${raw(`'${role}'`)} AND ${party}`,
      quoteVisible(viewer, 'l', versionsOf(filter)),
      ...publishedWithin('l', filter),
    ]);
    return sql`(SELECT COALESCE(l.date_published, '-infinity'::date) AS day, l.quote_id FROM attribution l WHERE ${where} ORDER BY 1 DESC, 2 DESC)`;
  };
  const both = sql`${of(sql`l.person_id = ${personId(slug)}`)} UNION ALL ${of(sql`l.source_id = ${sourceId(slug)}`)}`;
  return sql`(SELECT DISTINCT b.day, b.quote_id FROM (${both}) AS b ORDER BY 1 DESC, 2 DESC)`;
}
