import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../../server/app.ts';
import { defaultConfig } from '../../../../../server/config.ts';
import { type TestApp, testApp } from '../../../../support/app.ts';
import { post } from '../../ask.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(() => server.close());

/** What the server says that an operation costs: it says so where that is more than the limit. */
async function costOf(document: string, variables: object = {}): Promise<number> {
  const config = { ...defaultConfig(), MAX_NODES: 1e9, MAX_COST: 1 };
  const answer = await post(createApp({ database: server.database, config }), document, variables);
  expect(answer.codes).toEqual(['LIMIT_EXCEEDED']);
  return Number(/costs (\d+) units/.exec(answer.messages[0] ?? '')?.[1]);
}

/** How many objects the server says that an operation may return: it says so where that is more than the limit. */
async function nodesOf(document: string, variables: object = {}): Promise<number> {
  const config = { ...defaultConfig(), MAX_NODES: 1 };
  const answer = await post(createApp({ database: server.database, config }), document, variables);
  expect(answer.codes).toEqual(['LIMIT_EXCEEDED']);
  return Number(/may return (\d+) objects/.exec(answer.messages[0] ?? '')?.[1]);
}

describe('objects that an operation may return', () => {
  const some = (n: number) => Array.from({ length: n }, (_, i) => `text-${i}`);

  test('of a comparison are as many rows as the page holds, and in each a cell for every article', async () => {
    const rows = (first: number, articles: number) =>
      nodesOf(
        `query ($articles: [String!]!) { coverage(first: ${first}, articles: $articles) { nodes { claim { slug } cells { article { slug } } } } }`,
        { articles: some(articles) },
      );
    // A row, its claim, and a cell and its article each.
    expect(await rows(100, 1)).toBe(100 * (1 + 1 + 1 * 2));
    expect(await rows(2, 50)).toBe(2 * (1 + 1 + 50 * 2));
  });

  test('of a comparison count in a fragment as they do out of it', async () => {
    const spread = (n: string) =>
      `${n}: coverage(first: 3, articles: ["a", "b", "c", "d"]) { ...C } other: coverage(first: 3, articles: ["a"]) { ...C }`;
    const nodes = await nodesOf(
      `{ ${spread('one')} } fragment C on CoverageConnection { nodes { cells { article { slug } } } }`,
    );
    expect(nodes).toBe(3 * (1 + 4 * 2) + 3 * (1 + 1 * 2));
  });

  test('of lists that no one sized are as many as such lists hold; a size that is given counts in full', async () => {
    const credited = (a: string, b: string) =>
      `{ utterances(attributionConflict: true) { nodes { attributedTo${a} { quotes${b} { article { slug } } } } } }`;
    expect(await nodesOf(credited('', ''))).toBe(20 * (1 + 4 * (1 + 5 * 2)));
    expect(await nodesOf(credited('(first: 20)', '(first: null)'))).toBe(20 * (1 + 20 * (1 + 5 * 2)));
    const sized = 'query ($n: Int) { utterance(slug: "u") { wordings(first: $n) { sources { slug } } } }';
    expect(await nodesOf(sized, { n: 50 })).toBe(1 + 50 * (1 + 5));
    expect(await nodesOf(sized)).toBe(1 + 4 * (1 + 5));
  });

  test('of a sentence beside printed ones are as many words as it has, and half as many again', async () => {
    const check = (words: number) =>
      nodesOf('query ($text: String!) { quoteCheck(text: $text, first: 2) { differences { kind } } }', {
        text: 'mot, '.repeat(words),
      });
    expect(await check(10)).toBe(2 * (1 + 15));
    // More than 120 are not compared.
    expect(await check(500)).toBe(2 * (1 + 180));
  });

  test('by ids are as many as there are ids', async () => {
    expect(await nodesOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: some(70) })).toBe(70);
    expect(await nodesOf('{ nodes(ids: ["a", "b"]) { id } }')).toBe(2);
  });
});

