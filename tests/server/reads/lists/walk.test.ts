import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';
import { randomWorld, SEED } from '../../../support/world.ts';
import { dumpDatabase, World } from './dump.ts';
import { unknownSlugs } from './kept.ts';
import { LISTS } from './lists.ts';
import type { ListSpec } from './spec.ts';
import { expectRefused, expectWalk } from './walk.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await testApp();
  for (const documents of randomWorld()) await app.load(...documents);
  const { prisma } = app.database;
  const [last, quoted] = await Promise.all([
    prisma.article.findFirstOrThrow({ where: { quotes: { some: { status: 'CONFIRMED' } } } }),
    prisma.person.findFirstOrThrow({ orderBy: { quoteCount: 'desc' } }),
  ]);
  await prisma.article.update({ where: { id: last.id }, data: { withdrawnAt: new Date() } });
  await prisma.personRedirect.create({ data: { slug: 'merged-into-another', personId: quoted.id } });
  world = new World(await dumpDatabase(app));
});
afterAll(() => app.close());

/** One of the values; undefined where there are none. */
const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> =>
  values.length > 0 ? fc.constantFrom(...values) : fc.constant(undefined);

/** Any request of a list with these fields of its filter, and any sizes of its pages. */
function walks(spec: ListSpec, filters: string[], orders: string[]) {
  const rows = spec.parents?.(world);
  const values = Object.entries(spec.others ?? {}).map(
    ([name, { values }]) => [name, oneOf(values)] as const,
  );
  const asked = fc.record({
    parent: oneOf(rows ?? []).map((row) => row?.id),
    filter: fc.record(
      Object.fromEntries(
        filters.map((name) => [name, oneOf(spec.filter?.fields[name]?.values(world) ?? [])]),
      ),
    ),
    orderBy: oneOf(orders),
    others: fc.record(Object.fromEntries(values), { requiredKeys: [] }),
  });
  const size = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 25 }) }, fc.constant(100));
  return fc.record({ asked, sizes: fc.array(size, { minLength: 1, maxLength: 4 }) });
}

describe.each(LISTS.map((spec) => [spec.name, spec] as const))('%s', (_name, spec) => {
  const check = (filters: string[], orders: string[], numRuns: number) =>
    fc.assert(
      fc.asyncProperty(walks(spec, filters, orders), async (walk) => {
        const unknown = unknownSlugs(world, walk.asked.filter);
        if (unknown.length > 0) return expectRefused(app, spec, walk.asked, unknown);
        const ids = spec.ids(world, walk.asked);
        await expectWalk(app, { spec, ...walk, backwards: false }, ids);
        await expectWalk(app, { spec, ...walk, backwards: true }, ids);
      }),
      { seed: SEED, numRuns },
    );
  const filters = Object.keys(spec.filter?.fields ?? {});
  const orders = spec.orders?.values ?? [];

  test('walked in pages of any size, in either direction, it is the list in memory', async () => {
    for (const order of orders.length > 0 ? orders : ['']) await check([], order ? [order] : [], 6);
  });

  if (filters.length === 0) return;
  test.for(filters)('so it is with the condition %s in each order', async (filter) => {
    for (const order of orders.length > 0 ? orders : ['']) await check([filter], order ? [order] : [], 2);
  });

  test('so it is with several filters at once', async () => {
    const several = fc.shuffledSubarray(filters, { minLength: 2, maxLength: 3 });
    for (const some of fc.sample(several, { seed: SEED, numRuns: 6 })) await check(some, orders, 2);
  });
});

/** Part of the schema, as a server describes itself. */
interface Described {
  __schema: { types: { name: string; fields: Field[] | null; inputFields: { name: string }[] | null }[] };
}
interface Field {
  name: string;
  type: { ofType: { name: string | null } | null };
}
const describeSchema = async () =>
  (
    await app.query<Described>(
      '{ __schema { types { name fields { name type { ofType { name } } } inputFields { name } } } }',
    )
  ).data.__schema.types;

test('every connection of the schema is walked', async () => {
  const found = (await describeSchema()).flatMap(({ name, fields }) =>
    (fields ?? [])
      .filter(({ type }) => type.ofType?.name?.endsWith('Connection'))
      .map((field) => `${name}.${field.name}`),
  );
  const walked = [...LISTS.map(({ name }) => name), 'Tracked.history', ...ELSEWHERE];
  expect(found.filter((name) => !walked.includes(name))).toEqual([]);
});

test('every field of every filter is tried', async () => {
  const found = (await describeSchema())
    .filter(({ name }) => name.endsWith('Filter'))
    .flatMap(({ name, inputFields }) => (inputFields ?? []).map((field) => `${name}.${field.name}`));
  const tried = LISTS.flatMap(({ filter }) =>
    Object.keys(filter?.fields ?? {}).map((field) => `${filter?.type}.${field}`),
  );
  expect(
    found.filter((name) => !tried.includes(name) && !ELSEWHERE.some((end) => name.endsWith(end))),
  ).toEqual([]);
});

/** What is computed from texts and has tests of its own. */
const ELSEWHERE = ['Query.search', 'Query.coverage', '.search', '.contested', '.attributionConflict'];
