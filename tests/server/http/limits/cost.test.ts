import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { post } from '../ask.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(() => server.close());

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

  test('by ids are as many as there are ids', async () => {
    expect(await nodesOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: some(70) })).toBe(70);
    expect(await nodesOf('{ nodes(ids: ["a", "b"]) { id } }')).toBe(2);
  });
});
