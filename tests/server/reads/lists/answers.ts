import { type Dump, ORDERS, type Person, type Quote, sortBy, type World } from './dump.ts';
import { counted } from './filter-fields.ts';
import { appearanceFilter, articleFilter, personFilter, quoteFilter } from './filters.ts';
import { keep, keepQuote } from './kept.ts';
import type { Asked } from './spec.ts';

/** Arguments that several lists have, with values worth trying. */
export const QUOTE_ORDERS = {
  type: 'QuoteOrder',
  values: ['PUBLISHED_DESC', 'PUBLISHED_ASC', 'SAID_DESC', 'SAID_ASC', 'POSITION'],
};
export const ARTICLE_ORDERS = { type: 'ArticleOrder', values: ['PUBLISHED_DESC', 'PUBLISHED_ASC'] };
export const QUOTE_FILTER = { type: 'QuoteFilter', fields: quoteFilter };
export const STANCES = {
  stance: { type: '[Stance!]', values: [['SUPPORTS'], ['REFUTES', 'DISCUSSES'], []] },
};
export const VERSIONS = { versions: { type: 'ArticleVersions', values: ['ALL', 'NEWEST'] } };
/** The versions of articles that a list is asked for. */
const inVersions = (world: World, { filter, others }: Asked, ofArticle?: boolean) =>
  counted(world, { ...others, ...filter }, ofArticle);
export const RELATION_TYPES = {
  type: {
    type: '[ClaimRelationType!]',
    values: [['ENTAILS'], ['QUALIFIES', 'CONTRADICTS', 'EQUIVALENT_TO'], []],
  },
};

/** The ids of rows, in their order. */
export const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
/** Whether an argument that names words is absent or names this one. */
export const fits = (others: Record<string, unknown>, name: string, value: string) =>
  others[name] === undefined || (others[name] as string[]).includes(value);

type Dated = { id: string; datePublished: Date | null };
const published = <Row extends Dated>(rows: Row[], orderBy?: string) =>
  orderBy === 'PUBLISHED_ASC' ? ORDERS.PUBLISHED_ASC(rows) : ORDERS.PUBLISHED_DESC(rows);
/** The ids of a list of quotes: those of the parent that the filter keeps, in the order asked for. */
export const quotes =
  (of: (world: World, quote: Quote, asked: Asked) => boolean, usual = 'PUBLISHED_DESC') =>
  (world: World, asked: Asked) => {
    const inVersion = inVersions(world, asked, usual === 'POSITION');
    const rows = world.quotes
      .filter((quote) => inVersion(world.article(quote)) && of(world, quote, asked))
      .filter(keepQuote(world, asked.filter));
    const orderBy = asked.orderBy ?? usual;
    if (orderBy === 'SAID_DESC') return idsOf(sortBy(rows, (row) => [world.saidOn(row) ?? '', row.id], true));
    if (orderBy === 'SAID_ASC') return idsOf(sortBy(rows, (row) => [world.saidOn(row) ?? '~', row.id]));
    return idsOf(orderBy === 'POSITION' ? ORDERS.POSITION(rows) : published(rows, orderBy));
  };
/** The same of a list of articles. */
export const articles =
  (of: (world: World, article: Dump['articles'][number], asked: Asked) => boolean) =>
  (world: World, asked: Asked) => {
    const rows = world.dump.articles
      .filter(inVersions(world, asked))
      .filter((article) => world.seen(article) && of(world, article, asked))
      .filter(keep(world, articleFilter, asked.filter));
    return idsOf(published(rows, asked.orderBy));
  };
/** The same of a list of appearances, whose order is always the same. */
export const appearances =
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
/** The same of a list of people, out of those given. */
export const people = (all: Person[], world: World, { orderBy, filter }: Asked) => {
  const rows = all.filter(world.seen).filter(keep(world, personFilter, filter));
  return idsOf(orderBy === 'MOST_QUOTED' ? ORDERS.MOST_QUOTED(rows) : ORDERS.NAME(rows));
};
