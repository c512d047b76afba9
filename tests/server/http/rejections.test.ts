import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { post } from './ask.ts';

/** Rows of which some wait for the database before their mistake is found, and others do not. */
const MISTAKES = [
  `{ articles(orderBy: PUBLISHED_DESC, first: 3) { nodes { wordCount credits { role source { homepage id version
       parent { createdAt version parent { type updatedAt homepage } __typename type }
       ... on Node { __typename id ...F } names { __typename language type } } }
       __typename overlaps(minWords: 2, first: 3) { otherEnd } } } } fragment F on Claim { slug }`,
  `{ people(first: 40) { nodes { affiliation { names { name } affiliation { names { name } } }
       quotedBy(first: 101) { quotes } } } }`,
  `{ sources(first: 40) { nodes { parent { names { name } parent { names { name } } }
       articles(first: 2, last: 2) { totalCount } } } }`,
  `{ quotes(first: 3, filter: { relayed: true }) { nodes { history(first: 2, before: "no") { totalCount }
       attributions { source { parent { slug } } person { slug members(first: 1) { pageInfo { hasPreviousPage } } } } } } }`,
];

let server: TestApp;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  server = await testApp({ seeded: true });
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await server.close();
});

test.each(MISTAKES)('a mistake found in one row while others wait ends no server: %s', async (query) => {
  unhandled.length = 0;
  const { codes } = await post(server.app, query);
  // What is given up because of it is no fault of the server.
  expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(['BAD_USER_INPUT', 'INVALID_PAGINATION']).toContain(codes[0]);
  // Node tells of a promise that was left alone once its turn is over.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(unhandled).toEqual([]);
});
