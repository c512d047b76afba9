import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen } from '../access/visible.sql.ts';
import { and, raw, type Sql, sql, when } from '../database/sql.ts';
import type { QuoteFilter } from '../quote/quote.input.ts';
import { conditions, quoteList, spokenByAsked } from '../quote/quote.sql.ts';
import { SPOKEN, speaking } from '../quote/speaking.sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import { visibleIn } from '../reads/list.ts';
import { publishedOn } from '../reads/orders.ts';
import { personId, sourceId } from '../reads/slug.sql.ts';

/** What quotes are counted by. */
export type QuoteCountKey = 'DAY' | 'WEEK' | 'MONTH' | 'SOURCE' | 'SPEAKER';

/** The periods that days are gathered in, as date_trunc() names them: weeks begin on Monday (ISO 8601). */
const PERIODS = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const;

/** The arguments of a count. */
export interface QuoteCountRequest {
  by: QuoteCountKey;
  filter: QuoteFilter;
  /** The most counts. */
  limit: number;
}

/**
 * Counts visible quotes that meet a filter, by group. Days come newest first, the unknown day last. Outlets and
 * speakers come by number of quotes, the unknown one last among equals. Outlets and speakers that the viewer may not see
 * are counted as unknown, not left out.
 */
function quoteCounts({ by, filter, limit }: QuoteCountRequest, viewer: Viewer): Sql {
  switch (by) {
    case 'DAY':
    case 'WEEK':
    case 'MONTH': {
      const { from, where, day } = printed(filter, viewer);
      // Days are counted first, from the index, and there are few of them.
      return sql`
        SELECT ${firstDay(by, sql`d.day`)} AS key, sum(d.n)::int AS count
        FROM (SELECT ${day} AS day, count(*) AS n FROM ${from} WHERE ${where} GROUP BY ${day}) AS d
        GROUP BY key ORDER BY key DESC NULLS LAST LIMIT ${limit}::int`;
    }
    case 'SOURCE': {
      const { from, where, source } = printed(filter, viewer);
      return sql`
        SELECT ks.id AS key, sum(g.n)::int AS count
        FROM (SELECT ${source} AS id, count(*) AS n FROM ${from} WHERE ${where} GROUP BY ${source}) AS g
        LEFT JOIN source ks ON ks.id = g.id AND ${seen(viewer, 'ks')}
        GROUP BY ks.id ORDER BY count DESC, ks.id NULLS LAST LIMIT ${limit}::int`;
    }
    case 'SPEAKER': {
      const { from, where } = spoken(sql`IS NOT NULL`, filter, viewer);
      return sql`
        SELECT kp.id AS key, g.n::int AS count
        FROM (SELECT sp.person_id AS id, count(*) AS n FROM ${from} WHERE ${where} GROUP BY sp.person_id) AS g
        JOIN person kp ON kp.id = g.id AND ${seen(viewer, 'kp')}
        UNION ALL SELECT NULL, u.n::int FROM (SELECT ${spokenByNobody(filter, viewer)} AS n) AS u WHERE u.n > 0
        ORDER BY count DESC, key NULLS LAST LIMIT ${limit}::int`;
    }
  }
}

/** The first day of the period in which a day lies. No day lies before the year 0000 of RFC 3339. */
const firstDay = (by: keyof typeof PERIODS, day: Sql): Sql =>
  by === 'DAY'
    ? day
    : sql`CASE WHEN ${day} IS NOT NULL THEN greatest(date_trunc(${raw(`'${PERIODS[by]}'`)}, ${day}::timestamp)::date, '0001-01-01 BC'::date) END`;

/** Rows to count, an item of FROM and a condition. */
interface Counted {
  from: Sql;
  where: Sql;
}

/** The quotes that meet a filter, with what they are grouped by: those of one speaker by attributions. */
function printed(filter: QuoteFilter, viewer: Viewer): Counted & { day: Sql; source: Sql } {
  const { speaker, search, includeMembers } = filter;
  if (typeof speaker === 'string' && typeof search !== 'string' && !includeMembers) {
    const rows = spoken(sql`= ${personId(speaker, viewer)}`, { ...filter, speaker: null }, viewer);
    return { ...rows, day: sql`sp.date_published`, source: sql`sp.publisher_id` };
  }
  const where = and([visibleIn(quoteList, filter, viewer), ...conditions(filter, viewer, publishedOn)]);
  return { from: quoteList.from, where, day: sql`q.date_published`, source: sql`q.source_id` };
}

/** The attributions sp by which people speak quotes that meet a filter. Quotes are read only for what they do not repeat. */
function spoken(person: Sql, filter: QuoteFilter, viewer: Viewer): Counted {
  const { source, publishedFrom, publishedTo, ...rest } = filter;
  const left = conditions(rest, viewer, publishedOn);
  const where = and([speaking(person), ...repeated('sp', filter, viewer), ...left]);
  return { from: left.length > 0 ? SPOKEN : sql`attribution sp`, where };
}

/** What attributions repeat of their quotes, as far as a filter asks for it. */
function repeated(alias: string, filter: QuoteFilter, viewer: Viewer): Sql[] {
  return [
    quoteVisible(viewer, alias, versionsOf(filter)),
    ...publishedOn(alias, filter),
    ...when(filter.source, (slug) => sql`${raw(`${alias}.publisher_id`)} = ${sourceId(slug, viewer)}`),
  ];
}

/**
 * How many quotes no visible person speaks: those that name no speaker, and of those that outlets or hidden people speak,
 * the ones that nobody else speaks as well.
 */
function spokenByNobody(filter: QuoteFilter, viewer: Viewer): Sql {
  const { from, where } = printed({ ...filter, speaker: null }, viewer);
  const asked = and([where, ...spokenByAsked(filter, viewer)]);
  const hidden = sql`ARRAY(SELECT hp.id FROM person hp WHERE NOT (${seen(viewer, 'hp')}))`;
  return sql`(SELECT count(*) FROM ${from} WHERE ${asked} AND NOT q.speaker_named)
    + (SELECT count(*) FROM ${from} WHERE ${asked} AND q.id = ANY(ARRAY(
        SELECT l.quote_id FROM attribution l WHERE l.role = 'SPEAKER' AND l.source_id IS NOT NULL
        UNION SELECT l.quote_id FROM attribution l WHERE l.role = 'SPEAKER' AND l.person_id = ANY(${hidden}) AND ${and(repeated('l', filter, viewer))}))
      AND NOT EXISTS (SELECT 1 FROM attribution o JOIN person op ON op.id = o.person_id AND ${seen(viewer, 'op')}
        WHERE o.quote_id = q.id AND o.role = 'SPEAKER'))`;
}

/** The counts as rows. The column of the kind that is counted by has the key; the other two are null. */
export function quoteCountRows(asked: QuoteCountRequest, viewer: Viewer): ReturnType<RowsSql> {
  const isByDay = asked.by in PERIODS;
  const key = (by: 'SOURCE' | 'SPEAKER') => raw(by === asked.by ? 'k.key' : 'NULL');
  return {
    from: sql`(
      SELECT k.count, ${raw(isByDay ? 'k.key' : 'NULL')}::date AS day, ${key('SOURCE')}::uuid AS source_id, ${key('SPEAKER')}::uuid AS person_id
      FROM (${quoteCounts(asked, viewer)}) AS k) AS c`,
    rows: 'c',
    where: sql`true`,
    orderBy: isByDay
      ? sql`c.day DESC NULLS LAST`
      : sql`c.count DESC, coalesce(c.source_id, c.person_id) NULLS LAST`,
  };
}
