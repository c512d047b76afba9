import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

interface Cell {
  article: { slug: string };
  stances: string[];
  outletStance: string | null;
  appearances: { exact: string; stance: string }[];
}
interface Coverage {
  coverage: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    nodes: { claim: { slug: string }; cells: Cell[] }[];
  };
}
const DOCUMENT = `query ($articles: [String!]!, $first: Int, $after: String, $last: Int, $before: String) {
  coverage(articles: $articles, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { claim { slug } cells { article { slug } stances outletStance appearances { exact stance } } }
  }
}`;
const FIVE = [
  'tater-le-terrain',
  'coulisses-du-tete-a-tete',
  'dossiers-du-sommet',
  'anadolu-sommet-trump-poutine',
  'rencontre-a-enchorage',
];
const coverage = async (app: TestApp, articles: string[], page: object = {}) =>
  (await app.query<Coverage>(DOCUMENT, { articles, ...page })).data.coverage;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

test('the matrix of the five: the claims most of them carry first, and who is silent', async () => {
  const { nodes, totalCount } = await coverage(app, FIVE, { first: 100 });
  expect(totalCount).toBe(152);
  const row = (slug: string) => nodes.find(({ claim }) => claim.slug === slug)?.cells;
  // Stated by the first and by RTL info's sources, raised by an expert in dossiers, said by Trump to Anadolu.
  expect(row('rencontre-a-trois-envisagee')?.map(({ stances }) => stances)).toEqual([
    ['SUPPORTS'],
    ['SUPPORTS'],
    ['DISCUSSES'],
    ['SUPPORTS'],
    [],
  ]);
  expect(row('rencontre-a-trois-envisagee')?.map(({ outletStance }) => outletStance)).toEqual([
    'SUPPORTS',
    null,
    null,
    null,
    null,
  ]);
  expect(row('accord-signe-dans-le-dos-de-zelensky')).toMatchObject([
    {
      article: { slug: 'tater-le-terrain' },
      stances: ['DISCUSSES'],
      outletStance: 'DISCUSSES',
      appearances: [
        {
          exact:
            "Tout l'enjeu de cette rencontre sera de savoir si les deux présidents vont signer un accord dans le dos de Volodymyr Zelensky, que Vladimir Poutine n'a pas souhaité inclure aux discussions, et de ses alliés européens",
        },
      ],
    },
    { stances: [], outletStance: null, appearances: [] },
    { stances: [], outletStance: null, appearances: [] },
    { stances: [], outletStance: null, appearances: [] },
    { stances: ['REFUTES'], outletStance: null },
  ]);
  const compared = nodes.map(({ cells }) => cells.filter(({ stances }) => stances.length > 0).length);
  expect(compared[0]).toBe(5);
  expect(compared).toEqual(compared.toSorted((a, b) => b - a));
});

test('there is a cell for each article asked for, in that order, and only their claims', async () => {
  const articles = ['dossiers-du-sommet', 'tater-le-terrain', 'dossiers-du-sommet'];
  const { nodes, totalCount } = await coverage(app, articles, { first: 100 });
  expect(nodes).toHaveLength(totalCount);
  for (const { cells } of nodes) {
    expect(cells.map(({ article }) => article.slug)).toEqual(articles);
    expect(cells[2]).toEqual(cells[0]);
    expect(cells.some(({ stances }) => stances.length > 0)).toBe(true);
  }
  const { data } = await app.query<{ claims: { totalCount: number }; more: { totalCount: number } }>(`{
    claims(filter: { article: "dossiers-du-sommet" }) { totalCount }
    more: claims(filter: { article: "tater-le-terrain" }) { totalCount } }`);
  const both = nodes.filter(({ cells }) => cells[0]?.stances.length && cells[1]?.stances.length).length;
  expect(totalCount).toBe(data.claims.totalCount + data.more.totalCount - both);
});

