import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, quoteVisible, withStatus } from '../access/visible.sql.ts';
import { oneOf, raw, type Sql, sql, when } from '../database/sql.ts';
import { pagesByDay } from '../fulltext/by-day.sql.ts';
import { byText, SEARCH_COSTS, searchUnits, textFits } from '../fulltext/matching.sql.ts';
import type { List } from '../reads/list.ts';
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
import { articleId, claimId, sourceId, utteranceId } from '../reads/slug.sql.ts';
import { hasLink, linkedTo } from './linked.sql.ts';
import type { QuoteFilter, QuoteOrder } from './quote.input.ts';
import { MEMBERS_COST } from './speaking.sql.ts';
import { speakers, wayToQuotes } from './ways.sql.ts';

/** True if the person is a speaker of the quote. */
export function spokenBy(alias: string, person: Sql): Sql {
  return hasLink(alias, sql`l.role = 'SPEAKER' AND l.person_id = ${person}`);
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
  through: wayToQuotes,
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
