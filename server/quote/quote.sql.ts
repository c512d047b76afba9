import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, quoteVisible, seen, withStatus } from '../access/visible.sql.ts';
import { and, oneOf, raw, type Sql, sql, when } from '../database/sql.ts';
import { pagesByDay } from '../fulltext/by-day.sql.ts';
import { byText, SEARCH_COSTS, searchUnits, textFits } from '../fulltext/matching.sql.ts';
import type { List, Order, Through } from '../reads/list.ts';
import {
  position,
  publishedAsc,
  publishedDesc,
  publishedOn,
  publishedWithin,
  saidAsc,
  saidDesc,
  saidWithin,
} from '../reads/orders.ts';
import { articleId, claimId, personId, sourceId, utteranceId } from '../reads/slug.sql.ts';
import { hasLink, linkedTo, type OtherRole, quotesLinkedTo } from './linked.sql.ts';
import type { QuoteFilter, QuoteOrder } from './quote.input.ts';
import { MEMBERS_COST, newestSpoken, SPOKEN, SPOKEN_ORDERS, speaking, spokenIn } from './speaking.sql.ts';

/** True if the person is a speaker of the quote. */
export function spokenBy(alias: string, person: Sql): Sql {
  return hasLink(alias, sql`l.role = 'SPEAKER' AND l.person_id = ${person}`);
}

/** The people whom the filter's speaker stands for, as a condition on the column of their id. */
function speakers(speaker: string, { includeMembers }: QuoteFilter, viewer: Viewer): Sql {
  if (!includeMembers) return sql`= ${personId(speaker, viewer)}`;
  return sql`= ANY(ARRAY(SELECT m.id FROM person m
    WHERE m.id = ${personId(speaker, viewer)} OR (m.affiliation_id = ${personId(speaker, viewer)} AND ${seen(viewer, 'm')})))`;
}

/** The speaker that a filter asks for, or a member of that organisation, is a speaker of the quote. */
export const spokenByAsked = (filter: QuoteFilter, viewer: Viewer): Sql[] =>
  when(filter.speaker, (speaker) =>
    hasLink('q', sql`l.role = 'SPEAKER' AND l.person_id ${speakers(speaker, filter, viewer)}`),
  );

/** The column is true or false. No parameter: a generic plan uses the indexes of these columns only if SQL has the value. */
const holds = (column: string, value: boolean) => raw(value ? `q.${column}` : `NOT q.${column}`);

/** Conditions of a filter. @param within how days are compared */
export const conditions = (filter: QuoteFilter, viewer: Viewer, within: typeof publishedWithin): Sql[] => [
  ...withStatus('q', filter.status, viewer),
  ...when(filter.search, (search) => textFits('quote', search)),
  ...spokenByAsked(filter, viewer),
  ...when(filter.relayedBy, (slug) => linkedTo('q', 'REPORTED_BY', slug, viewer)),
  ...when(filter.addressee, (slug) => linkedTo('q', 'ADDRESSEE', slug, viewer)),
  ...when(filter.source, (source) => sql`q.source_id = ${sourceId(source, viewer)}`),
  ...when(filter.article, (article) => sql`q.article_id = ${articleId(article, viewer)}`),
  ...when(
    filter.language,
    (language) =>
      sql`EXISTS (SELECT 1 FROM article qa WHERE qa.id = q.article_id AND qa.language = ${language})`,
  ),
  ...when(filter.utterance, (utterance) => sql`q.utterance_id = ${utteranceId(utterance, viewer)}`),
  ...when(filter.claim, (claim) => {
    const visible = appearanceVisible(viewer, 'ap');
    return sql`q.id = ANY(ARRAY(SELECT ap.quote_id FROM appearance ap WHERE ap.claim_id = ${claimId(claim, viewer)} AND ap.quote_id IS NOT NULL AND ${visible}))`;
  }),
  ...oneOf('q.type', 'quote_type', filter.type),
  ...within('q', filter),
  ...saidWithin('q', filter),
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
  slugs: {
    ...{ speaker: 'person', relayedBy: 'party', addressee: 'party', source: 'source' },
    ...{ article: 'article', utterance: 'utterance', claim: 'claim' },
  },
  where: (filter, viewer) => conditions(filter, viewer, publishedWithin),
  counts: (filter, viewer) =>
    filter.publishedFrom || filter.publishedTo ? conditions(filter, viewer, publishedOn) : null,
  searched: pagesByDay('quote', () => quoteList),
  through(filter, viewer, scoped) {
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
  },
  orders: {
    PUBLISHED_DESC: publishedDesc('q'),
    PUBLISHED_ASC: publishedAsc('q'),
    SAID_DESC: saidDesc('q'),
    SAID_ASC: saidAsc('q'),
    POSITION: position('q'),
    RELEVANCE: (filter) => byText('quote', filter),
  },
  costs: {
    filter: {
      search: searchUnits(SEARCH_COSTS.quote.fits),
      // If hardly any quote meets these conditions, they are evaluated for all quotes.
      ...{ type: 100, status: 100, speakerNamed: 150, relayed: 150, attributionConflict: 150 },
      ...{ saidFrom: 100, saidTo: 100, claim: 50, relayedBy: 50, addressee: 50, language: 100 },
      includeMembers: (include) => (include ? MEMBERS_COST : 0),
    },
    // Of the quotes that a condition finds, no index has the days of speech: all are sorted.
    orderBy: { SAID_DESC: 150, SAID_ASC: 150, RELEVANCE: SEARCH_COSTS.quote.ranked },
  },
};

type Way = Through<QuoteFilter, QuoteOrder> | null;

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
