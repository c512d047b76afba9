import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, withStatus } from '../access/visible.sql.ts';
import { and, oneOf, raw, type Sql, sql, when } from '../database/sql.ts';
import { pagesByDay } from '../fulltext/by-day.sql.ts';
import { byText, SEARCH_COSTS, textFits } from '../fulltext/matching.sql.ts';
import type { List } from '../reads/list.ts';
import { position, publishedAsc, publishedDesc, publishedOn, publishedWithin } from '../reads/orders.ts';
import { articleId, personId, sourceId } from '../reads/slug.sql.ts';
import { readLastingName } from './lasting-name.rules.ts';
import type { QuoteFilter, QuoteOrder } from './quote.input.ts';
import { SPOKEN, SPOKEN_ORDERS, speaking } from './speaking.sql.ts';

/** True if the person is a speaker of the quote. */
export function spokenBy(alias: string, person: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM attribution l WHERE l.quote_id = ${raw(`${alias}.id`)} AND l.role = 'SPEAKER' AND l.person_id = ${person})`;
}

/** The column is true or false. No parameter: a generic plan uses the indexes of these columns only if SQL has the value. */
const holds = (column: string, value: boolean) => raw(value ? `q.${column}` : `NOT q.${column}`);

/** Conditions of a filter. @param within how days are compared */
export const conditions = (filter: QuoteFilter, viewer: Viewer, within: typeof publishedWithin): Sql[] => [
  ...withStatus('q', filter.status, viewer),
  ...when(filter.search, (search) => textFits('quote', search)),
  ...when(filter.speaker, (speaker) => spokenBy('q', personId(speaker))),
  ...when(filter.source, (source) => sql`q.source_id = ${sourceId(source)}`),
  ...when(filter.article, (article) => sql`q.article_id = ${articleId(article)}`),
  ...oneOf('q.type', 'quote_type', filter.type),
  ...within('q', filter),
  ...when(filter.speakerNamed, (named) => holds('speaker_named', named)),
  ...when(filter.relayed, (relayed) => holds('relayed', relayed)),
  ...when(filter.attributionConflict, (conflict) => holds('attribution_conflict', conflict)),
];

/** How quotes are listed. */
export const quoteList: List<QuoteFilter, QuoteOrder> = {
  noun: 'Quote',
  from: sql`quote q`,
  id: sql`q.id`,
  visible: (viewer, versions) => quoteVisible(viewer, 'q', versions),
  versions: versionsOf,
  where: (filter, viewer) => conditions(filter, viewer, publishedWithin),
  counts: (filter, viewer) =>
    filter.publishedFrom || filter.publishedTo ? conditions(filter, viewer, publishedOn) : null,
  searched: pagesByDay('quote', () => quoteList),
  through(filter, viewer) {
    const { speaker, search } = filter;
    // What a search finds is not read in the order of the list.
    if (typeof speaker !== 'string' || typeof search === 'string') return null;
    const on = and([speaking(sql`= ${personId(speaker)}`), ...publishedWithin('sp', filter)]);
    return {
      from: SPOKEN,
      on,
      rest: { ...filter, speaker: null, publishedFrom: null, publishedTo: null },
      orders: SPOKEN_ORDERS,
      counted: {
        from: sql`attribution sp`,
        where: and([on, quoteVisible(viewer, 'sp', versionsOf(filter))]),
      },
    };
  },
  orders: {
    PUBLISHED_DESC: publishedDesc('q'),
    PUBLISHED_ASC: publishedAsc('q'),
    POSITION: position('q'),
    RELEVANCE: (filter) => byText('quote', filter),
  },
  costs: {
    filter: {
      search: SEARCH_COSTS.quote.fits,
      // If hardly any quote meets these conditions, they are evaluated for all quotes.
      ...{ type: 100, status: 100, speakerNamed: 150, relayed: 150, attributionConflict: 150 },
    },
    orderBy: { RELEVANCE: SEARCH_COSTS.quote.ranked },
  },
};

/** The lasting name of a quote. */
export const lastingNameOf = (row: string): Sql =>
  raw(
    `(SELECT n.sha256 FROM article n WHERE n.id = ${row}.article_id) || ':' || ${row}.start_offset || '-' || ${row}.end_offset`,
  );

/** What identifies a quote. */
export interface QuoteNames {
  lastingName: string;
  article?: string | null | undefined;
}

/**
 * True for the quote that a lasting name identifies. Of several, those that count come before refused ones and those of
 * older versions; then the one that was recorded first.
 */
export function quoteNamed({ lastingName, article }: QuoteNames): Sql {
  const named = readLastingName(lastingName);
  if (!named) return sql`false`;
  const { sha256, start, end } = named;
  const on = and([
    sql`n.sha256 = ${sha256}::char(64) AND o.start_offset = ${start}::int AND o.end_offset = ${end}::int`,
    ...when(article, (slug) => sql`n.slug = ${slug}`),
  ]);
  return sql`q.id = (SELECT o.id FROM article n JOIN quote o ON o.article_id = n.id WHERE ${on}
    ORDER BY coalesce(o.effective_status, 'REJECTED') = 'REJECTED', o.superseded, n.created_at, n.id, o.created_at, o.id LIMIT 1)`;
}
