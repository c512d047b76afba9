import { expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { defaultConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { testApp } from '../../support/app.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { post } from '../http/ask.ts';

const config = { ...defaultConfig(), TRUST_PROXY: 1 };
const QUOTES = '{ quotes(first: 1) { nodes { id } } }';
const CLAIMS = '{ claims { nodes { id } } }';
const as = (client: string) => ({ 'x-forwarded-for': client });

test('on one connection, who asks for little is not behind all that another has asked for', async () => {
  const { database } = await testApp();
  const [row] = await database.prisma.$queryRawUnsafe<{ url: string }[]>(
    'SELECT current_database()::text AS url',
  );
  const own =
    process.env.TEST_ENGINE === 'postgresql'
      ? await openDatabase(databaseUrl(inject('templates').postgresql?.server ?? '', row?.url ?? ''), {
          max: 1,
        })
      : database;
  if (own !== database) onTestFinished(() => own.close());
  const app = createApp({ database: own, config });
  await post(app, QUOTES);
  const order: string[] = [];
  const ask = async (client: string) => {
    const { status } = await post(app, QUOTES, {}, as(client));
    if (status === 200) order.push(client);
  };
  const attack = Array.from({ length: 40 }, () => ask('192.0.2.1'));
  await Promise.all([...attack, ask('192.0.2.2')]);
  expect(order).toContain('192.0.2.2');
  expect(order.indexOf('192.0.2.2')).toBeLessThan(20);
});

test.runIf(process.env.TEST_ENGINE === 'postgresql').each([2, 5, 10])(
  'of %i connections, none is kept from others by one client whose statements wait',
  async (max) => {
    const { sql } = await testApp();
    const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
    const url = databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
    const database = await openDatabase(url, { statementTimeout: 60_000, max });
    const app = createApp({ database, config });
    onTestFinished(() => database.close());
    await sql('BEGIN');
    await sql('LOCK TABLE claim');
    const attack = Array.from({ length: 30 }, () => post(app, CLAIMS, {}, as('192.0.2.1')));
    const waiting = async () => {
      await sql('SELECT pg_stat_clear_snapshot()');
      const held = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return (await sql(held)).length;
    };
    await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
    for (let i = 0; i < 5; i++) {
      expect(await post(app, QUOTES, {}, as('192.0.2.2'))).toMatchObject({ status: 200, codes: [] });
    }
    // Those that found no connection were told so; the others hold theirs until the table is free.
    await sql('ROLLBACK');
    const statuses = (await Promise.all(attack)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  },
);
