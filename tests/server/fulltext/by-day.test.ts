import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../server/access/viewer.ts';
import { articleList } from '../../../server/article/article.sql.ts';
import { sql } from '../../../server/database/sql.ts';
import { quoteList } from '../../../server/quote/quote.sql.ts';
import { listSql } from '../../../server/reads/list-sql.ts';
import { pageSql } from '../../../server/reads/resolve/batches.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';

/**
 * Lists by day of what fits a search read only the days they need (pagesByDay): both ways are compared with all that
 * fits, sorted. More rows hold "accord" than are ever looked at regardless of their days.
 */

const quotes = (count: number, words: string) =>
  Array.from({ length: count }, (_, i) => `Accord ${words} numéro ${i + 101}`);

interface Printed {
  day: string | null;
  lines: string[];
  status?: string;
}

const month = (n: number) =>
  `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
const PRINTED: Printed[] = [
  // Of a day that no other text is near to, and of the first that a day can be.
  { day: '9999-12-31', lines: quotes(1, 'lointain') },
  { day: '0001-01-01', lines: quotes(2, 'premier') },
  { day: '0001-12-31', lines: quotes(2, 'ancien') },
  { day: null, lines: quotes(30, 'sans date') },
  { day: '2025-08-18', lines: quotes(9, 'refusé'), status: 'REJECTED' },
  { day: '9999-12-30', lines: quotes(3, 'refusé lointain'), status: 'REJECTED' },
  ...Array.from({ length: 12 }, (_, i) => ({
    day: `2025-08-${String(20 - i).padStart(2, '0')}`,
    lines: quotes(12, i % 4 === 0 ? 'serré partout' : 'serré'),
  })),
  ...Array.from({ length: 36 }, (_, i) => ({
    day: month(i * 3),
    lines: quotes(10, i < 3 ? 'partout' : 'épars'),
  })),
];

const document = ({ day, lines, status = 'CONFIRMED' }: Printed, n: number) =>
  JSON.stringify({
    status,
    article: {
      slug: `texte-${n}`,
      language: 'fr',
      genre: 'REPORTAGE',
      ...(n % 2 === 0 && { source: 'gazette' }),
      ...(day && { datePublished: day }),
      body: [...lines, `Texte ${n}.`].join('\n'),
      quotes: lines.map((exact, i) => ({ exact, type: i % 3 === 0 ? 'INDIRECT' : 'DIRECT', chain: [] })),
    },
  });

type Page = { nodes: { id: string }[]; pageInfo: Record<string, unknown> };
type Filter = Record<string, unknown>;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const source = JSON.stringify({ status: 'CONFIRMED', source: { slug: 'gazette', name: 'Gazette' } });
  await app.load(source, ...PRINTED.map(document));
}, 600_000);
afterAll(() => app.close());

const LISTS = {
  quotes: `query ($filter: QuoteFilter, $orderBy: QuoteOrder, $first: Int, $after: String, $last: Int, $before: String) {
    list: quotes(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes { id exact article { slug datePublished } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  articles: `query ($filter: ArticleFilter, $orderBy: ArticleOrder, $first: Int, $after: String, $last: Int, $before: String) {
    list: articles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes { id slug datePublished } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
};

/** The ids of all rows of a list in its order, by its conditions alone. */
async function sorted(name: keyof typeof LISTS, filter: Filter, orderBy: string): Promise<string[]> {
  const days = Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [
      field,
      field.startsWith('published') ? new Date(`${value}`) : value,
    ]),
  );
  const asked = {
    filter: days,
    orderBy: orderBy === 'PUBLISHED_ASC' ? orderBy : 'PUBLISHED_DESC',
    scope: null,
  } as const;
  const list = name === 'quotes' ? quoteList : articleList;
  const { from, where, order } =
    name === 'quotes' ? listSql(quoteList, asked, ANONYMOUS) : listSql(articleList, asked, ANONYMOUS);
  const { orderBy: keys } = pageSql({ order, backwards: false, cursor: null });
  const rows = await app.database.prisma.$queryRaw<{ id: string }[]>(
    sql`SELECT ${list.id}::text AS id FROM ${from} WHERE ${where} ORDER BY ${keys}`,
  );
  return rows.map(({ id }) => Buffer.from(`${list.noun}:${id}`).toString('base64'));
}

/** Walks some pages of a list, each asked of both ways, and returns how many rows they had. */
async function walk(
  list: keyof typeof LISTS,
  filter: Filter,
  orderBy: string,
  backwards: boolean,
  size: number,
) {
  const all = await sorted(list, filter, orderBy);
  let rows = 0;
  let cursor: unknown = null;
  for (let page = 0; page < 6; page++) {
    const variables = {
      filter,
      orderBy,
      ...(backwards ? { last: size, before: cursor } : { first: size, after: cursor }),
    };
    const { data, statements } = await app.query<{ list: Page }>(LISTS[list], variables);
    const { data: expected } = await app.resolved.query<{ list: Page }>(LISTS[list], variables);
    expect(data, `${list} ${JSON.stringify(variables)}`).toEqual(expected);
    expect(statements).toHaveLength(1);
    const [start, end] = backwards ? [all.length - rows - size, all.length - rows] : [rows, rows + size];
    expect(data.list.nodes.map(({ id }) => id)).toEqual(all.slice(Math.max(0, start), Math.max(0, end)));
    expect(data.list.pageInfo[backwards ? 'hasPreviousPage' : 'hasNextPage']).toBe(
      backwards ? start > 0 : end < all.length,
    );
    rows += data.list.nodes.length;
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = data.list.pageInfo;
    if (!(backwards ? hasPreviousPage : hasNextPage)) break;
    cursor = backwards ? startCursor : endCursor;
  }
  return rows;
}

const FILTERS: Filter[] = [
  { search: 'accord' },
  { search: 'partout' },
  { search: 'lointain' },
  { search: 'accord -serré' },
  { search: 'nulle part' },
  { search: '' },
  { search: 'accord', source: 'gazette' },
  { search: 'accord', publishedTo: '2025-08-16' },
  { search: 'accord', publishedFrom: '2012-02-29' },
  { search: 'accord', publishedFrom: '2011-01-01', publishedTo: '2012-12-31' },
  { search: 'accord', publishedFrom: '2025-08-21', publishedTo: '2025-12-31' },
  { search: 'accord', publishedTo: '0001-12-31' },
  { search: 'accord', status: ['PROPOSED'] },
];

describe.each(['quotes', 'articles'] as const)('%s by day that fit a search', (list) => {
  describe.each(['PUBLISHED_DESC', 'PUBLISHED_ASC'])('%s', (orderBy) => {
    test.each(FILTERS)('are those that the resolvers find: %o', async (filter) => {
      for (const backwards of [false, true]) {
        for (const size of [0, 1, 7, 40, 100]) await walk(list, filter, orderBy, backwards, size);
      }
    });
  });
});

test('are all found, page by page, be they many or few', async () => {
  for (const word of ['accord', 'partout', 'lointain']) {
    const fitting = PRINTED.filter(({ status }) => status !== 'REJECTED')
      .flatMap(({ lines }) => lines)
      .filter((line) => line.toLowerCase().includes(word));
    expect(await walk('quotes', { search: word }, 'PUBLISHED_DESC', false, 100)).toBe(fitting.length);
  }
});

test.each([
  ['PUBLISHED_DESC', 'first', { publishedTo: '2025-08-20' }],
  ['PUBLISHED_ASC', 'first', { publishedFrom: '2010-01-01' }],
  // Read from the end, where the texts of unknown days are.
  ['PUBLISHED_DESC', 'last', {}],
  ['PUBLISHED_ASC', 'last', {}],
])('of a frequent word few quotes are found: %s, %s %o', async (orderBy, end, bound) => {
  const variables = { filter: { search: 'accord', ...bound }, orderBy, [end]: 5 };
  const nodes = await planOf(app, LISTS.quotes, variables, { analyze: true });
  const read = nodes
    .filter((node) => node['Relation Name'] === 'quote_search')
    .map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0));
  expect(read.length).toBeGreaterThan(0);
  expect(read.reduce((sum, rows) => sum + rows)).toBeLessThan(100);
});

test('a text whose day is corrected moves in the list', async () => {
  const newest = async () => {
    const { data } = await app.query<{ list: { nodes: { article: { slug: string } }[] } }>(LISTS.quotes, {
      filter: { search: 'ancien' },
      first: 1,
    });
    await walk('quotes', { search: 'accord' }, 'PUBLISHED_DESC', false, 20);
    return data.list.nodes[0]?.article;
  };
  expect(await newest()).toMatchObject({ slug: 'texte-2', datePublished: '0001-12-31' });
  await app.sql(`UPDATE article SET date_published = '2025-08-21' WHERE slug = 'texte-2'`);
  expect(await newest()).toMatchObject({ slug: 'texte-2', datePublished: '2025-08-21' });
  await app.sql(`UPDATE article SET date_published = NULL WHERE slug = 'texte-2'`);
  expect(await newest()).toMatchObject({ slug: 'texte-2', datePublished: null });
});
