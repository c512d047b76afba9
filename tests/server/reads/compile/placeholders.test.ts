import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Finisher, fillHoles, hole } from '../../../../server/reads/compile/placeholders.ts';

/** What a statement leaves around a text of its own. */
const left = (slot: number, text: string) => `${hole(slot).open}${text}${hole(slot).close}`;

test('holes are filled one after the other, those within others first, however long each takes', async () => {
  const done: unknown[] = [];
  const waiting =
    (turns: number): Finisher =>
    async (found) => {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      done.push(found);
      return JSON.stringify({ made: found });
    };
  const finishers = new Map([
    [0, waiting(1)],
    [1, waiting(3)],
    [2, (found: unknown) => `${(found as number) + 1}`],
  ]);
  const text = `{"a":${left(0, `[${left(1, '"in"')},${left(2, '1')}]`)},"b":${left(1, '"out"')}}`;
  expect(await fillHoles(text, finishers)).toBe('{"a":{"made":[{"made":"in"},2]},"b":{"made":"out"}}');
  expect(done).toEqual(['in', [{ made: 'in' }, 2], 'out']);
});

test('what a finisher cannot make is a fault of the whole', async () => {
  const broken = new Map<number, Finisher>([[0, () => Promise.reject(new Error('broken'))]]);
  await expect(fillHoles(left(0, '1'), broken)).rejects.toThrow('broken');
  await expect(fillHoles(left(1, '1'), broken)).rejects.toThrow('a hole that nothing fills');
});
