import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';

let compiled: TestApp;
let resolved: TestApp;
beforeAll(async () => {
  compiled = await testApp({ seeded: true });
  resolved = await testApp({ seeded: true, compiled: false });
});
afterAll(() => Promise.all([compiled.close(), resolved.close()]));

/** The kinds of questions that the server must answer fast: each as a document and the SQL of its variables. */
const OPERATIONS: Record<string, [document: string, variables: string]> = {
  'an article, its source, its quotes and who speaks': [
    `query ($slug: String!) { article(slug: $slug) { slug headline datePublished source { name slug }
      quotes(first: 10) { nodes { exact type cue start end speakers { name slug } } } } }`,
    `SELECT slug FROM article a ORDER BY (SELECT count(*) FROM quote q WHERE q.article_id = a.id) DESC, slug`,
  ],
  'articles with their sources, how many quotes they have, and some of them': [
    `query ($slug: Date!) { articles(first: 20, filter: { publishedTo: $slug }) { nodes { slug source { name slug }
      quotes(first: 5) { totalCount nodes { exact type speakers { name slug } } } } } }`,
    `SELECT max(date_published)::text AS slug FROM article`,
  ],
  'a person, its quotes, their articles and sources': [
    `query ($slug: String!) { person(slug: $slug) { name slug description
      quotes(first: 20) { nodes { exact type cue article { slug headline datePublished source { name slug } } } } } }`,
    `SELECT slug FROM person ORDER BY quote_count DESC, slug`,
  ],
  'quotes by their words': [
    `query ($slug: String!) { quotes(first: 20, filter: { search: $slug }) { nodes { exact type article { slug headline } } } }`,
    `SELECT 'paix' AS slug`,
  ],
  'a claim, where it appears, the articles, sources and quotes': [
    `query ($slug: String!) { claim(slug: $slug) { slug text
      appearances(first: 20) { nodes { stance exact article { slug headline source { name slug } } quote { exact cue } } } } }`,
    `SELECT slug FROM claim c ORDER BY (SELECT count(*) FROM appearance ap WHERE ap.claim_id = c.id) DESC, slug`,
  ],
  'a page deep in a list': [
    `query ($slug: String!) { quotes(first: 20, after: $slug) { nodes { exact type start end } pageInfo { hasNextPage endCursor } } }`,
    '',
  ],
  'everything by its words': [
    `query ($slug: String!) { search(query: $slug) { totalCount pageInfo { hasNextPage endCursor } edges {
      cursor rank snippet highlights { start end } node { __typename ... on Article { slug headline } ... on Quote { exact article { slug } }
      ... on Claim { text } ... on Person { name } ... on Source { name } } } } }`,
    `SELECT 'accord paix' AS slug`,
  ],
  'claims with the most corroboration': [
    `query { claims(first: 20, orderBy: MOST_CORROBORATED) { totalCount nodes { slug text corroboration { articles sources
      independentOrigins supports refutes discusses contested } appearances(first: 3) { nodes { stance article { slug } } } } } }`,
    `SELECT '' AS slug`,
  ],
  'claims beside articles': [
    `query ($slug: [String!]!) { coverage(articles: $slug, first: 20) { totalCount nodes { claim { slug text }
      cells { article { slug } stances outletStance appearances { exact stance voice } } } } }`,
    `SELECT array_agg(slug) AS slug FROM (SELECT a.slug FROM article a JOIN appearance ap ON ap.article_id = a.id
      GROUP BY a.slug ORDER BY count(*) DESC, a.slug LIMIT 4) most`,
  ],
};

test.each(Object.entries(OPERATIONS))(
  '%s: exactly one statement, with the answer of the resolvers',
  async (_name, [document, sql]) => {
    const variables = sql === '' ? { slug: await deep() } : (await compiled.sql<{ slug: unknown }>(sql))[0];
    const answer = await compiled.query<object>(document, variables);
    expect(answer.statements).toHaveLength(1);
    const { data, statements } = await resolved.query<object>(document, variables);
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
    // There is something to find, and it takes the resolvers more.
    expect(JSON.stringify(data).length).toBeGreaterThan(1000);
    expect(statements.length).toBeGreaterThan(1);
  },
);

async function deep(): Promise<string> {
  const document = '{ quotes(first: 100) { pageInfo { endCursor } } }';
  const { data } = await compiled.query<{ quotes: { pageInfo: { endCursor: string } } }>(document);
  return data.quotes.pageInfo.endCursor;
}

test('what is unknown is told by the resolvers, in their words', async () => {
  const document = '{ coverage(articles: ["nothing-of-that-name"]) { nodes { claim { slug } } } }';
  const answer = await compiled.ask(document);
  expect(answer.errors?.[0]).toMatchObject({
    message: 'articles: there is no article "nothing-of-that-name".',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect(answer.errors?.[0]?.message).toBe((await resolved.ask(document)).errors?.[0]?.message);
});
