import { afterAll, beforeAll, expect, test } from 'vitest';
import { RANKED } from '../../../server/fulltext/matching.sql.ts';
import { type TestApp, testApp } from '../../support/app.ts';

/** Articles beyond those that are ranked. The first day is the oldest. */
const MORE = 10;
const ARTICLES = RANKED.article + MORE;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // The word stands once in each, and the oldest is all about it.
  await app.sql(`
    INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status, date_published)
    SELECT gen_random_uuid(), 'a-' || n, t.body, 'fr', 'OPINION', encode(sha256(convert_to(t.body, 'UTF8')), 'hex'), 9,
      'CONFIRMED', date '2020-01-01' + n
    FROM generate_series(1, ${ARTICLES}) n,
      LATERAL (SELECT CASE n WHEN 1 THEN 'zéphyr zéphyr zéphyr' ELSE 'Le zéphyr souffle au port le jour ' || n END AS body) t`);
});
afterAll(() => app.close());

async function ask<Data>(query: string): Promise<Data> {
  const { data } = await app.query<Data>(query);
  expect((await app.resolved.query<Data>(query)).data).toEqual(data);
  return data;
}

interface Hits {
  search: { complete: boolean; totalCount: number; edges: { node: { slug: string } }[] };
}

test('of a frequent word the newest articles are ranked, and the answer says so', async () => {
  const { search } = await ask<Hits>(
    '{ search(query: "zéphyr", first: 100) { complete totalCount edges { node { ... on Article { slug } } } } }',
  );
  expect(search.complete).toBe(false);
  expect(search.totalCount).toBe(RANKED.article);
  const days = search.edges.map(({ node: { slug } }) => Number(slug.slice(2)));
  expect(days).toHaveLength(100);
  expect(Math.min(...days)).toBeGreaterThan(MORE);
});

test('of a word that few have, everything is ranked', async () => {
  const { search } = await ask<Hits>(
    '{ search(query: "zéphyr -souffle") { complete totalCount edges { node { ... on Article { slug } } } } }',
  );
  expect(search).toEqual({ complete: true, totalCount: 1, edges: [{ node: { slug: 'a-1' } }] });
});

test('a search for names alone ranks everything', async () => {
  const document = '{ search(query: "zéphyr OR Gazette", types: [PERSON, SOURCE]) { complete totalCount } }';
  for (const way of [app, app.resolved]) {
    const { data } = await way.query<Hits>(document);
    expect(data.search.complete).toBe(true);
  }
});

test('a list by relevance ends with the newest, and counts all that match', async () => {
  const seen: string[] = [];
  let after = '';
  for (let next = true; next; ) {
    const { articles } = await ask<{
      articles: {
        totalCount: number;
        nodes: { slug: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }>(`{ articles(first: 100, filter: { search: "zéphyr" }, orderBy: RELEVANCE${after}) {
      totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }`);
    expect(articles.totalCount).toBe(ARTICLES);
    seen.push(...articles.nodes.map(({ slug }) => slug));
    after = `, after: "${articles.pageInfo.endCursor}"`;
    next = articles.pageInfo.hasNextPage;
  }
  expect(new Set(seen).size).toBe(RANKED.article);
  expect(seen).not.toContain('a-1');
});
