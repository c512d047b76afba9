import {
  ARTICLE_ORDERS,
  appearances,
  articles,
  idsOf,
  people,
  QUOTE_FILTER,
  QUOTE_ORDERS,
  quotes,
} from './answers.ts';
import { ORDERS } from './dump.ts';
import {
  appearanceFilter,
  articleFilter,
  claimFilter,
  personFilter,
  sourceFilter,
  utteranceFilter,
} from './filters.ts';
import { keep, keepClaim } from './kept.ts';
import type { ListSpec } from './spec.ts';

/** Lists of all rows of a noun. */
export const ROOTS: ListSpec[] = [
  {
    name: 'Query.articles',
    parents: null,
    filter: { type: 'ArticleFilter', fields: articleFilter },
    orders: ARTICLE_ORDERS,
    ids: articles(() => true),
  },
  {
    name: 'Query.sources',
    parents: null,
    filter: { type: 'SourceFilter', fields: sourceFilter },
    ids: (world, { filter }) =>
      idsOf(ORDERS.NAME(world.dump.sources.filter(world.seen).filter(keep(world, sourceFilter, filter)))),
  },
  {
    name: 'Query.people',
    parents: null,
    filter: { type: 'PersonFilter', fields: personFilter },
    orders: { type: 'PersonOrder', values: ['NAME', 'MOST_QUOTED'] },
    ids: (world, asked) => people(world.dump.people, world, asked),
  },
  {
    name: 'Query.quotes',
    parents: null,
    filter: QUOTE_FILTER,
    orders: QUOTE_ORDERS,
    ids: quotes(() => true),
  },
  {
    name: 'Query.utterances',
    parents: null,
    filter: { type: 'UtteranceFilter', fields: utteranceFilter },
    orders: { type: 'UtteranceOrder', values: ['SAID_DESC', 'SAID_ASC'] },
    ids(world, { filter, orderBy }) {
      const rows = world.dump.utterances.filter(world.seen).filter(keep(world, utteranceFilter, filter));
      return idsOf(orderBy === 'SAID_ASC' ? ORDERS.SAID_ASC(rows) : ORDERS.SAID_DESC(rows));
    },
  },
  {
    name: 'Query.claims',
    parents: null,
    filter: { type: 'ClaimFilter', fields: claimFilter },
    orders: { type: 'ClaimOrder', values: ['RECENT'] },
    ids: (world, { filter }) =>
      idsOf(ORDERS.RECENT(world.dump.claims.filter(world.seen).filter(keepClaim(world, filter)))),
  },
  {
    name: 'Query.appearances',
    parents: null,
    filter: { type: 'AppearanceFilter', fields: appearanceFilter },
    ids: appearances('PUBLISHED_DESC', () => true),
  },
];
