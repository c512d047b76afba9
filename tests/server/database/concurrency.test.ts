import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { at, id, loadFixture } from './fixture.ts';
import { belongs, link, quote } from './writes.ts';

// PGlite is one session: there, transactions never meet.
const several = test.skipIf(process.env.TEST_ENGINE !== 'postgresql');

/**
 * Runs `first` in a transaction of one session, begins `second` in another one, and commits the first once the second
 * waits for it or is done.
 */
async function overlapping(app: TestApp, first: string[], second: string): Promise<void> {
  await app.sql('BEGIN');
  for (const statement of first) await app.sql(statement);
  let done = false;
  const running = app.database.prisma.$executeRawUnsafe(second).finally(() => {
    done = true;
  });
  // Told below, once the first is committed.
  running.catch(() => {});
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!done && (await app.sql(waiting)).length === 0) {
    // Asks again: each answer takes its time.
  }
  await app.sql('COMMIT');
  await running;
}

several('quotes that two transactions add to one person at once are all counted', async () => {
  const app = await testApp();
  await loadFixture(app);
  await app.sql(quote(at('a écrit')));
  const spoken = (where: string) =>
    link(`(SELECT id FROM quote WHERE ${where})`, 'SPEAKER', id('person', 'navette'));
  await overlapping(app, [spoken(`type = 'INDIRECT'`)], spoken(`type = 'DIRECT'`));
  const [row] = await app.sql(`SELECT quote_count FROM person WHERE slug = 'navette'`);
  expect(row).toEqual({ quote_count: 2 });
});

several(
  'a quote and an appearance added while their article gets another day carry the new one',
  async () => {
    const app = await testApp();
    await loadFixture(app);
    const change = `UPDATE article SET date_published = '2001-02-03', source_id = NULL WHERE slug = 'un'`;
    await overlapping(app, [change], quote(at('a écrit')));
    const days = await app.sql(
      `SELECT DISTINCT date_published::text AS day, source_id FROM quote WHERE article_id = ${id('article', 'un')}`,
    );
    expect(days).toEqual([{ day: '2001-02-03', source_id: null }]);
  },
);

several.each([
  ['people', 'person', 'elise', 'navette'],
  ['sources', 'source', 'agence', 'radio'],
] as const)(
  'of two transactions that make %s belong to each other at once, one is refused',
  async (_, table, one, other) => {
    const app = await testApp();
    await loadFixture(app);
    const both = overlapping(app, [belongs(table, one, other)], belongs(table, other, one));
    await expect(both).rejects.toThrow(/leads back to itself/);
  },
);
