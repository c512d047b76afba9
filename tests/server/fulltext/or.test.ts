import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

/** Texts in several scripts, a claim for each. */
const CLAIMS: [language: string, text: string][] = [
  ['fr', 'Les sanctions sont levées.'],
  ['fr', 'Il menace de partir.'],
  ['fr', 'La médaille est en or.'],
  ['en', 'New sanctions were announced.'],
  ['zh', '会议没有达成协议。'],
  ['zh', '制裁将继续。'],
  ['ar', 'استمرار العقوبات'],
  ['ru', 'Санкции сняты.'],
  ['th', 'ไม่มีข้อตกลง'],
];

const LISTS = ['articles', 'quotes', 'claims', 'people', 'sources', 'utterances'] as const;
const ALL = '(filter: { search: $search }, first: 100) { totalCount nodes { id } }';
const DOCUMENT = `query ($search: String!) { ${LISTS.map((list) => `${list}${ALL}`).join(' ')}
  search(query: $search, first: 100) { totalCount nodes { __typename ... on Node { id } } } }`;

interface Found {
  totalCount: number;
  nodes: { id: string }[];
}

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  const claims = CLAIMS.map(([language, text], n) => ({ slug: `dit-${n}`, text, language }));
  await app.load(JSON.stringify({ status: 'CONFIRMED', claims }));
});
afterAll(() => app.close());

/** What a search finds in each list, sorted. */
async function found(search: string): Promise<Record<string, string[]>> {
  const { data } = await app.query<Record<string, Found>>(DOCUMENT, { search });
  const { data: slow } = await app.resolved.query(DOCUMENT, { search });
  expect(slow, search).toEqual(data);
  return Object.fromEntries(
    Object.entries(data).map(([list, { totalCount, nodes }]) => {
      expect(nodes.length, `${list} ${search}`).toBe(Math.min(totalCount, 100));
      return [list, nodes.map(({ id }) => id).sort()];
    }),
  );
}

const union = (a: string[] = [], b: string[] = []) => [...new Set([...a, ...b])].sort();

describe('a search with OR finds what either side finds', () => {
  test.each([
    ['sanctions', 'menaces'],
    ['"conséquences très graves"', 'territoires'],
    ['accord paix', 'cessez-le-feu'],
    ['sanctions -Russie', 'Zelensky'],
    ['zygomatique', 'menace'],
    ['Макрон', 'Merz'],
    ['制裁', '协议'],
    ['العقوبات', 'Санкции'],
    ['ข้อตกลง', 'CNN'],
    ['progrès significatifs', 'le president russe'],
  ])('%s OR %s', async (one, other) => {
    const [first, second] = [await found(`${one} `), await found(`${other} `)];
    const both = await found(`${one} OR ${other} `);
    for (const list of [...LISTS, 'search'])
      expect(both[list], list).toEqual(union(first[list], second[list]));
    expect(Object.values(both).flat().length).toBeGreaterThan(0);
  });
});

test('or in small letters is a word, which must occur like the others', async () => {
  const { claims } = await found('médaille or ');
  expect(claims).toHaveLength(1);
  expect((await found('sanctions or menaces ')).claims).toEqual([]);
});

test('the words of either side are marked, and what excludes belongs to its side', async () => {
  const document = `query ($query: String!) { search(query: $query, types: [CLAIM], first: 100) {
    edges { snippet highlights { start end } node { ... on Claim { slug } } } } }`;
  interface Marked {
    search: {
      edges: {
        snippet: string;
        highlights: { start: number; end: number }[];
        node: { slug: string };
      }[];
    };
  }
  const query = 'sanctions -levées OR menace OR 协议 ';
  for (const way of [app, app.resolved]) {
    const { data } = await way.query<Marked>(document, { query });
    const marked = data.search.edges
      .filter(({ node }) => node.slug.startsWith('dit-'))
      .map(({ snippet, highlights }) =>
        highlights.map(({ start, end }) => Array.from(snippet).slice(start, end).join('')),
      );
    expect(marked.sort()).toEqual([['menace'], ['sanctions'], ['协议']]);
  }
});
