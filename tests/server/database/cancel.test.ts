import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { defaultConfig } from '../../../server/config.ts';
import { Asker, openDatabase } from '../../../server/database/database.ts';
import { listen } from '../../../server/start/listen.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { post } from '../http/ask.ts';
import { asked, Wire } from '../http/hostile/wire.ts';

const WAYS = [
  ['compiled', 'on', '{ claim(slug: "x") { id } }'],
  ['by Prisma', 'off', '{ claim(slug: "x") { id } }'],
  ['by SQL', 'off', '{ claims { nodes { id } } }'],
] as const;

/** A URL of the database of a test. */
async function urlOf({ sql }: TestApp): Promise<string> {
  const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
  return databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
}

/** Statements that wait for a lock of the test's own session. */
const WAITING = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

async function waiting({ sql }: TestApp): Promise<number> {
  // Within a transaction the server shows what it has shown before.
  await sql('SELECT pg_stat_clear_snapshot()');
  return (await sql(WAITING)).length;
}

/** A server whose statements would take a minute to time out, and the document's table locked. */
async function locked(COMPILED_READS: 'on' | 'off', document: string, limit = 60_000) {
  const own = await testApp();
  const database = await openDatabase(await urlOf(own), { statementTimeout: 60_000, max: 1 });
  const config = { ...defaultConfig(), COMPILED_READS, REQUEST_TIMEOUT_MS: limit };
  const app = createApp({ database, config });
  const site = await listen(app, 0, '127.0.0.1');
  onTestFinished(() => site.stop().then(() => database.close()));
  expect(await post(app, document)).toMatchObject({ status: 200 });
  await own.sql('BEGIN');
  await own.sql('LOCK TABLE claim');
  return { own, app, database, port: Number(new URL(site.url).port) };
}

describe.runIf(process.env.TEST_ENGINE === 'postgresql')('a statement is cancelled', () => {
  test.each(WAYS)('when its client hangs up: %s', async (_, COMPILED_READS, document) => {
    const { own, app, port } = await locked(COMPILED_READS, document);
    const wire = new Wire(port);
    wire.write(asked(document));
    await expect.poll(() => waiting(own), { timeout: 60_000 }).toBe(1);
    wire.destroy();
    await expect.poll(() => waiting(own), { timeout: 30_000 }).toBe(0);
    await own.sql('ROLLBACK');
    // The one connection there is goes on to serve others.
    expect(await post(app, document)).toMatchObject({ status: 200, codes: [] });
  });

  test.each(WAYS)('when its request times out: %s', async (_, COMPILED_READS, document) => {
    const { own, app } = await locked(COMPILED_READS, document, 1000);
    expect(await post(app, document)).toMatchObject({ status: 503, codes: ['TIMEOUT'] });
    await expect.poll(() => waiting(own), { timeout: 30_000 }).toBe(0);
    await own.sql('ROLLBACK');
    expect(await post(app, document)).toMatchObject({ status: 200, codes: [] });
  });

  test('and never the one that comes behind it on the same connection', async () => {
    const { own, database } = await locked('on', WAYS[0][2]);
    await own.sql('ROLLBACK');
    const statement = (text: string) => ({ text, values: [] });
    for (let i = 0; i < 100; i++) {
      const asker = new Asker();
      const left = database.bytes(statement('SELECT pg_sleep(0.002)'), asker).catch(() => null);
      setTimeout(() => asker.leave(), i % 5);
      await left;
      expect(String(await database.bytes(statement(`SELECT '${i}', pg_sleep(0.002)`)))).toBe(String(i));
    }
  });

  test('before it is sent where no one waits any more', async () => {
    const { own, database } = await locked('on', WAYS[0][2]);
    await own.sql('ROLLBACK');
    const asker = new Asker();
    asker.leave();
    const { statements } = await database.statements(() =>
      database.bytes({ text: 'CREATE TABLE "unwanted" ()', values: [] }, asker).catch(() => null),
    );
    expect(statements).toHaveLength(1);
    expect(await own.sql(`SELECT to_regclass('unwanted')::text AS name`)).toEqual([{ name: null }]);
  });
});

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
  'statements of one request that wait for each other are not waiting for the database',
  async () => {
    const database = await openDatabase(await urlOf(await testApp()), { max: 4 });
    onTestFinished(() => database.close());
    const asker = new Asker();
    // Each of 40 waits for those before it, 135 ms on average: more than 5 s in all, and that twice.
    const statement = { text: `SELECT pg_sleep(0.03), 'done'`, values: [] };
    const one = () => database.bytes(statement, asker);
    const ran = await Promise.allSettled(Array.from({ length: 40 }, () => one().then(one)));
    expect(ran.filter(({ status }) => status === 'rejected')).toEqual([]);
  },
);
