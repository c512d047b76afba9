import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';
import { dumpDatabase, World } from './dump.ts';
import { LISTS } from './lists.ts';
import type { Asked, ListSpec } from './spec.ts';
import { askPage, type Paging } from './walk.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  world = new World(await dumpDatabase(app));
});
afterAll(() => app.close());

/** The longest of the lists of a field, and how long it is. */
function longest(spec: ListSpec): { asked: Asked; length: number } {
  const parents = spec.parents?.(world).map(({ id }) => id) ?? [undefined];
  const all = parents.map((parent) => ({ parent, filter: {}, others: {} }));
  const lengths = all.map((asked) => ({ asked, length: spec.ids(world, asked).length }));
  return lengths.reduce((most, other) => (other.length > most.length ? other : most));
}
const lists = LISTS.map((spec) => [spec.name, spec] as const);

describe('paging that means nothing is INVALID_PAGINATION', () => {
  test.for(lists)('%s', async ([, spec]) => {
    const { asked } = longest(spec);
    const cursor = (await askPage(app, spec, asked, { first: 1 })).page?.pageInfo.endCursor ?? '';
    const wrong: Paging[] = [
      { first: 1, last: 1 },
      { first: 0, last: 0 },
      { first: 1, before: cursor },
      { last: 1, after: cursor },
      { after: cursor, before: cursor },
      { first: 101 },
      { last: 101 },
      { first: 2 ** 31 - 1 },
      { first: -1 },
      { last: -1 },
      { last: -(2 ** 31) },
    ];
    for (const paging of wrong) {
      const { errors } = await askPage(app, spec, asked, paging);
      expect(
        errors?.map(({ extensions }) => extensions.code),
        JSON.stringify(paging),
      ).toEqual(['INVALID_PAGINATION']);
    }
  });

  test.for([
    'names { articles(first: 101) { id } }',
    'names { articles(first: -1) { id } }',
    'quotedBy(first: 101) { quotes }',
    'quotedBy(first: -1) { quotes }',
  ])('Person.%s', async (field) => {
    const { errors } = await app.ask(`{ person(slug: "donald-trump") { ${field} } }`);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_PAGINATION');
  });
});

describe('a page has 20 rows where the document does not say, 100 at most, and none when asked for none', () => {
  test.for(lists)('%s', async ([, spec]) => {
    const { asked, length } = longest(spec);
    const rows = async (paging: Paging) => {
      const { page } = await askPage(app, spec, asked, paging);
      return [page?.nodes.length, page?.pageInfo.hasNextPage, page?.pageInfo.hasPreviousPage];
    };
    expect(length).toBeGreaterThan(0);
    expect(await rows({})).toEqual([Math.min(20, length), length > 20, false]);
    expect(await rows({ first: 100 })).toEqual([Math.min(100, length), length > 100, false]);
    expect(await rows({ last: 100 })).toEqual([Math.min(100, length), false, length > 100]);
    expect(await rows({ first: 0 })).toEqual([0, true, false]);
    expect(await rows({ last: 0 })).toEqual([0, false, true]);
  });

  test('and some lists of the seeds are longer than that', () => {
    expect(lists.map(([, spec]) => longest(spec).length).filter((length) => length > 100)).not.toEqual([]);
  });
});

describe('rows are counted when totalCount is asked for, and only then', () => {
  test.for(lists)('%s', async ([, spec]) => {
    const { asked, length } = longest(spec);
    const counts = ({ statements }: { statements: string[] }) => statements.join().split(/\bcount\(/i).length;
    for (const way of [app, app.resolved]) {
      const counted = await askPage(way, spec, asked, { first: 1 }, true);
      expect(counted.page?.totalCount).toBe(length);
      expect(counts(counted)).toBe(counts(await askPage(way, spec, asked, { first: 1 }, false)) + 1);
    }
  });
});
