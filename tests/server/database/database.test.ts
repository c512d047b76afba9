import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPglite, type Database, openDatabase } from '../../../server/database/database.ts';
import { databaseUrl, onServer, testServer } from '../../support/postgresql.ts';

const onPostgresql = process.env.TEST_ENGINE === 'postgresql';
const ID = '0195d6a0-0000-7000-8000-000000000001';

let database: Database;
let url: string;
const errors: Error[] = [];
const afterwards: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  // The adapter must not read dates by the clock of this machine.
  process.env.TZ = 'Asia/Kathmandu';
  if (onPostgresql) {
    const server = (await testServer()) ?? '';
    const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
    await onServer(
      server,
      `CREATE DATABASE ${name}`,
      `ALTER DATABASE ${name} SET TimeZone = 'America/St_Johns'`,
    );
    url = databaseUrl(server, name);
    database = await openDatabase(url, { onError: (error) => errors.push(error) });
    afterwards.push(
      () => database.close(),
      () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
    );
  } else {
    const pglite = await createPglite();
    database = await openDatabase(pglite);
    afterwards.push(
      () => database.close(),
      () => pglite.close(),
    );
  }
  await database.prisma.$executeRaw`CREATE TYPE "colour" AS ENUM ('RED', 'GREEN')`;
  await database.prisma
    .$executeRaw`CREATE TABLE "parent" ("id" int PRIMARY KEY, "name" text NOT NULL UNIQUE)`;
  await database.prisma.$executeRaw`CREATE TABLE "child" (
    "parent_id" int REFERENCES "parent" ON DELETE RESTRICT, CONSTRAINT "positive" CHECK ("parent_id" > 0))`;
  await database.prisma.$executeRaw`INSERT INTO "parent" VALUES (1, 'one')`;
  await database.prisma.$executeRaw`INSERT INTO "child" VALUES (1)`;
});
afterAll(async () => {
  for (const step of afterwards) await step();
});

