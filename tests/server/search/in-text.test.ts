import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';

/** More quotes than are sorted for a page print the same words; every tenth prints another one, too. */
const QUOTES = 5200;
const ROWS = [
  `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status)
    SELECT gen_random_uuid(), 'a', body, 'fr', 'REPORTAGE', encode(sha256(body::bytea), 'hex'), 3, 'CONFIRMED'
    FROM (SELECT repeat('le sommet de la paix. ', ${QUOTES}) AS body) AS b`,
  `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), a.id, 'INDIRECT', CASE WHEN i % 10 = 0 THEN 'le sommet de la paix' ELSE 'sommet de la paix' END,
      22 * i + CASE WHEN i % 10 = 0 THEN 0 ELSE 3 END, 22 * i + 20, 'CONFIRMED'
    FROM article a, generate_series(0, ${QUOTES - 1}) AS i ORDER BY md5(i::text)`,
  'ANALYZE',
];
const PAGE = `query ($search: String!, $first: Int, $after: String, $last: Int) {
  quotes(filter: { search: $search }, orderBy: POSITION, first: $first, after: $after, last: $last) {
    nodes { start } pageInfo { endCursor hasNextPage hasPreviousPage }
  }
}`;
interface Found {
  quotes: {
    nodes: { start: number }[];
    pageInfo: { endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
  };
}

let app: TestApp;
let ways: (TestApp | TestApp['resolved'])[];
beforeAll(async () => {
  app = await testApp({ rows: ROWS });
  ways = [app, app.resolved];
}, 600_000);
afterAll(() => app.close());

const at = (i: number) => 22 * i + (i % 10 === 0 ? 0 : 3);

test('a search in the order of texts reads no more of a frequent word than a page needs', async () => {
  const starts = async (way: (typeof ways)[number], variables: object) => {
    const { quotes } = (await way.query<Found>(PAGE, variables)).data;
    return { at: quotes.nodes.map(({ start }) => start), ...quotes.pageInfo };
  };
  for (const way of ways) {
    const first = await starts(way, { search: 'paix', first: 3 });
    expect(first).toMatchObject({ at: [at(0), at(1), at(2)], hasNextPage: true, hasPreviousPage: false });
    const next = await starts(way, { search: 'paix', first: 2, after: first.endCursor });
    expect(next).toMatchObject({ at: [at(3), at(4)], hasNextPage: true, hasPreviousPage: true });
    const last = await starts(way, { search: 'paix', last: 2 });
    expect(last.at).toEqual([at(QUOTES - 2), at(QUOTES - 1)]);
    // Fewer match, so they are sorted.
    const few = await starts(way, { search: '"le sommet"', first: 2 });
    expect(few.at).toEqual([at(0), at(10)]);
  }
  const nodes = await planOf(app, PAGE, { search: 'paix', first: 20 }, { analyze: true });
  const read = nodes
    .filter((node) => node['Relation Name'] === 'quote')
    .map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0));
  expect(Math.max(...read)).toBeGreaterThan(0);
  expect(Math.max(...read)).toBeLessThan(500);
});

test('a search among the rows of a parent finds frequent and rare words alike', async () => {
  const found = (search: string) => `article(slug: "a") {
    first: quotes(filter: { search: "${search}" }, orderBy: POSITION, first: 2) { totalCount nodes { start } }
    last: quotes(filter: { search: "${search}" }, orderBy: POSITION, last: 2) { nodes { start } pageInfo { hasPreviousPage } }
    best: quotes(filter: { search: "${search}", type: INDIRECT }, orderBy: RELEVANCE, first: 1) { totalCount nodes { exact } }
    none: quotes(filter: { search: "${search}", type: DIRECT }) { totalCount nodes { exact } }
  }`;
  for (const way of ways) {
    const { data } = await way.query(`{ frequent: ${found('paix')} }`);
    expect(data).toEqual({
      frequent: {
        first: { totalCount: QUOTES, nodes: [{ start: at(0) }, { start: at(1) }] },
        last: {
          nodes: [{ start: at(QUOTES - 2) }, { start: at(QUOTES - 1) }],
          pageInfo: { hasPreviousPage: true },
        },
        best: { totalCount: QUOTES, nodes: [{ exact: 'sommet de la paix' }] },
        none: { totalCount: 0, nodes: [] },
      },
    });
    const rare = await way.query(`{ articles { nodes { slug } } rare: ${found('\\"le sommet\\"')} }`);
    expect(rare.data).toMatchObject({
      rare: {
        first: { totalCount: QUOTES / 10, nodes: [{ start: at(0) }, { start: at(10) }] },
        last: { nodes: [{ start: at(QUOTES - 20) }, { start: at(QUOTES - 10) }] },
        best: { totalCount: QUOTES / 10, nodes: [{ exact: 'le sommet de la paix' }] },
        none: { totalCount: 0, nodes: [] },
      },
    });
  }
});
