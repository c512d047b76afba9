import {
  ARTICLE_ORDERS,
  appearances,
  articles,
  fits,
  idsOf,
  people,
  QUOTE_FILTER,
  QUOTE_ORDERS,
  quotes,
  RELATION_TYPES,
  STANCES,
  VERSIONS,
} from './answers.ts';
import { ORDERS, type Person, sortBy } from './dump.ts';
import type { ListSpec } from './spec.ts';

/** Lists of rows that belong to another, histories aside. */
export const BELOW: ListSpec[] = [
  {
    name: 'Source.articles',
    parents: ({ dump, seen }) => dump.sources.filter(seen),
    orders: ARTICLE_ORDERS,
    others: VERSIONS,
    ids: articles((_world, article, { parent }) => article.sourceId === parent),
  },
  {
    name: 'Source.quotes',
    parents: ({ dump, seen }) => dump.sources.filter(seen),
    filter: QUOTE_FILTER,
    orders: QUOTE_ORDERS,
    ids: quotes(({ article }, quote, { parent }) => article(quote).sourceId === parent),
  },
  {
    name: 'Source.attributedIn',
    parents: ({ dump, seen }) => dump.sources.filter(seen),
    filter: QUOTE_FILTER,
    orders: QUOTE_ORDERS,
    others: {
      role: {
        type: '[AttributionRole!]',
        values: [['SPEAKER'], ['REPORTED_BY', 'ADDRESSEE', 'REPORTED_BY'], []],
      },
    },
    ids: quotes((_world, { attributions }, { parent, others }) =>
      attributions.some(({ role, sourceId }) => sourceId === parent && fits(others, 'role', role)),
    ),
  },
  {
    name: 'Source.creditedIn',
    parents: ({ dump, seen }) => dump.sources.filter(seen),
    others: VERSIONS,
    ids: articles((_world, { credits }, { parent }) => credits.some(({ sourceId }) => sourceId === parent)),
  },
  {
    name: 'Article.quotes',
    parents: ({ dump, seen }) => dump.articles.filter(seen),
    filter: QUOTE_FILTER,
    orders: QUOTE_ORDERS,
    ids: quotes((_world, quote, { parent }) => quote.articleId === parent, 'POSITION'),
  },
  {
    name: 'Article.appearances',
    parents: ({ dump, seen }) => dump.articles.filter(seen),
    others: STANCES,
    ids: appearances('POSITION', (_world, row, { parent }) => row.articleId === parent),
  },
  {
    name: 'Article.speakers',
    parents: ({ dump, seen }) => dump.articles.filter(seen),
    ids(world, { parent }) {
      const printed = world.quotes.filter(({ articleId }) => articleId === parent);
      const first = ({ id }: Person) =>
        Math.min(...printed.filter((q) => world.spokenBy(q, id)).map(({ start }) => start));
      const spoke = world.dump.people.filter(world.seen).filter((person) => first(person) < Infinity);
      return idsOf(sortBy(spoke, (person) => [first(person), person.id]));
    },
  },
  {
    name: 'Person.members',
    parents: ({ dump, seen }) => dump.people.filter(seen),
    ids: (world, asked) =>
      people(
        world.dump.people.filter(({ affiliationId }) => affiliationId === asked.parent),
        world,
        asked,
      ),
  },
  {
    name: 'Person.quotes',
    parents: ({ dump, seen }) => dump.people.filter(seen),
    filter: QUOTE_FILTER,
    orders: QUOTE_ORDERS,
    others: { includeMembers: { type: 'Boolean', values: [true, true, false] } },
    ids: quotes(({ dump, seen, spokenBy }, quote, { parent, others }) => {
      const members = dump.people.filter((person) => seen(person) && person.affiliationId === parent);
      const speakers = others.includeMembers ? idsOf(members) : [];
      return [parent as string, ...speakers].some((id) => spokenBy(quote, id));
    }),
  },
  {
    name: 'Person.utterances',
    parents: ({ dump, seen }) => dump.people.filter(seen),
    ids: (world, { parent }) =>
      idsOf(
        ORDERS.SAID_DESC(
          world.dump.utterances
            .filter(world.seen)
            .filter(({ id }) =>
              world.quotes.some(
                (q) =>
                  q.utteranceId === id &&
                  world.newest(world.article(q)) &&
                  world.spokenBy(q, parent as string),
              ),
            ),
        ),
      ),
  },
  {
    name: 'Person.appearances',
    parents: ({ dump, seen }) => dump.people.filter(seen),
    others: { ...STANCES, ...VERSIONS },
    ids: appearances('PUBLISHED_DESC', ({ quote, spokenBy }, row, { parent }) =>
      spokenBy(quote(row), parent as string),
    ),
  },
  {
    name: 'Utterance.quotes',
    parents: ({ dump, seen }) => dump.utterances.filter(seen),
    others: VERSIONS,
    ids: quotes((_world, quote, { parent }) => quote.utteranceId === parent),
  },
  {
    name: 'Quote.variants',
    parents: (world) => world.quotes,
    others: VERSIONS,
    ids: quotes(({ dump }, quote, { parent }) => {
      const utterance = dump.quotes.find(({ id }) => id === parent)?.utteranceId;
      return quote.id !== parent && quote.utteranceId !== null && quote.utteranceId === utterance;
    }),
  },
  {
    name: 'Claim.appearances',
    parents: ({ dump, seen }) => dump.claims.filter(seen),
    others: { ...STANCES, ...VERSIONS },
    ids: appearances('PUBLISHED_DESC', (_world, row, { parent }) => row.claimId === parent),
  },
  {
    name: 'Claim.relations',
    parents: ({ dump, seen }) => dump.claims.filter(seen),
    others: RELATION_TYPES,
    ids: ({ dump, relationSeen }, { parent, others }) =>
      idsOf(
        ORDERS.RECENT(
          dump.relations
            .filter(relationSeen)
            .filter((row) => [row.subjectId, row.objectId].includes(parent as string))
            .filter(({ type }) => fits(others, 'type', type)),
        ),
      ),
  },
];
