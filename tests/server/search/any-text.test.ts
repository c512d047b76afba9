import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Edge {
  rank: number;
  snippet: string;
  highlights: { start: number; end: number }[];
  node: {
    __typename: string;
    body?: string;
    exact?: string;
    text?: string;
    names?: { name: string }[];
    name?: string;
  };
}
interface Data {
  search: { totalCount: number; edges: Edge[] };
}

/** Everything that takes a text to look for. */
const ASK = `query ($text: String!) {
  search(query: $text, first: 5) {
    totalCount
    edges { rank snippet highlights { start end } node { __typename
      ... on Article { body } ... on Quote { exact } ... on Claim { text } ... on Person { name names { name } } ... on Source { name names { name } } } }
  }
  quotes(filter: { search: $text }, orderBy: RELEVANCE, first: 1) { totalCount }
  articles(filter: { search: $text }, orderBy: RELEVANCE, first: 1) { totalCount }
  claims(filter: { search: $text }, orderBy: RELEVANCE, first: 1) { totalCount }
  people(filter: { search: $text }, orderBy: RELEVANCE, first: 1) { totalCount }
  sources(filter: { search: $text }, first: 1) { totalCount }
  quoteCheck(text: $text, first: 1) { similarity }
  quoteCounts(by: DAY, filter: { search: $text }) { count }
}`;

function checkEdges(edges: Edge[]) {
  let before = Number.POSITIVE_INFINITY;
  for (const { rank, snippet, highlights, node } of edges) {
    expect(rank).toBeLessThanOrEqual(before);
    before = rank;
    const spellings = [node.name, ...(node.names ?? []).map(({ name }) => name)];
    const texts = [node.body, node.exact, node.text, ...spellings].filter((text) => text !== undefined);
    expect(texts.some((text) => text.includes(snippet))).toBe(true);
    const points = Array.from(snippet);
    let behind = 0;
    for (const { start, end } of highlights) {
      expect(start).toBeGreaterThanOrEqual(behind);
      expect(points.slice(start, end).join('')).toMatch(/^[\p{L}\p{M}\p{N}](.*[\p{L}\p{M}\p{N}])?$/su);
      behind = end;
    }
  }
}

describe('any text is a search', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \t\n\u00a0 '],
    ['quotation marks', '"\'«»“”„`'],
    ['an unclosed phrase', '"pas d’accord'],
    ['wildcards', '% _ * ? \\ %%paix%%'],
    ['operators of tsquery', "accord:* & !paix | (guerre <-> 'x' <2> y):ABCD"],
    ['unbalanced operators', '((( & | ! <-> )))) :*:* --- - - "'],
    ['SQL', "'; DROP TABLE quote; -- $1 $$ \\' E'\\000'"],
    ['stop words alone', 'le la les de des du et ou que qui'],
    ['an exclusion alone', '-accord'],
    ['emoji', '😀👩‍👩‍👧🏳️‍🌈 1️⃣'],
    ['one letter', 'a'],
    ['lone surrogates', 'pa\ud800ix \udc00'],
    ['right to left and joined scripts', 'שלום مرحبا สวัสดี हिन्दी 平和 한국어'],
    ['marks without a letter', '\u0301\u0301\u0301'],
    ['markup', '<b>accord</b> &amp; <script>'],
    ['an address', 'http://example.com/paix?x=%00&y=a@b.c'],
    ['numbers', '1e400 -5 3.14 0x1F 6 000 ٣'],
    ['JSON', '[{"words":["a"],"not":null}]'],
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 characters of words', 'accord de paix '.repeat(666)],
    ['10,000 quotation marks', '"'.repeat(10_000)],
    ['10,000 marks that only open', '‘'.repeat(10_000)],
    ['5,000 words that only open', '‚a'.repeat(5000)],
    ['10,000 marks', '\u0301'.repeat(10_000)],
    ['a letter that grows', 'ﷺ'.repeat(2000)],
  ])('%s', async (_name, text) => {
    const { data } = await app.query<Data>(ASK, { text });
    checkEdges(data.search.edges);
  });

  test('NUL alone is refused, with a code', async () => {
    const answer = await app.ask<Data>(ASK, { text: 'pa\u0000ix' });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('whatever characters and words it is made of', async () => {
    const word = fc.constantFrom(
      'accord',
      'paix',
      'le',
      'Poutine',
      'd’',
      '‘',
      '’',
      '‚',
      '‹',
      '›',
      '–',
      '−',
      '\ud800',
      '-',
      '"',
      ':*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '<->',
      '%',
      "'",
      '\\',
      '😀',
      'é',
      '\u0301',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 40 }).map((all) => all.replaceAll('\u0000', '')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const { data } = await app.query<Data>(ASK, { text });
        checkEdges(data.search.edges);
      }),
      { numRuns: 60 },
    );
  }, 600_000);
});

test('an article of any words is taken, and found by its first', async () => {
  const body = `Commencement ${Array.from({ length: 40_000 }, (_, i) => `mot${i.toString(36)}é`).join(' ')} fin`;
  await app.load(
    `article: { slug: long, language: fr, genre: REPORTAGE, body: ${JSON.stringify(body)} }`,
    `article: { slug: etrange, language: zxx, genre: REPORTAGE, body: ${JSON.stringify(`'\\ :* ${'x'.repeat(5000)} 😀 \u0301 ${'學'.repeat(3000)} terminus`)} }`,
  );
  const { data } = await app.query(`{
    first: search(query: "commencement mot1é", types: [ARTICLE]) { nodes { ... on Article { slug } } }
    strange: search(query: "terminus", types: [ARTICLE]) { nodes { ... on Article { slug } } }
  }`);
  expect(data).toEqual({ first: { nodes: [{ slug: 'long' }] }, strange: { nodes: [{ slug: 'etrange' }] } });
});
