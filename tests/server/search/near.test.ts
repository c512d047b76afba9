import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { bothWays } from '../article/port.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Edges {
  edges: { isNear: boolean; again: boolean; node: { slug: string } }[];
}
const EDGES = 'edges { isNear again: isNear node { slug } }';
const found = async (field: string) => {
  const { list } = await bothWays<{ list: Edges }>(app, `{ list: ${field} { ${EDGES} } }`);
  return list.edges.map(({ isNear, again, node }) => {
    expect(again).toBe(isNear);
    return `${node.slug} ${isNear ? 'near' : 'found'}`;
  });
};

test.each([
  ['people(filter: { search: "Witkoff" })', ['steve-witkoff found']],
  ['people(filter: { search: "Lavorv" })', ['serguei-lavrov near']],
  ['people(filter: { search: "Lavorv" }, orderBy: RELEVANCE)', ['serguei-lavrov near']],
  ['people(filter: { search: "Lavorv", type: [ORGANIZATION] })', []],
  ['people(filter: { affiliation: "kremlin", search: "Ouchakof" })', ['iouri-ouchakov found']],
  ['sources(filter: { search: "anadolu" })', ['anadolu found']],
  ['sources(filter: { search: "anadlou" })', ['anadolu near']],
])('%s tells what is only near', async (field, expected) => {
  expect(await found(field)).toEqual(expected);
});

test('a list that is not searched has nothing that is only near', async () => {
  for (const field of ['people(first: 5)', 'sources(last: 3)']) {
    const edges = await found(field);
    expect(edges.length).toBeGreaterThan(2);
    expect(edges.every((edge) => edge.endsWith(' found'))).toBe(true);
  }
  const { article } = await bothWays<{ article: { speakers: Edges } }>(
    app,
    `{ article(slug: "tater-le-terrain") { speakers { ${EDGES} } } }`,
  );
  expect(article.speakers.edges.some(({ isNear }) => isNear)).toBe(false);
});

test('names are looked up once for all edges, in one statement more where it is not compiled', async () => {
  const document = (field: string) =>
    `{ people(filter: { search: "Lavorv" }) { edges { ${field} node { slug } } } }`;
  expect((await app.query(document('isNear'))).statements).toHaveLength(1);
  const without = (await app.resolved.query(document('cursor'))).statements.length;
  expect((await app.resolved.query(document('isNear'))).statements).toHaveLength(without + 1);
});