describe('values are the same on both engines', () => {
  test('results', async () => {
    const [row] = await database.prisma.$queryRaw<[Record<string, unknown>]>`SELECT
      '1815-06-18'::date AS "date", '2024-06-01 12:00:00.123+05:45'::timestamptz AS "timestamptz",
      '2024-06-01 12:00:00.123'::timestamp AS "timestamp", ARRAY['2024-01-01'::date, NULL] AS "dates",
      9007199254740993::int8 AS "int8", ARRAY[1, NULL, 3]::int8[] AS "int8s", 1::int2 AS "int2",
      ARRAY[1, -2147483648] AS "int4s", 0.1::float8 AS "float8", TRUE AS "bool", ARRAY[TRUE, FALSE] AS "bools",
      12345678901234567890.123456789 AS "numeric", ARRAY[1.5] AS "numerics", NULL::text AS "null",
      ARRAY['a,b', '"x"', '', 'NULL', NULL, '\\', 'é😀'] AS "texts", ARRAY[]::text[] AS "empty",
      ${ID}::uuid AS "uuid", ARRAY[${ID}::uuid] AS "uuids", '\\x00ff5c27'::bytea AS "bytes",
      '{"a": [1, null, "x"]}'::jsonb AS "json", 'RED'::"colour" AS "enum", ARRAY['RED']::"colour"[]::text[] AS "enums"`;
    const plain = { ...row, numeric: String(row.numeric), numerics: (row.numerics as unknown[]).map(String) };
    expect(plain).toEqual({
      date: new Date('1815-06-18'),
      timestamptz: new Date('2024-06-01T06:15:00.123Z'),
      timestamp: new Date('2024-06-01T12:00:00.123Z'),
      dates: [new Date('2024-01-01'), null],
      int8: 9007199254740993n,
      int8s: [1n, null, 3n],
      int2: 1,
      int4s: [1, -2147483648],
      float8: 0.1,
      bool: true,
      bools: [true, false],
      numeric: '12345678901234567890.123456789',
      numerics: ['1.5'],
      null: null,
      texts: ['a,b', '"x"', '', 'NULL', null, '\\', 'é😀'],
      empty: [],
      uuid: ID,
      uuids: [ID],
      bytes: new Uint8Array([0x00, 0xff, 0x5c, 0x27]),
      json: { a: [1, null, 'x'] },
      enum: 'RED',
      enums: ['RED'],
    });
  });

  test('parameters', async () => {
    const now = new Date('2024-02-29T23:59:59.987Z');
    const bytes = new Uint8Array([0, 255, 92, 39]);
    const [row] = await database.prisma.$queryRaw<
      unknown[]
    >`SELECT ${1}::int AS "int", ${2n ** 60n}::int8 AS "int8",
      ${'é😀\\"'}::text AS "text", ${['a,b', '"', '{}', '']}::text[] AS "texts", ${[ID]}::uuid[] AS "uuids",
      ${[1, 2]}::int4[] AS "ints", ${[1n]}::int8[] AS "int8s", ${now}::timestamptz AS "timestamptz",
      ${[now]}::timestamptz[] AS "timestamptzs", ${now}::date AS "date", ${bytes}::bytea AS "bytes",
      ${{ a: ['x'] }}::jsonb AS "json", ${null}::text AS "null", ${[]}::text[] AS "empty", ${false}::bool AS "bool"`;
    expect(row).toEqual({
      int: 1,
      int8: 2n ** 60n,
      text: 'é😀\\"',
      texts: ['a,b', '"', '{}', ''],
      uuids: [ID],
      ints: [1, 2],
      int8s: [1n],
      timestamptz: now,
      timestamptzs: [now],
      date: new Date('2024-02-29'),
      bytes,
      json: { a: ['x'] },
      null: null,
      empty: [],
      bool: false,
    });
  });

  test('three megabytes of text', async () => {
    const text = '😀'.repeat(750_000);
    const [row] = await database.prisma.$queryRaw<[{ text: string }]>`SELECT ${text}::text AS "text"`;
    expect(row.text === text).toBe(true);
  });
});

describe('refusals are the same on both engines', () => {
  const refusal = (sql: string): Promise<unknown> =>
    database.prisma.$executeRawUnsafe(sql).catch((error: { meta: { driverAdapterError: Error } }) => {
      return error.meta.driverAdapterError.cause;
    });

  test.for([
    [
      "INSERT INTO parent VALUES (2, 'one')",
      { originalCode: '23505', constraint: { index: 'parent_name_key' } },
    ],
    [
      'INSERT INTO child VALUES (9)',
      { originalCode: '23503', constraint: { index: 'child_parent_id_fkey' } },
    ],
    [
      'INSERT INTO child VALUES (-1)',
      { originalCode: '23514', message: expect.stringContaining('"positive"') },
    ],
    ['INSERT INTO parent VALUES (3, NULL)', { originalCode: '23502', kind: 'NullConstraintViolation' }],
    ['SELECT 1 / 0', { originalCode: '22012', message: 'division by zero' }],
    [`SELECT 'x'::uuid`, { originalCode: '22P02' }],
    ['SELECT * FROM nowhere', { originalCode: '42P01', kind: 'TableDoesNotExist' }],
  ] as const)('%s', async ([sql, cause]) => {
    expect(await refusal(sql)).toMatchObject(cause);
  });

  test('ON DELETE RESTRICT has a code of its own since PostgreSQL 18, so ask for either', async () => {
    expect(await refusal('DELETE FROM parent')).toMatchObject({
      originalCode: expect.stringMatching(/^(23001|23503)$/),
      constraint: { index: 'child_parent_id_fkey' },
    });
  });
});

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
    await onServer(url, broken);
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    await expect.poll(() => database.prisma.$queryRaw`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  });

  test('nobody waits longer than 2 seconds for a connection', async () => {
    const narrow = await openDatabase(url, { max: 1 });
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
