import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { memory } from '../../support/memory.ts';

/** Statements that a connection keeps at most. */
const BOUND = process.env.TEST_ENGINE === 'postgresql' ? 200 : 100;
const MORE = BOUND + 40;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

/** A document whose statement is that of no other. */
const document = (i: number) => `{ people(first: 2) { nodes { name${i}: name } } }`;

/** Asks for a document and expects the right answer. */
async function ask(i: number): Promise<void> {
  const [names, answer] = await Promise.all([
    app.query('{ people(first: 2) { nodes { name } } }'),
    app.query(document(i)),
  ]);
  const expected = JSON.stringify(names.data).replaceAll('"name"', `"name${i}"`);
  expect(JSON.stringify(answer.data)).toBe(expected);
}

/** How many statements with this text the connection has prepared that is used next. */
async function prepared(text = ''): Promise<number> {
  const sql = 'SELECT count(*)::text FROM pg_prepared_statements WHERE strpos(statement, $1) > 0';
  return Number(await app.database.bytes({ text: sql, values: [text] }));
}

test('a statement is prepared once it comes again, and no more than a bound of them are kept', async () => {
  const before = await prepared();
  await app.query(document(0));
  expect(await prepared('"name0"')).toBe(0);
  for (let time = 0; time < 2; time++) await app.query(document(0));
  expect(await prepared('"name0"')).toBe(1);
  for (let i = 1; i < MORE; i++) for (let time = 0; time < 2; time++) await app.query(document(i));
  const after = await prepared();
  expect(after).toBeLessThanOrEqual(BOUND);
  expect(after).toBeGreaterThan(before);
  expect(await prepared('"name0"')).toBe(0);
  // Used again and again, it is kept again.
  for (let time = 0; time < 3; time++) await app.query(document(0));
  expect(await prepared('"name0"')).toBe(1);
  await ask(0);
});

test('answers are right on all connections while names are given and taken', async () => {
  for (let round = 0; round < 3; round++) {
    await Promise.all(Array.from({ length: MORE }, (_, i) => ask(i)));
  }
});

test('a transaction goes on whatever is taken back in the middle of it', async () => {
  const taken = (from: number) =>
    Array.from({ length: BOUND }, (_, i) => `SELECT ${i % BOUND} AS n, '${from}'::text AS at`);
  await app.database.prisma.$transaction(
    async (tx) => {
      for (const sql of taken(1)) {
        for (let time = 0; time < 2; time++) await tx.$queryRawUnsafe(sql);
      }
      expect(await tx.person.count()).toBeGreaterThan(0);
      for (const sql of taken(2)) {
        for (let time = 0; time < 2; time++) await tx.$queryRawUnsafe(sql);
      }
      const [row] = await tx.$queryRawUnsafe<{ n: bigint }[]>(
        'SELECT count(*) AS n FROM pg_prepared_statements',
      );
      expect(Number(row?.n)).toBeLessThanOrEqual(BOUND + 1);
    },
    { timeout: 100_000 },
  );
});

/** A long document whose statement is that of no other. */
const long = (i: number) => `{
  articles(first: 2) { nodes { slug${i}: slug
    quotes(first: 2) { totalCount nodes { exact speakers { name } attributions { role person { name } } variants { totalCount } } }
    appearances { nodes { stance claim { text corroboration { supports } } } } } }
  people(first: 2) { nodes { name quotes(first: 2) { nodes { exact article { slug } } } members { totalCount } } } }`;

test('plans are kept in a bound of memory, however many documents there are, and made anew when they are asked for again', async () => {
  const MB = 1_000_000;
  const [plans, heap] = process.env.TEST_ENGINE === 'postgresql' ? [45 * MB, 60 * MB] : [22 * MB, 60 * MB];
  const planned = async () => {
    const sql = `SELECT COALESCE(sum(total_bytes), 0)::text FROM pg_backend_memory_contexts WHERE name LIKE 'CachedPlan%'`;
    return Number(await app.database.bytes({ text: sql, values: [] }));
  };
  const twice = async (i: number) => {
    await app.query(long(i));
    return (await app.query(long(i))).data;
  };
  const first = await twice(0);
  const one = await planned();
  expect(one).toBeGreaterThan(0);
  for (let i = 1; i < 40; i++) await twice(i);
  const before = memory();
  for (let i = 40; i < 160; i++) await twice(i);
  expect(await planned()).toBeLessThan(plans);
  expect(memory() - before).toBeLessThan(heap);
  expect(await prepared('"slug0"')).toBe(0);
  expect(await twice(0)).toEqual(first);
  expect(await prepared('"slug0"')).toBe(1);
}, 600_000);
