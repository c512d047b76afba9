import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { remembered } from '../../../../server/reads/estimate/remembered.ts';

/** How often a result is computed, asked for twice with these variables, of which all are read. */
function computed(variables: Record<string, unknown>): number {
  let times = 0;
  const find = remembered((_document, _name, given) => {
    for (const name of Object.keys(variables)) void given[name];
    return ++times;
  });
  const document = parse('{ __typename }');
  find(document, null, variables);
  return find(document, null, variables);
}

test('a result is remembered with what it depends on, as long as that is small', () => {
  expect(computed({})).toBe(1);
  expect(computed({ first: 10, text: 'paix', flag: true, none: null })).toBe(1);
  expect(computed({ text: 'a'.repeat(200) })).toBe(1);
  expect(computed({ text: 'a'.repeat(201) })).toBe(2);
  expect(computed({ one: 'a'.repeat(101), other: 'b'.repeat(100) })).toBe(2);
  const numbers = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`n${i}`, i]));
  expect(computed(numbers(20))).toBe(1);
  expect(computed(numbers(21))).toBe(2);
  expect(computed({ list: ['a'] })).toBe(2);
});
