import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { type Opened, openSmall } from './opened.ts';

const ID = '0195d6a0-0000-7000-8000-000000000001';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openSmall();
  ({ database } = opened);
});
afterAll(() => opened.close());

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
