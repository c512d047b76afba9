import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import { migrationNames } from '../../server/database/migrations.ts';
import { startServer } from '../support/server.ts';
import { absent, type Engine, inside, seededArticles, storedArticles } from './seeding.ts';

const ENGINES: Engine[] = inject('templates').postgresql ? ['pglite', 'postgresql'] : ['pglite'];

/** Steps of a first start, and milliseconds behind each of them in which it is killed. */
const MOMENTS = [
  ['Migrating the database', 800],
  ['sources, people, claims', 2000],
] as const;

/** A start completes what is there: every migration is recorded once, and every article is whole. */
async function expectCompleted(url: string): Promise<void> {
  const server = startServer({ DATABASE_URL: url });
  expect((await fetch(`${await server.url}/ready`)).status).toBe(200);
  server.process.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect(await inside(url, storedArticles)).toEqual(seededArticles());
  const entries = await inside(
    url,
    ({ prisma }) => prisma.$queryRaw`SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1`,
  );
  expect(entries).toEqual(migrationNames().map((name) => ({ name })));
}

describe.each(ENGINES)('a first start on %s', (engine) => {
  test('that is cut off again and again is completed by the next', { timeout: 1_200_000 }, async () => {
    const url = absent(engine);
    for (const [step, within] of MOMENTS) {
      const server = startServer({ DATABASE_URL: url });
      await server.prints(step);
      await sleep(Math.random() * within);
      server.process.kill('SIGKILL');
      await server.ended;
    }
    await expectCompleted(url);
  });

  test('that is told to stop ends at an edge with 0, and is completed by the next', {
    timeout: 1_200_000,
  }, async () => {
    const url = absent(engine);
    const signal = engine === 'pglite' ? 'SIGTERM' : 'SIGINT';
    const server = startServer({ DATABASE_URL: url });
    await server.prints('Migrating the database');
    server.process.kill(signal);
    const { code, output } = await server.ended;
    expect(output).toContain(`Stopped by ${signal} before the server answered.`);
    expect(output).not.toMatch(/\n\s+at |Verbatim answers/);
    expect(code).toBe(0);
    await expectCompleted(url);
  });
});
