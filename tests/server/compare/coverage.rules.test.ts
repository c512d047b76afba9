import { describe, expect, test } from 'vitest';
import { outletStance, stancesOf, type Taken } from './coverage.rules.ts';

const own = (stance: Taken['stance']): Taken => ({ stance, quote: null });
const quoted = (stance: Taken['stance']): Taken => ({ stance, quote: 'a quote' });

describe('the stance of the outlet itself', () => {
  test.each([
    ['nothing where the claim does not appear', [], null],
    ['nothing where others take one in quotes', [quoted('SUPPORTS'), quoted('REFUTES')], null],
    ['its own, whatever others say', [quoted('REFUTES'), own('SUPPORTS')], 'SUPPORTS'],
    [
      'the one that decides before a discussion',
      [own('DISCUSSES'), own('REFUTES'), own('DISCUSSES')],
      'REFUTES',
    ],
    ['a discussion', [own('DISCUSSES')], 'DISCUSSES'],
    ['a discussion where it states and denies', [own('REFUTES'), own('SUPPORTS')], 'DISCUSSES'],
  ] as const)('%s', (_, appearances, stance) => {
    expect(outletStance(appearances)).toBe(stance);
  });
});

test('stances are each given once, in the order of the type', () => {
  expect(stancesOf([quoted('DISCUSSES'), own('REFUTES'), own('DISCUSSES'), quoted('SUPPORTS')])).toEqual([
    'SUPPORTS',
    'REFUTES',
    'DISCUSSES',
  ]);
});
