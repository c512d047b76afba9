import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Filler, fillPlaceholders, placeholder } from '../../../../server/reads/compile/placeholders.ts';

/** What a statement leaves around a text of its own. */
const left = (slot: number, text: string) => `${placeholder(slot).open}${text}${placeholder(slot).close}`;

test('placeholders are filled one after the other, inner ones first, however long each takes', async () => {
  const done: unknown[] = [];
  const waiting =
    (turns: number): Filler =>
    async (found) => {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      done.push(found);
      return JSON.stringify({ made: found });
    };
  const fillers = new Map([
    [0, waiting(1)],
    [1, waiting(3)],
    [2, (found: unknown) => `${(found as number) + 1}`],
  ]);
  const text = `{"a":${left(0, `[${left(1, '"in"')},${left(2, '1')}]`)},"b":${left(1, '"out"')}}`;
  expect(await fillPlaceholders(text, fillers)).toBe('{"a":{"made":[{"made":"in"},2]},"b":{"made":"out"}}');
  expect(done).toEqual(['in', [{ made: 'in' }, 2], 'out']);
});

test('what a filler cannot make is a fault of the whole', async () => {
  const broken = new Map<number, Filler>([[0, () => Promise.reject(new Error('broken'))]]);
  await expect(fillPlaceholders(left(0, '1'), broken)).rejects.toThrow('broken');
  await expect(fillPlaceholders(left(1, '1'), broken)).rejects.toThrow('nothing fills a placeholder');
});