test('it pages both ways, and a cursor of other articles is refused', async () => {
  const all = (await coverage(app, FIVE, { first: 100 })).nodes.map(({ claim }) => claim.slug);
  const first = await coverage(app, FIVE, { first: 30 });
  const second = await coverage(app, FIVE, { first: 30, after: first.pageInfo.endCursor });
  const back = await coverage(app, FIVE, { last: 30, before: second.pageInfo.startCursor });
  expect([...first.nodes, ...second.nodes].map(({ claim }) => claim.slug)).toEqual(all.slice(0, 60));
  expect(back.nodes).toEqual(first.nodes);
  expect([first.pageInfo.hasPreviousPage, first.pageInfo.hasNextPage]).toEqual([false, true]);
  const { errors } = await app.ask(DOCUMENT, { articles: FIVE.slice(1), after: first.pageInfo.endCursor });
  expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
});

test('a page takes the same number of statements, however many claims and articles it shows', async () => {
  const one = await app.resolved.query(DOCUMENT, { articles: FIVE.slice(0, 2), first: 1 });
  const many = await app.resolved.query(DOCUMENT, { articles: FIVE, first: 100 });
  // Slugs, the page, its count, its claims, cells, articles, appearances.
  expect(many.statements).toHaveLength(7);
  expect(one.statements.length).toBeLessThanOrEqual(7);
});

test('one article is compared with nobody, and none has no claims', async () => {
  const { nodes, totalCount } = await coverage(app, ['anadolu-sommet-trump-poutine'], { first: 100 });
  expect(nodes).toHaveLength(totalCount);
  const { data } = await app.query(
    '{ claims(filter: { article: "anadolu-sommet-trump-poutine" }) { totalCount } }',
  );
  expect(data).toEqual({ claims: { totalCount } });
  expect(await coverage(app, [])).toEqual({
    totalCount: 0,
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('a hundred articles are compared', async () => {
  const articles = Array.from({ length: 100 }, (_, i) => FIVE[i % 5] as string);
  const [hundred, five] = [await coverage(app, articles), await coverage(app, FIVE)];
  expect(hundred.totalCount).toBe(five.totalCount);
  expect(hundred.nodes.map(({ cells }) => cells.slice(95))).toEqual(five.nodes.map(({ cells }) => cells));
  expect(hundred.nodes.every(({ cells }) => cells.length === 100)).toBe(true);
});

describe('what is asked for is refused', () => {
  test('where articles are unknown, by their names, each once', async () => {
    const articles = ['tater-le-terrain', 'nulle-part', 'ailleurs', 'nulle-part', ''];
    const { errors, data } = await app.ask(DOCUMENT, { articles });
    const message = 'articles: there is no article "nulle-part", "ailleurs", "".';
    expect(errors).toMatchObject([{ message, path: ['coverage'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(data).toBeNull();
  });
  test.each([
    ['in a variable', DOCUMENT, { articles: Array<string>(101).fill('tater-le-terrain') }],
    ['in the document', `{ coverage(articles: [${'"tater-le-terrain" '.repeat(101)}]) { totalCount } }`, {}],
  ])('where a hundred and one are given %s', async (_, document, variables) => {
    const { errors } = await app.ask(document, variables);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(/\b101\b.*\b100\b/);
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });
});

describe('there is no trace', () => {
  test('of a refused article, as of one that does not exist', async () => {
    const app = await testApp({ seeded: true });
    await app.sql(`UPDATE article SET status = 'REJECTED' WHERE slug = 'tater-le-terrain'`);
    const { errors } = await app.ask(DOCUMENT, { articles: FIVE });
    expect(errors).toMatchObject([{ message: 'articles: there is no article "tater-le-terrain".' }]);
  });
  test('of what a withdrawn article says, nor of refused appearances', async () => {
    const app = await testApp({ seeded: true });
    await app.sql(`UPDATE article SET withdrawn_at = now() WHERE slug = 'tater-le-terrain'`);
    await app.sql(`UPDATE appearance SET status = 'REJECTED' WHERE stance = 'DISCUSSES'`);
    const { nodes } = await coverage(app, FIVE, { first: 100 });
    for (const { cells } of nodes) {
      expect(cells[0]).toMatchObject({ article: { slug: 'tater-le-terrain' }, stances: [], appearances: [] });
      expect(cells.flatMap(({ stances }) => stances)).not.toContain('DISCUSSES');
    }
    expect(nodes.length).toBeGreaterThan(50);
  });
});
