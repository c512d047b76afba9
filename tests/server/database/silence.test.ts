import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { defaultConfig } from '../../../server/config.ts';
import {
  Asker,
  type Database,
  type DatabaseOptions,
  openDatabase,
} from '../../../server/database/database.ts';
import { testApp } from '../../support/app.ts';
import { holdConnection } from '../../support/holding.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { post } from '../http/ask.ts';
import { openProxy } from './proxy.ts';

/** Questions that take every way to the database. */
const WAYS = [
  ['compiled', 'on', '{ claim(slug: "x") { id } }'],
  ['by Prisma', 'off', '{ claim(slug: "x") { id } }'],
  ['by SQL', 'off', '{ claims { nodes { id } } }'],
] as const;

const CONNECTIONS = 4;

/** A database behind a proxy, with all connections that it may have. */
async function behindProxy(options: DatabaseOptions = {}) {
  const { sql } = await testApp();
  const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
  const proxy = await openProxy(databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? ''));
  const database = await openDatabase(proxy.url, { max: CONNECTIONS, statementTimeout: 500, ...options });
  onTestFinished(() => database.close());
  await fill(database);
  return { database, proxy, sql };
}

/** Opens every connection of a pool. */
async function fill({ prisma }: Database): Promise<void> {
  const all = Array.from({ length: CONNECTIONS }, () => prisma.$queryRaw`SELECT pg_sleep(0.3)::text`);
  await Promise.all(all);
}

describe.runIf(process.env.TEST_ENGINE === 'postgresql')('connections that fall silent', () => {
  test.each(WAYS)('are given up and replaced: %s', async (_, COMPILED_READS, document) => {
    const { database, proxy } = await behindProxy();
    const app = createApp({ database, config: { ...defaultConfig(), COMPILED_READS, TRUST_PROXY: 1 } });
    expect(await post(app, document)).toMatchObject({ status: 200 });
    proxy.swallow();
    expect(proxy.silent()).toBe(CONNECTIONS);
    // All at once, each by a client of its own, who would not get all connections; and none of them waits for ever.
    const clients = Array.from({ length: CONNECTIONS }, (_, i) => ({ 'x-forwarded-for': `192.0.2.${i}` }));
    const lost = await Promise.all(clients.map((client) => post(app, document, {}, client)));
    for (const answer of lost) {
      expect(answer).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'] });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await post(app, document)).toMatchObject({ status: 200, codes: [] });
    expect(await database.prisma.$queryRaw`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  });

  test('are all suspect once one was: the next is answered', async () => {
    const { database, proxy } = await behindProxy();
    const app = createApp({ database });
    const [, , document] = WAYS[0];
    proxy.swallow();
    expect((await post(app, document)).status).toBe(503);
    for (let i = 0; i < CONNECTIONS; i++) expect((await post(app, document)).status).toBe(200);
  });

  test('in a transaction are not given to anyone else', async () => {
    const { database, proxy } = await behindProxy({ max: 1 });
    const transaction = database.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        proxy.swallow();
        await tx.$queryRaw`SELECT 2`;
      },
      { timeout: 60_000 },
    );
    await expect(transaction).rejects.toThrow();
    expect(await database.prisma.$queryRaw`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  });

  test('make a server not ready, and then ready again', async () => {
    const { database, proxy } = await behindProxy({ statementTimeout: 5000 });
    const app = createApp({ database });
    const ready = async () => (await app.fetch('http://verbatim.test/ready')).status;
    expect(await ready()).toBe(200);
    proxy.swallow();
    expect(await ready()).toBe(503);
    await expect.poll(ready, { timeout: 60_000 }).toBe(200);
  });

  test('do not keep a database from being closed', async () => {
    const { database, proxy } = await behindProxy({ statementTimeout: 0 });
    proxy.swallow();
    const lost = database.prisma.$queryRaw`SELECT 1`.then(
      () => 'answered',
      () => 'lost',
    );
    await database.close();
    expect(await lost).toBe('lost');
  });
});

describe.runIf(process.env.TEST_ENGINE === 'postgresql')('who waits for a connection', () => {
  test('waits once, however many statements they have', async () => {
    const { database } = await behindProxy({ max: 1, statementTimeout: 60_000 });
    const asker = new Asker();
    const release = await holdConnection(database);
    const ask = async () => {
      const begin = performance.now();
      const asked = database.bytes({ text: 'SELECT 1', values: [] }, asker);
      await expect(asked).rejects.toThrow(/timeout exceeded when trying to connect/);
      return performance.now() - begin;
    };
    const first = await ask();
    expect(await ask()).toBeLessThan(first / 2);
    await release();
  });
});