describe('what takes the database more than a page does', () => {
  const page = '{ quotes(first: 20) { nodes { id } } }';

  test.each([
    [
      'a condition that may be asked of all quotes',
      '{ quotes(first: 20, filter: { relayed: true }) { nodes { id } } }',
      4,
    ],
    ['the comparison of a frequent word', '{ quoteCheck(text: "la", first: 20) { similarity } }', 10],
    ['a search in everything', '{ search(query: "paix", first: 20) { nodes { __typename } } }', 10],
    ['how much a search finds', '{ search(query: "paix", first: 0) { totalCount } }', 20],
    [
      'the comparison of a sentence',
      `{ quoteCheck(text: "${'mot '.repeat(120)}", first: 20) { similarity } }`,
      200,
    ],
    ['counts by day', '{ quoteCounts(by: DAY, first: 20) { count } }', 30],
    ['the size of a whole list', '{ quotes(first: 0) { totalCount } }', 20],
    ['a comparison of articles', '{ coverage(articles: ["a"], first: 20) { nodes { claim { id } } } }', 4],
    ['a list that is searched', '{ quotes(first: 20, filter: { search: "paix" }) { nodes { id } } }', 3],
    [
      'a list that is searched, best first',
      '{ quotes(first: 20, filter: { search: "paix" }, orderBy: RELEVANCE) { nodes { id } } }',
      6,
    ],
    [
      'speech of the members of an organisation',
      '{ people(first: 1) { nodes { quotes(includeMembers: true) { nodes { id } } } } }',
      20,
    ],
    [
      'how much a search finds among the quotes of a person',
      '{ people(first: 1) { nodes { quotes(filter: { search: "paix" }) { totalCount } } } }',
      6,
    ],
    [
      'the comparison of a word with what one person says',
      '{ quoteCheck(text: "la", speaker: "x", first: 20) { similarity } }',
      15,
    ],
    ['texts of articles', '{ articles(first: 20) { nodes { body } } }', 10],
  ])('%s costs so many times as much: %s', async (_what, document, times) => {
    expect(await costOf(document)).toBeGreaterThan(times * (await costOf(page)));
  });

  test('costs what is written of every wording that is compared, however few are shown', async () => {
    const quotes = async (first: number) => {
      const check = (below: string) =>
        costOf(`{ quoteCheck(text: "mot", first: ${first}) { similarity ${below} } }`);
      return (await check('quote { article { quotes(first: 10) { nodes { exact } } } }')) - (await check(''));
    };
    const compared = await quotes(30);
    for (const first of [1, 2, 10]) expect(Math.abs((await quotes(first)) - compared)).toBeLessThanOrEqual(1);
    expect(await quotes(90)).toBeGreaterThan(2.9 * compared);
    expect(await quotes(0)).toBe(0);
  });

  test('costs the same by a variable, in an alias and in a fragment', async () => {
    const search = (filter: string) => `quotes(first: 20, filter: ${filter}) { nodes { id } }`;
    const plain = await costOf(`{ ${search('{ search: "paix" }')} }`);
    const query = `query ($filter: QuoteFilter) { ${search('$filter')} }`;
    expect(await costOf(query, { filter: { search: 'paix' } })).toBe(plain);
    expect(await costOf(query, { filter: { search: null } })).toBeLessThan(plain);
    expect(await costOf(`{ ...F } fragment F on Query { a: ${search('{ search: "paix" }')} }`)).toBe(plain);
  });

  test('costs of a search what is searched, each type once', async () => {
    const search = (types: string) =>
      costOf(`{ search(query: "paix", first: 0, types: ${types}) { nodes { __typename } } }`);
    const [article, quote, both] = [
      await search('ARTICLE'),
      await search('[QUOTE]'),
      await search('[QUOTE, ARTICLE, QUOTE]'),
    ];
    expect(quote).toBeGreaterThan(article);
    expect(both).toBeGreaterThan(quote);
    expect(both).toBeLessThan(quote + article);
    expect(await search('[]')).toBeLessThan(article);
    expect(await search('null')).toBe(await search('[ARTICLE, QUOTE, CLAIM, PERSON, SOURCE]'));
  });

  test('adds up over aliases, so that thirty of it are refused', async () => {
    const aliases = (field: string) =>
      `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: ${field}`).join(' ')} }`;
    const app = createApp({ database: server.database });
    for (const field of [
      'quoteCounts(by: SPEAKER) { count }',
      'quotes { totalCount }',
      'search(query: "paix", types: [ARTICLE, QUOTE, CLAIM, PERSON, SOURCE]) { totalCount }',
      'articles(first: 100) { nodes { body } }',
    ]) {
      const answer = await post(app, aliases(field));
      expect({ field, codes: answer.codes }).toEqual({ field, codes: ['LIMIT_EXCEEDED'] });
      expect(answer.messages[0]).toMatch(/^The operation costs \d+ units; 20000 are allowed\. Ask for /);
    }
  });
});

test.each([
  '{ utterances(attributionConflict: true) { nodes { attributedTo { quotes { article { slug } } } } } }',
  '{ utterances { nodes { wordings { text count sources { name } quotes { article { source { name } } } } } } }',
  '{ articles(first: 100) { nodes { slug headline body source { name } credits { role source { name } } } } }',
  '{ people(first: 100) { nodes { name names { name type articles { slug } } titles { title } quotedBy { quotes } } } }',
  `{ quoteCheck(text: "${'mot '.repeat(40)}") { similarity differences { kind asked printed } quote { exact } } }`,
  '{ search(query: "paix") { totalCount edges { snippet highlights { start end } node { __typename } } } }',
  getIntrospectionQuery(),
])('what takes little is let through with sizes left to their defaults: %s', async (document) => {
  const answer = await post(createApp({ database: server.database }), document);
  expect(answer).toMatchObject({ status: 200, codes: [] });
});

describe('cost is the same whichever way an operation is answered', () => {
  test('in the figures and on the account of the client', async () => {
    const document = 'query Cost { quotes(first: 7) { totalCount nodes { exact article { slug } } } }';
    const cost = await costOf(document);
    for (const COMPILED_READS of ['on', 'off'] as const) {
      const config = { ...defaultConfig(), COMPILED_READS, RATE_LIMIT: 'memory' as const };
      const RATE_LIMIT_COST = 3 * cost - 1;
      const app = createApp({
        database: server.database,
        config: { ...config, RATE_LIMIT_COST, RATE_LIMIT_SECONDS: 100_000 },
      });
      // The first is answered by Yoga, the second, where it is compiled, before it.
      const answers = [await post(app, document), await post(app, document), await post(app, document)];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      const metrics = await (await app.fetch('http://verbatim.test/metrics')).text();
      expect(metrics).toContain(`verbatim_operation_cost_sum{operation="Cost"} ${2 * cost}`);
      await app.close();
    }
  });
});
