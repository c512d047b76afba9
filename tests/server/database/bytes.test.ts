import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { memory } from '../../support/memory.ts';

/** One, two, three and four bytes in UTF-8, so that pieces of any length end within a character. */
const CHARACTERS = 'aé’😀';

describe('the first value of a statement, as bytes', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const ask = async (text: string, values: unknown[] = []) => {
    const found = await app.database.bytes({ text, values });
    return found === null ? null : found.toString();
  };
  const long = (times: number) => ask('SELECT repeat($1, $2)', [CHARACTERS, times]);

  test.each([0, 1, 6_000, 400_000])(
    'is whole where it comes in pieces: %i times ten bytes',
    async (times) => {
      expect((await long(times)) === CHARACTERS.repeat(times)).toBe(true);
    },
  );

  test('is null where there is none, or no row', async () => {
    expect(await ask('SELECT NULL::text')).toBeNull();
    expect(await ask(`SELECT 'a' WHERE false`)).toBeNull();
    expect(await ask('SELECT')).toBeNull();
  });

  test('is that of the first row, whatever comes behind', async () => {
    expect(await ask(`SELECT n::text || 'é', repeat('b', 1000) FROM generate_series(1, 5000) n`)).toBe('1é');
  });

  test('is found again and again, prepared or not', async () => {
    for (const value of ['a', 'é', '😀', 'b']) expect(await ask('SELECT $1::text', [value])).toBe(value);
  });

  test('is nothing that a statement left which failed on its way', async () => {
    const failing = `SELECT repeat('x', 20000), 1 / (5 - n) FROM generate_series(1, 9) n`;
    for (let i = 0; i < 12; i++) {
      await expect(ask(failing)).rejects.toMatchObject({ code: '22012' });
      expect(await ask('SELECT $1::text', [String(i)])).toBe(String(i));
    }
  });

  test('leaves to Prisma, on the same connections, all rows of its own', async () => {
    const [bytes, rows] = await Promise.all([
      Promise.all(Array.from({ length: 30 }, (_, i) => long(100 * i))),
      Promise.all(
        Array.from(
          { length: 30 },
          (_, i) => app.database.prisma.$queryRaw<unknown[]>`SELECT n FROM generate_series(1, ${i}::int) n`,
        ),
      ),
    ]);
    expect(bytes.map((text) => text?.length)).toEqual(bytes.map((_, i) => CHARACTERS.length * 100 * i));
    expect(rows.map(({ length }) => length)).toEqual(rows.map((_, i) => i));
  });

  test('is kept by no one once it is given', async () => {
    const times = 50;
    await long(100_000);
    // What the test before leaves is collected when it pleases; what is kept for ever is still there each time.
    const grown: number[] = [];
    for (let round = 0; round < 4; round++) {
      const before = memory();
      for (let i = 0; i < times; i++) await long(100_000);
      grown.push(memory() - before);
    }
    expect(Math.min(...grown)).toBeLessThan((times * 1_000_000) / 2);
  });
});
