import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';
import { randomWorld, SEED } from '../../../support/world.ts';
import { dumpDatabase, World } from './dump.ts';
import { LISTS } from './lists.ts';
import type { ListSpec } from './spec.ts';
import { askPage, rowId } from './walk.ts';

let app: TestApp;
let made = 0;
beforeAll(async () => {
  app = await testApp();
  for (const documents of randomWorld(SEED, { articles: 6 })) await app.load(...documents);
});
afterAll(() => app.close());

/** What can happen between two pages. */
type Event = 'add' | 'remove' | 'remove the row of the cursor';

/** Adds a person, a claim and an article of this day with two quotes and appearances: something to every list. */
async function add(day: string): Promise<void> {
  made += 1;
  const slug = `new-${made}`;
  const quote = (exact: string) => ({
    exact,
    type: 'DIRECT',
    chain: [{ role: 'SPEAKER', exact: 'dit-elle', person: slug }],
    claims: [{ claim: slug, stance: 'SUPPORTS' }],
  });
  const article = {
    slug,
    language: 'fr',
    genre: 'OPINION',
    datePublished: day,
    body: `« Un ${made} », dit-elle, « deux ».`,
    quotes: [quote(`Un ${made}`), quote('deux')],
  };
  const people = [{ slug, name: `Élise ${made % 3}`, type: 'PERSON' }];
  await app.load(JSON.stringify({ people, claims: [{ slug, text: 'Oui.', language: 'fr' }], article }));
}

/** The table that holds the rows of a list. */
const TABLES: Record<string, string> = {
  articles: 'article',
  quotes: 'quote',
  people: 'person',
  claims: 'claim',
  appearances: 'appearance',
};

/** Walks a list while rows come and go, and tells which rows it met. */
async function walk(spec: ListSpec, orderBy: string | undefined, backwards: boolean, events: Event[]) {
  const asked = { filter: {}, others: {}, orderBy };
  const table = TABLES[spec.name.slice(6)] as string;
  const met: string[] = [];
  let cursor: string | null = null;
  for (let step = 0; ; step++) {
    const size = 3 + (step % 5);
    const paging = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { page } = await askPage(app, spec, asked, paging);
    if (!page) throw new Error(`${spec.name} gave no page`);
    const ids = page.nodes.map(({ id }) => rowId(id));
    met.push(...(backwards ? ids.toReversed() : ids));
    if (!(backwards ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return met;
    cursor = backwards ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    const event = events[step];
    if (event === 'add') await add(step % 2 ? '2025-08-15' : '9999-12-31');
    if (event === 'remove the row of the cursor') await refuse(table, `id = '${met.at(-1)}'`);
    if (event === 'remove')
      await refuse(table, `id = (SELECT id FROM ${table} WHERE status <> 'REJECTED' LIMIT 1)`);
  }
}

const refuse = (table: string, condition: string) =>
  app.sql(`UPDATE ${table} SET status = 'REJECTED' WHERE ${condition}`);

describe('rows that stay are met once and in order while others come and go', () => {
  const lists = LISTS.filter(({ name }) => name.startsWith('Query.') && name.slice(6) in TABLES).flatMap(
    (spec) => (spec.orders?.values ?? ['']).map((order) => [`${spec.name} ${order}`, spec, order] as const),
  );
  // How often a person is quoted changes with the rows: that order is not the order of what stays.
  test.for(lists.filter(([, , order]) => order !== 'MOST_QUOTED'))('%s', async ([, spec, order]) => {
    let turn = 0;
    const event = fc.constantFrom<Event>('add', 'remove', 'remove the row of the cursor');
    const run = fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 4 }), async (events) => {
      turn += 1;
      const backwards = turn % 2 === 0;
      const asked = { filter: {}, others: {}, orderBy: order || undefined };
      const before = spec.ids(new World(await dumpDatabase(app)), asked);
      const met = await walk(spec, asked.orderBy, backwards, events);
      const after = spec.ids(new World(await dumpDatabase(app)), asked);
      const stayed = before.filter((id) => after.includes(id));
      expect(new Set(met).size, 'a row is met twice').toBe(met.length);
      expect(met.filter((id) => stayed.includes(id))).toEqual(backwards ? stayed.toReversed() : stayed);
    });
    await fc.assert(run, { seed: SEED, numRuns: 2, endOnFailure: true });
  });
});

test('a cursor works on when its row, or every row before it, is deleted', async () => {
  const spec = LISTS.find(({ name }) => name === 'Query.quotes') as ListSpec;
  const asked = { filter: {}, others: {}, orderBy: 'POSITION' };
  const { page } = await askPage(app, spec, asked, { first: 5 });
  const after = page?.pageInfo.endCursor ?? null;
  const next = async () => (await askPage(app, spec, asked, { first: 3, after })).page;
  const before = await next();
  const ids = page?.nodes.map(({ id }) => rowId(id)) ?? [];
  await app.sql('DELETE FROM quote WHERE id = $1', [ids.at(-1)]);
  expect(await next()).toEqual(before);
  await app.sql('DELETE FROM quote WHERE id = ANY($1)', [ids]);
  expect(await next()).toEqual({ ...before, pageInfo: { ...before?.pageInfo, hasPreviousPage: false } });
});
