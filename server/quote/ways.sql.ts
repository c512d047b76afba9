import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen } from '../access/visible.sql.ts';
import { and, type Sql, sql } from '../database/sql.ts';
import type { Order, Through } from '../reads/list.ts';
import { publishedAsc, publishedDesc, publishedWithin } from '../reads/orders.ts';
import { personId } from '../reads/slug.sql.ts';
import { type OtherRole, quotesLinkedTo } from './linked.sql.ts';
import type { QuoteFilter, QuoteOrder } from './quote.input.ts';
import { newestSpoken, SPOKEN, SPOKEN_ORDERS, speaking, spokenIn } from './speaking.sql.ts';

/** The people whom the filter's speaker stands for, as a condition on the column of their id. */
export function speakers(speaker: string, { includeMembers }: QuoteFilter, viewer: Viewer): Sql {
  if (!includeMembers) return sql`= ${personId(speaker, viewer)}`;
  return sql`= ANY(ARRAY(SELECT m.id FROM person m
    WHERE m.id = ${personId(speaker, viewer)} OR (m.affiliation_id = ${personId(speaker, viewer)} AND ${seen(viewer, 'm')})))`;
}

type Way = Through<QuoteFilter, QuoteOrder> | null;

/** The shortest way to the quotes of a filter; see the `through` of a list. */
export function wayToQuotes(filter: QuoteFilter, viewer: Viewer, scoped: boolean): Way {
  // What a search, a claim, an utterance or an article finds is not read in the order of the list.
  const found = [filter.search, filter.claim, filter.utterance, filter.article];
  if (found.some((value) => typeof value === 'string')) return null;
  if (scoped) return filter.includeMembers ? null : throughSpeaker(filter, viewer);
  return (
    throughLinks('addressee', 'ADDRESSEE', filter, viewer) ??
    throughLinks('relayedBy', 'REPORTED_BY', filter, viewer) ??
    throughSpeaker(filter, viewer) ??
    throughArticles(filter)
  );
}

/** Quotes found by who relays them, or to whom they were said. */
function throughLinks(
  name: 'relayedBy' | 'addressee',
  role: OtherRole,
  filter: QuoteFilter,
  viewer: Viewer,
): Way {
  const slug = filter[name];
  if (typeof slug !== 'string') return null;
  const linked = sql`${quotesLinkedTo(role, slug, filter, viewer)} AS sp`;
  return {
    from: sql`${linked} JOIN quote q ON q.id = sp.quote_id`,
    on: sql`true`,
    rest: { ...filter, [name]: null, publishedFrom: null, publishedTo: null },
    orders: { PUBLISHED_DESC: newestSpoken('quote_id') },
    counted: { from: linked, where: sql`true` },
  };
}

/** Quotes found by who speaks. */
function throughSpeaker(filter: QuoteFilter, viewer: Viewer): Way {
  const { speaker, includeMembers } = filter;
  if (typeof speaker !== 'string') return null;
  const people = speakers(speaker, filter, viewer);
  if (includeMembers) {
    const spoken = sql`${spokenIn('quote_id', people, viewer, versionsOf(filter))} AS sp`;
    return {
      from: sql`${spoken} JOIN quote q ON q.id = sp.quote_id`,
      on: sql`true`,
      rest: { ...filter, speaker: null },
      orders: { PUBLISHED_DESC: newestSpoken('quote_id') },
      counted: { from: spoken, where: sql`true` },
    };
  }
  const on = and([speaking(people), ...publishedWithin('sp', filter)]);
  return {
    from: SPOKEN,
    on,
    rest: { ...filter, speaker: null, publishedFrom: null, publishedTo: null },
    orders: SPOKEN_ORDERS,
    counted: { from: sql`attribution sp`, where: and([on, quoteVisible(viewer, 'sp', versionsOf(filter))]) },
  };
}

/** Quotes found by the articles of a language, day by day: only those of one day are sorted. */
function throughArticles(filter: QuoteFilter): Way {
  const { language, source } = filter;
  if (typeof language !== 'string' || typeof source === 'string') return null;
  const on = and([sql`qa.language = ${language}`, ...publishedWithin('qa', filter)]);
  const byDay = (order: Order): Order => ({ ...order, keys: [...order.keys.slice(0, 1), ID] });
  return {
    from: sql`article qa JOIN quote q ON q.article_id = qa.id`,
    on,
    rest: { ...filter, language: null, publishedFrom: null, publishedTo: null },
    orders: { PUBLISHED_DESC: byDay(publishedDesc('qa')), PUBLISHED_ASC: byDay(publishedAsc('qa')) },
  };
}

const ID = { sql: sql`q.id`, type: 'uuid' } as const;
