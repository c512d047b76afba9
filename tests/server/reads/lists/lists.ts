import { type Dump, ORDERS, type Person, type Quote, sortBy, type World } from './dump.ts';
import {
  appearanceFilter,
  articleFilter,
  claimFilter,
  counted,
  type Filter,
  keep,
  keepClaim,
  personFilter,
  quoteFilter,
  sourceFilter,
} from './filters.ts';

/** One connection of the contract, with what it should answer. */
export interface ListSpec {
  /** "Article.quotes", "Query.quotes". */
  name: string;
  /** The visible parents it can be asked of; null: it is a root field. */
  parents: ((world: World) => { id: string }[]) | null;
  /** The type of the argument `filter` and its fields; none: it has no such argument. */
  filter?: { type: string; fields: Filter<never> };
  /** The type of the argument `orderBy` and its values; none: it has no such argument. */
  orders?: { type: string; values: string[] };
  /** Other arguments: their types and the values worth trying. */
  others?: Record<string, { type: string; values: unknown[] }>;
  /** The ids of the whole list, in order. */
  ids(world: World, request: Asked): string[];
}

/** What is asked of a list, paging aside. */
export interface Asked {
  /** The parent's id; undefined for root fields. */
  parent?: string | undefined;
  filter: Record<string, unknown>;
  orderBy?: string | undefined;
  others: Record<string, unknown>;
}

const QUOTE_ORDERS = { type: 'QuoteOrder', values: ['PUBLISHED_DESC', 'PUBLISHED_ASC', 'POSITION'] };
const ARTICLE_ORDERS = { type: 'ArticleOrder', values: ['PUBLISHED_DESC', 'PUBLISHED_ASC'] };
const QUOTE_FILTER = { type: 'QuoteFilter', fields: quoteFilter };
const STANCES = {
  stance: { type: '[Stance!]', values: [['SUPPORTS'], ['REFUTES', 'DISCUSSES'], []] },
};
const VERSIONS = { versions: { type: 'ArticleVersions', values: ['ALL', 'NEWEST'] } };
/** The versions of articles that a list is asked for. */
const inVersions = (world: World, { filter, others }: Asked, ofArticle?: boolean) =>
  counted(world, { ...others, ...filter }, ofArticle);
const RELATION_TYPES = {
  type: {
    type: '[ClaimRelationType!]',
    values: [['ENTAILS'], ['QUALIFIES', 'CONTRADICTS', 'EQUIVALENT_TO'], []],
  },
};

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
const fits = (others: Record<string, unknown>, name: string, value: string) =>
  others[name] === undefined || (others[name] as string[]).includes(value);

type Dated = { id: string; datePublished: Date | null };
const published = <Row extends Dated>(rows: Row[], orderBy?: string) =>
  orderBy === 'PUBLISHED_ASC' ? ORDERS.PUBLISHED_ASC(rows) : ORDERS.PUBLISHED_DESC(rows);
const quotes =
  (of: (world: World, quote: Quote, asked: Asked) => boolean, usual = 'PUBLISHED_DESC') =>
  (world: World, asked: Asked) => {
    const inVersion = inVersions(world, asked, usual === 'POSITION');
    const rows = world.quotes
      .filter((quote) => inVersion(world.article(quote)) && of(world, quote, asked))
      .filter(keep(world, quoteFilter, asked.filter));
    const orderBy = asked.orderBy ?? usual;
    return idsOf(orderBy === 'POSITION' ? ORDERS.POSITION(rows) : published(rows, orderBy));
  };
const articles =
  (of: (world: World, article: Dump['articles'][number], asked: Asked) => boolean) =>
  (world: World, asked: Asked) => {
    const rows = world.dump.articles
      .filter(inVersions(world, asked))
      .filter((article) => world.seen(article) && of(world, article, asked))
      .filter(keep(world, articleFilter, asked.filter));
    return idsOf(published(rows, asked.orderBy));
  };
const appearances =
  (
    order: 'PUBLISHED_DESC' | 'POSITION',
    of: (world: World, row: Dump['appearances'][number], asked: Asked) => boolean,
  ) =>
  (world: World, asked: Asked) => {
    const inVersion = inVersions(world, asked, order === 'POSITION');
    const rows = world.appearances
      .filter((row) => inVersion(world.article(row)) && of(world, row, asked))
      .filter((row) => fits(asked.others, 'stance', row.stance))
      .filter(keep(world, appearanceFilter, asked.filter));
    return idsOf(order === 'POSITION' ? ORDERS.POSITION(rows) : published(rows));
  };
const people = (all: Person[], world: World, { orderBy, filter }: Asked) => {
  const rows = all.filter(world.seen).filter(keep(world, personFilter, filter));
  return idsOf(orderBy === 'MOST_QUOTED' ? ORDERS.MOST_QUOTED(rows) : ORDERS.NAME(rows));
};

const HISTORIES: [string, string, (world: World) => { id: string }[]][] = [
  ['Article', 'ARTICLE', ({ dump, seen }) => dump.articles.filter(seen)],
  ['Source', 'SOURCE', ({ dump, seen }) => dump.sources.filter(seen)],
  ['Person', 'PERSON', ({ dump, seen }) => dump.people.filter(seen)],
  ['Quote', 'QUOTE', (world) => world.quotes],
  ['Utterance', 'UTTERANCE', ({ dump, seen }) => dump.utterances.filter(seen)],
  ['Claim', 'CLAIM', ({ dump, seen }) => dump.claims.filter(seen)],
  ['Appearance', 'APPEARANCE', (world) => world.appearances],
  ['ClaimRelation', 'CLAIM_RELATION', ({ dump, relationSeen }) => dump.relations.filter(relationSeen)],
];

export const LISTS: ListSpec[] = [
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
    ids: ({ dump, seen }) => idsOf(ORDERS.SAID_DESC(dump.utterances.filter(seen))),
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
  ...HISTORIES.map(
    ([type, tracked, parents]): ListSpec => ({
      name: `${type}.history`,
      parents,
      ids: ({ dump }, { parent }) =>
        idsOf(
          ORDERS.NEWEST(
            dump.changes.filter((change) => change.trackedType === tracked && change.trackedId === parent),
          ),
        ),
    }),
  ),
];
