import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPglite, type Database, openDatabase } from '../../../server/database/database.ts';
import { onServer } from '../../support/postgresql.ts';
import { type Opened, onPostgresql, openSmall } from './opened.ts';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openSmall();
  ({ database } = opened);
});
afterAll(() => opened.close());

describe('statements', () => {
  const one = () => database.prisma.$queryRaw`SELECT 1`;

  test('are told in order, also of a call that was only prepared, and without the bounds of a transaction', async () => {
    const { result, statements } = await database.statements(() =>
      database.prisma.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT 2`;
        return transaction.$executeRaw`UPDATE parent SET name = name`;
      }),
    );
    expect(result).toBe(1);
    expect(statements).toEqual(['SELECT 2', 'UPDATE parent SET name = name']);
    expect((await database.statements(one)).statements).toEqual(['SELECT 1']);
  });

  test('are told to the outer call, too, and not to those beside it', async () => {
    const { result, statements } = await database.statements(async () => {
      const [first, second] = await Promise.all([
        database.statements(one),
        database.statements(() => one().then(one)),
      ]);
      return [first.statements.length, second.statements.length];
    });
    expect(result).toEqual([1, 2]);
    expect(statements).toHaveLength(3);
  });
});

describe('transactions', () => {
  test('thirty at once all end, each on its own', async () => {
    const sums = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        database.prisma
          .$transaction(
            async (transaction) => {
              await transaction.$executeRaw`INSERT INTO parent VALUES (${100 + i}, ${`p${i}`})`;
              if (i % 2) throw new Error('undone');
            },
            { maxWait: 10_000, timeout: 10_000 },
          )
          .then(
            () => 1,
            () => 0,
          ),
      ),
    );
    expect(sums.filter(Boolean)).toHaveLength(15);
    const [row] = await database.prisma.$queryRaw<
      [{ n: number }]
    >`SELECT count(*)::int AS n FROM parent WHERE id >= 100`;
    expect(row.n).toBe(15);
  });

  test('one that fails or takes too long leaves nothing behind', async () => {
    const failing = database.prisma.$transaction((transaction) => transaction.$queryRaw`SELECT 1 / 0`);
    await expect(failing).rejects.toThrow('division by zero');
    const slow = database.prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`INSERT INTO parent VALUES (7, 'seven')`;
        await sleep(300);
        await transaction.$queryRaw`SELECT 1`;
      },
      { timeout: 100 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'P2028' });
    expect(await database.prisma.$queryRaw`SELECT 1 FROM parent WHERE id = 7`).toEqual([]);
  });
});

describe.runIf(onPostgresql)('on a server', () => {
  test('statements are named, not compiled by the server, and end after 5 seconds', async () => {
    await database.prisma.$queryRaw`SHOW TimeZone`;
    expect(await database.prisma.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: '5s' }]);
    expect(await database.prisma.$queryRaw`SHOW jit`).toEqual([{ jit: 'off' }]);
    const [row] = await database.prisma.$queryRaw<
      [{ n: number }]
    >`SELECT count(*)::int AS n FROM pg_prepared_statements`;
    expect(row.n).toBeGreaterThan(0);
  });

  test('a connection that breaks while idle is told and replaced', async () => {
    await database.prisma.$queryRaw`SELECT 1`;
    const broken = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await onServer(opened.url, broken);
    await expect.poll(() => opened.errors.length).toBeGreaterThan(0);
    await expect.poll(() => database.prisma.$queryRaw`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  });

  test('nobody waits longer than 2 seconds for a connection', async () => {
    const narrow = await openDatabase(opened.url, { max: 1 });
    const busy = narrow.prisma.$queryRaw`SELECT pg_sleep(3)::text`.then();
    await sleep(50);
    const started = performance.now();
    await expect(narrow.prisma.$queryRaw`SELECT 1`).rejects.toThrow(
      /timeout exceeded when trying to connect/,
    );
    expect(performance.now() - started).toBeLessThan(2500);
    await busy;
    await narrow.close();
  });
});

describe.skipIf(onPostgresql)('on PGlite', () => {
  test('a database opened again finds neither transaction nor statements of the one before', async () => {
    const pglite = await createPglite();
    for (let round = 0; round < 2; round++) {
      const opened = await openDatabase(pglite);
      await opened.prisma.$queryRaw`SELECT ${round}::int`;
      await pglite.exec('BEGIN');
      await opened.close();
    }
    expect(pglite.closed).toBe(false);
    await pglite.close();
  });
});
