import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Replaced, replacedWords } from '../../../server/compare/diff.rules.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const told = (older: string, newer: string) =>
  replacedWords(words(older), words(newer)).map(
    ({ start, end, oldStart, oldEnd }) =>
      `${words(older).slice(oldStart, oldEnd).join(' ')} > ${words(newer).slice(start, end).join(' ')}`,
  );

/** The older words with what was replaced in them. */
function applied(older: readonly string[], newer: readonly string[], runs: readonly Replaced[]): string[] {
  const made: string[] = [];
  let at = 0;
  for (const { start, end, oldStart, oldEnd } of runs) {
    made.push(...older.slice(at, oldStart), ...newer.slice(start, end));
    at = oldEnd;
  }
  return [...made, ...older.slice(at)];
}

describe('words that were', () => {
  test.each([
    ['kept', 'a b c', 'a b c', []],
    ['replaced', 'a b c', 'a x c', ['b > x']],
    ['added', 'a c', 'a b c', [' > b']],
    ['removed at the end', 'a b c', 'a b', ['c > ']],
    ['moved', 'a b c d', 'a d b c', [' > d', 'd > ']],
    ['all replaced', 'a b', 'x y z', ['a b > x y z']],
  ])('%s', (_, older, newer, expected) => {
    expect(told(older, newer)).toEqual(expected);
  });
});

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'le', 'port', 'ferme', 'demain'), {
  maxLength: 60,
});

test('with what was replaced, the older text is the newer one', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const runs = replacedWords(older, newer);
      expect(applied(older, newer, runs)).toEqual(newer);
      for (const [i, { start, oldStart }] of runs.entries()) {
        const before = runs[i - 1];
        if (before) expect(start - before.end).toBeGreaterThan(0);
        if (before) expect(oldStart - before.oldEnd).toBe(start - before.end);
      }
    }),
  );
});

test.each([
  ['without a common word', (i: number) => `a${i}`, (i: number) => `b${i}`],
  ['of few frequent words', (i: number) => `w${(i * 7919) % 11}`, (i: number) => `w${(i * 104729) % 13}`],
  ['in another order', (i: number) => `w${i}`, (i: number) => `w${(i * 7919) % 100_000}`],
  ['with one word in ten changed', (i: number) => `w${i % 3000}`, (i: number) => `w${i % 10 ? i % 3000 : i}`],
])('long texts %s are compared as well', (_, old, now) => {
  const range = (word: (i: number) => string) => Array.from({ length: 100_000 }, (_, i) => word(i));
  const [older, newer] = [range(old), range(now)];
  expect(applied(older, newer, replacedWords(older, newer))).toEqual(newer);
});
