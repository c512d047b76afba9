import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';
import { planOf } from '../../../support/plan.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

const NO_DAY = 'publishedFrom: "2025-08-16", publishedTo: "2025-08-15"';
const LISTS = [
  ...['articles', 'quotes', 'people', 'sources', 'claims', 'appearances'].flatMap((list) => [
    [list, 'status: [REJECTED]'],
    [list, 'status: []'],
  ]),
  ['quotes', 'status: [REJECTED], relayed: true, search: "accord"'],
  ['quotes', 'type: [], speakerNamed: false'],
  ['articles', 'genre: []'],
  ['people', 'type: []'],
  ['sources', 'type: []'],
  ['claims', 'stance: []'],
  ['appearances', 'stance: []'],
  ...['articles', 'quotes', 'claims'].map((list) => [list, NO_DAY]),
] as [list: string, filter: string][];

test.each(LISTS)('no row is read where none can fit: %s, %s', async (list, filter) => {
  const document = `{ ${list}(filter: { ${filter} }) { totalCount nodes { id } pageInfo { hasNextPage } } }`;
  const none = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } };
  const { data, statements } = await app.resolved.query(document);
  expect(data).toEqual({ [list]: none });
  for (const statement of statements) expect(statement).toMatch(/WHERE false/);
  expect((await app.query(document)).data).toEqual({ [list]: none });
  const read = (await planOf(app, document, {})).flatMap((node) => node['Relation Name'] ?? []);
  expect(read).toEqual([]);
});

test('a list below a parent is as empty', async () => {
  const document =
    '{ people(first: 2) { nodes { quotes(filter: { status: [REJECTED] }) { totalCount nodes { id } } } } }';
  const none = { quotes: { totalCount: 0, nodes: [] } };
  for (const way of [app, app.resolved]) {
    expect((await way.query(document)).data).toEqual({ people: { nodes: [none, none] } });
  }
});

test('a filter that names hidden states among others finds the others', async () => {
  const count = async (statuses: string) => {
    const document = `{ quotes(filter: { status: [${statuses}] }) { totalCount } }`;
    const { data } = await app.query<{ quotes: { totalCount: number } }>(document);
    expect((await app.resolved.query(document)).data).toEqual(data);
    return data.quotes.totalCount;
  };
  const confirmed = await count('CONFIRMED');
  expect(confirmed).toBeGreaterThan(0);
  expect(await count('REJECTED, CONFIRMED')).toBe(confirmed);
});
