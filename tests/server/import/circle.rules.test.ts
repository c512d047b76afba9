import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleOf } from '../../../server/import/circle.rules.ts';

test('a circle is the way from a row back to itself, and ends whatever the links are', () => {
  const links = fc.array(fc.option(fc.nat(9)), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(links, fc.nat(9), (next, from) => {
      const circle = circleOf(String(from), (row) => next[Number(row)]?.toString());
      // Ten rows: whoever comes back at all does so within ten steps.
      let at: number | null | undefined = from;
      const way = [from];
      for (let step = 0; step < 10 && at !== null && at !== undefined; step++) {
        at = next[at];
        if (typeof at === 'number') way.push(at);
        if (at === from) break;
      }
      expect(circle).toEqual(at === from ? way.map(String) : null);
    }),
  );
});
