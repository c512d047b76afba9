import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import {
  type Engine,
  inside,
  migrated,
  run,
  seedCommand,
  seededArticles,
  storedArticles,
} from './seeding.ts';

const ENGINES: Engine[] = inject('templates').postgresql ? ['pglite', 'postgresql'] : ['pglite'];
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const ARTICLES = seededArticles();
const [FIRST, SECOND] = Object.keys(ARTICLES).sort() as [string, string];

/** Every article in the database is there whole. */
async function expectWhole(url: string): Promise<string[]> {
  const stored = await inside(url, storedArticles);
  const slugs = Object.keys(stored);
  expect(stored).toEqual(Object.fromEntries(slugs.map((slug) => [slug, ARTICLES[slug]])));
  return slugs.sort();
}

/** What Prisma's command runs, which takes seconds more. */
const seedScript = (url: string) => run(process.execPath, ['server/launch.mjs', 'seed'], url);

describe.each(ENGINES)('npx prisma db seed on %s', (engine) => {
  test('killed several times in the middle leaves every article whole or absent, and completes when run again', async () => {
    const url = await migrated(engine);
    // Each time somewhere in what follows a step.
    for (const [step, delay] of [
      ['sources, people, claims', 40],
      [FIRST, 10],
      [SECOND, 80],
    ] as const) {
      const seeding = seedScript(url);
      await seeding.prints(`${step}: `);
      await sleep(delay);
      seeding.kill('SIGKILL');
      await seeding.ended;
      expect((await expectWhole(url)).length).toBeLessThan(5);
    }
    const { code, output } = await seedScript(url).ended;
    expect(code).toBe(0);
    expect(output).toMatch(/\nSeeded in /);
    expect(await expectWhole(url)).toEqual(Object.keys(ARTICLES).sort());
    // What a killed run had written is written once.
    const twice = await inside(url, ({ prisma }) =>
      prisma.change.groupBy({ by: ['trackedId'], having: { trackedId: { _count: { gt: 1 } } } }),
    );
    expect(twice).toEqual([]);
  });

  test.each(ENGINES.length === 1 ? SIGNALS : [engine === 'pglite' ? SIGNALS[0] : SIGNALS[1]])(
    'stops on %s where a transaction ends',
    async (signal) => {
      const url = await migrated(engine);
      const seeding = seedCommand(url);
      await seeding.prints('\nsources, people, claims: ');
      seeding.kill(signal);
      const { code, output } = await seeding.ended;
      expect(code).not.toBe(0);
      expect(output).toContain(
        `stopped by ${signal}. What was written is complete; run the command again to go on`,
      );
      expect(output).not.toContain('Seeded in');
      expect((await expectWhole(url)).length).toBeLessThan(5);
    },
  );
});
