import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Edge {
  cursor: string;
  rank: number;
  snippet: string;
  highlights: { start: number; end: number }[];
  node: { __typename: string; slug?: string; exact?: string; text?: string; name?: string };
}
interface Results {
  search: { totalCount: number; edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const SEARCH = `query ($query: String!, $language: LanguageTag, $types: [SearchType!], $first: Int, $after: String) {
  search(query: $query, language: $language, types: $types, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges {
      cursor rank snippet highlights { start end }
      node { __typename ... on Article { slug } ... on Quote { exact } ... on Claim { text } ... on Person { name } ... on Source { name } }
    }
  }
}`;

async function search(query: string, variables: object = {}) {
  return (await app.query<Results>(SEARCH, { query, ...variables })).data.search;
}
/** The snippets of the hits, highlights in brackets. */
async function snippets(query: string, types: string[]): Promise<string[]> {
  return (await search(query, { types })).edges.map(({ snippet, highlights }) => {
    const points = Array.from(snippet);
    for (const { start, end } of highlights.toReversed())
      points.splice(start, end - start, `[${points.slice(start, end).join('')}]`);
    return points.join('');
  });
}

describe('on the seeds, a search finds', () => {
  test('a phrase in any typography, in quotes as printed', async () => {
    expect((await snippets('"n\'y a pas d\'accord"', ['QUOTE'])).sort()).toEqual([
      'Nous n’y sommes pas, mais nous avons fait des progrès. Il [n]’[y] [a] [pas] [d]’[accord] jusqu’à ce qu’il y ait un accord',
      'Tant qu’un accord n’est pas conclu, il [n]’[y] [a] [pas] [d]’[accord]',
      'Tant qu’un accord n’est pas conclu, il [n]’[y] [a] [pas] [d]’[accord]',
      'il [n]’[y] [a] [pas] [d]’[accord] tant qu’il [n]’[y] [a] [pas] [d]’[accord]',
    ]);
  });

  test('other inflections, with and without accents', async () => {
    const found = await snippets('progres significatif ', ['QUOTE']);
    expect(found.sort()).toEqual([
      'des [progrès] [significatifs] avaient été réalisés',
      'les deux dirigeants cherchaient à éviter une perception d’échec, de sorte que même des points de consensus mineurs ont été présentés comme des [progrès] [significatifs] pour jeter les bases d’un dialogue plus approfondi',
    ]);
  });

  test('the five nouns, the person who is named before the texts that name him', async () => {
    const { edges, totalCount } = await search('Zelensky', { first: 100 });
    expect(edges[0]?.node).toEqual({ __typename: 'Person', name: 'Volodymyr Zelensky' });
    expect(edges).toHaveLength(totalCount);
    expect(new Set(edges.map(({ node }) => node.__typename))).toEqual(
      new Set(['Person', 'Article', 'Quote', 'Claim']),
    );
    expect(edges.filter(({ node }) => node.__typename === 'Article').length).toBeGreaterThanOrEqual(5);
    const ranks = edges.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });

  test.each([
    ['Ushakov', 'Iouri Ouchakov', 'M. [Ouchakov]'],
    ['Ouchakof', 'Iouri Ouchakov', 'M. [Ouchakov]'],
    ['Ушаков', 'Iouri Ouchakov', 'M. [Ouchakov]'],
    ['Whitcoff', 'Steve Witkoff', 'Steve [Whitcoff]'],
    ['vladimir putin', 'Vladimir Poutine', '[Vladimir] [Poutine]'],
    ['Lavorv', 'Sergueï Lavrov', 'Sergueï [Lavrov]'],
    ['Beloussov', 'Andreï Belooussov', 'Andreï [Beloussov]'],
    ['Zelens', 'Volodymyr Zelensky', '[Zelensky]'],
  ])('under "%s" %s, by the spelling that fits best', async (query, name, snippet) => {
    const { edges } = await search(query, { types: ['PERSON', 'SOURCE'] });
    expect(edges.map(({ node }) => node.name)).toEqual([name]);
    expect(await snippets(query, ['PERSON'])).toEqual([snippet]);
  });

  test('sources by any spelling, and not those that only share a letter or two', async () => {
    expect(await snippets('anadolou', ['SOURCE'])).toEqual(['Agence [Anadolu]']);
    expect(await snippets('AA', ['SOURCE'])).toEqual(['[AA]']);
    expect(await snippets('Le Figaro', ['SOURCE'])).toEqual([]);
  });

  test('no one under a name that no one has', async () => {
    expect(await snippets('Emmanuel Macron', ['PERSON', 'SOURCE'])).toEqual([]);
  });

  test('words at any place but an excluded one', async () => {
    const all = await search('accord', { types: ['ARTICLE'] });
    const without = await search('accord -enchorage', { types: ['ARTICLE'] });
    expect(all.edges.map(({ node }) => node.slug)).toContain('rencontre-a-enchorage');
    expect(without.edges.map(({ node }) => node.slug)).not.toContain('rencontre-a-enchorage');
    expect(without.totalCount).toBe(all.totalCount - 1);
  });
});

test('pages follow each other by cursor: each hit once, in the order of one long page', async () => {
  const whole = await search('sommet', { first: 100 });
  expect(whole.totalCount).toBeGreaterThan(20);
  const paged: Edge[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Results['search'] = await search('sommet', { first: 7, after });
    paged.push(...page.edges);
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  expect(paged).toEqual(whole.edges);
});

test('a cursor of another search is refused', async () => {
  const { pageInfo } = await search('sommet', { first: 1 });
  const other = await app.ask(SEARCH, { query: 'paix', after: pageInfo.endCursor });
  expect(other.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  for (const after of ['', '-5', 'abc', 'WyJhIl0']) {
    const answer = await app.ask(SEARCH, { query: 'sommet', after });
    expect(answer.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  }
  const size = await app.ask(SEARCH, { query: 'sommet', first: 101 });
  expect(size.errors?.[0]?.extensions.code).toBe('INVALID_PAGINATION');
});

test('all that is found comes in one statement', async () => {
  const { statements } = await app.query(SEARCH, { query: 'Zelensky', first: 100 });
  expect(statements).toHaveLength(1);
});

test('the number of statements of the resolvers does not grow with what is found', async () => {
  const resolved = await testApp({ seeded: true, compiled: false });
  const one = await resolved.query(SEARCH, { query: 'Zelensky', first: 4 });
  const many = await resolved.query(SEARCH, { query: 'Zelensky', first: 100 });
  const types = (answer: typeof one) =>
    new Set((answer.data as unknown as Results).search.edges.map(({ node }) => node.__typename)).size;
  // Hits, count, snippets; and the rows of each type among the hits.
  expect(one.statements).toHaveLength(3 + types(one));
  expect(many.statements).toHaveLength(3 + types(many));
});

test('only what is asked for is looked up: no snippet without its field, no count without its', async () => {
  const resolved = await testApp({ seeded: true, compiled: false });
  const document = `{ search(query: "Ouchakov", types: [PERSON]) { nodes { ... on Person { slug } } } }`;
  expect((await resolved.query(document)).statements).toHaveLength(2);
  const [statement] = (await app.query(document)).statements;
  expect(statement).not.toMatch(/count\(|regexp_matches|FROM article/);
});

describe('lists are searched by their filters', () => {
  test('best first by RELEVANCE, in any other order as well', async () => {
    const document = `query ($order: QuoteOrder) { quotes(filter: { search: "tres productive" }, orderBy: $order) { totalCount nodes { exact } } }`;
    const best = await app.query<{ quotes: { totalCount: number; nodes: { exact: string }[] } }>(document, {
      order: 'RELEVANCE',
    });
    const newest = await app.query<{ quotes: { totalCount: number; nodes: { exact: string }[] } }>(document, {
      order: 'PUBLISHED_DESC',
    });
    expect(best.data.quotes.nodes[0]?.exact).toBe('très productive');
    expect(best.data.quotes.totalCount).toBe(newest.data.quotes.totalCount);
    const texts = (answer: typeof best) => answer.data.quotes.nodes.map(({ exact }) => exact).sort();
    expect(texts(newest)).toEqual(texts(best));
    for (const { exact } of best.data.quotes.nodes) expect(exact).toMatch(/très productive/);
  });

  test('RELEVANCE pages by cursor in both directions', async () => {
    const page = `query ($first: Int, $after: String, $last: Int, $before: String) {
      claims(filter: { search: "sommet" }, orderBy: RELEVANCE, first: $first, after: $after, last: $last, before: $before) {
        nodes { slug } pageInfo { startCursor endCursor }
      }
    }`;
    type Page = {
      claims: { nodes: { slug: string }[]; pageInfo: { startCursor: string; endCursor: string } };
    };
    const all = (await app.query<Page>(page, { first: 100 })).data.claims.nodes;
    const first = (await app.query<Page>(page, { first: 10 })).data.claims;
    const second = (await app.query<Page>(page, { first: 10, after: first.pageInfo.endCursor })).data.claims;
    const back = (await app.query<Page>(page, { last: 10, before: second.pageInfo.startCursor })).data.claims;
    expect([...first.nodes, ...second.nodes]).toEqual(all.slice(0, 20));
    expect(back.nodes).toEqual(first.nodes);
  });

  test('within a parent, too, in as many statements for one as for all', async () => {
    const document = `query ($n: Int!) { people(filter: { type: [PERSON] }, orderBy: MOST_QUOTED, first: $n) { nodes {
      slug quotes(filter: { search: "accord" }, orderBy: RELEVANCE) { totalCount nodes { exact } } } } }`;
    type People = { people: { nodes: { slug: string; quotes: { nodes: { exact: string }[] } }[] } };
    const one = await app.query<People>(document, { n: 1 });
    const many = await app.query<People>(document, { n: 20 });
    expect(many.statements.length).toBe(one.statements.length);
    const trump = many.data.people.nodes.find(({ slug }) => slug === 'donald-trump');
    expect(trump?.quotes.nodes.length).toBeGreaterThan(3);
    for (const { exact } of trump?.quotes.nodes ?? []) expect(exact).toMatch(/accord/i);
  });

  test('names under every spelling', async () => {
    const { data } = await app.query(`{
      ushakov: people(filter: { search: "Ushakov" }, orderBy: RELEVANCE) { nodes { slug } }
      europeans: people(filter: { search: "européens" }, orderBy: RELEVANCE) { nodes { slug } }
      groups: people(filter: { search: "européens", type: [ORGANIZATION] }) { nodes { slug } }
      sources: sources(filter: { search: "bfm tv" }) { nodes { slug } }
    }`);
    expect(data).toEqual({
      ushakov: { nodes: [{ slug: 'iouri-ouchakov' }] },
      europeans: { nodes: [{ slug: 'allies-europeens' }, { slug: 'allies-europeens-et-ukrainiens' }] },
      groups: { nodes: [] },
      sources: { nodes: [{ slug: 'bfmtv' }] },
    });
  });

  test.each(['quotes', 'articles', 'claims', 'people'])('%s by RELEVANCE need a search', async (field) => {
    const answer = await app.ask(`{ ${field}(orderBy: RELEVANCE) { totalCount } }`);
    expect(answer.errors?.[0]).toMatchObject({
      message: 'orderBy: RELEVANCE needs a search in the filter',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
