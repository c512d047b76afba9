import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { SEED } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** How many groups the database finds among articles 1 to n. */
async function groups(articles: number, pairs: [number, number][]): Promise<number> {
  const [row] = await app.sql<{ groups: number }>(
    'SELECT verbatim_groups($1::int, $2::int[], $3::int[]) AS groups',
    [articles, pairs.map(([one]) => one), pairs.map(([, other]) => other)],
  );
  return row?.groups ?? Number.NaN;
}

/** The same by spreading the smallest number of a group along its pairs until nothing changes. */
function spread(articles: number, pairs: [number, number][]): number {
  const least = Array.from({ length: articles + 1 }, (_, i) => i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of pairs) {
      const both = Math.min(least[a] as number, least[b] as number);
      changed ||= least[a] !== both || least[b] !== both;
      least[a] = both;
      least[b] = both;
    }
  }
  return new Set(least.slice(1)).size;
}

test('articles fall into as many groups as their pairs leave, whatever the pairs', async () => {
  const world = fc.integer({ min: 1, max: 30 }).chain((articles) => {
    const article = fc.integer({ min: 1, max: articles });
    return fc.tuple(fc.constant(articles), fc.array(fc.tuple(article, article), { maxLength: 40 }));
  });
  await fc.assert(
    fc.asyncProperty(world, async ([articles, pairs]) => {
      expect(await groups(articles, pairs)).toBe(spread(articles, pairs));
    }),
    { seed: SEED, numRuns: 50 },
  );
});

test('no articles are no groups, and articles without pairs are groups of their own', async () => {
  expect([await groups(0, []), await groups(3, [])]).toEqual([0, 3]);
});

describe('a chain of 30,000 articles takes no longer than a few others, joined', () => {
  const length = 30_000;
  const chain = Array.from({ length: length - 1 }, (_, i): [number, number] => [i + 1, i + 2]);
  /** Pairs first, then pairs of pairs, and so on: the order in which ways grow longest. */
  const halves = chain.toSorted(([a], [b]) => (a & -a) - (b & -b) || a - b);
  test.each([
    ['from its first to its last', chain],
    ['from its last to its first', chain.toReversed()],
    ['from its last to its first, the other way round', chain.map(([a, b]): [number, number] => [b, a])],
    ['in halves', halves],
    ['in halves from the end', halves.toReversed()],
  ] as const)('%s', { timeout: 10_000 }, async (_, pairs) => {
    expect(await groups(length, [...pairs])).toBe(1);
  });
});
