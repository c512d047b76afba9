import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';

/** Every place that takes a day, as a field that counts what it lets through. */
const PLACES = [
  ['articles', 'articles(filter: { BOUND: DAY }) { totalCount }'],
  ['quotes', 'quotes(filter: { BOUND: DAY }) { totalCount }'],
  ['claims', 'claims(filter: { BOUND: DAY }) { totalCount }'],
  ['the quotes of a source', 'source(slug: "anadolu") { quotes(filter: { BOUND: DAY }) { totalCount } }'],
  ['counts of quotes', 'quoteCounts(by: SOURCE, filter: { BOUND: DAY }) { count }'],
] as const;
const BOUNDS = ['publishedFrom', 'publishedTo'] as const;

/** Days of the calendar, and whether they lie before all articles. */
const DAYS: [day: string, before: boolean][] = [
  ['0000-01-01', true],
  ['0000-02-29', true],
  ['0001-01-01', true],
  ['2000-02-29', true],
  ['9999-12-31', false],
];

/** What is no day of RFC 3339: beyond its years, not in the calendar, an instant, words of PostgreSQL, other types. */
const NO_DAYS = [
  '+10000-01-01',
  '10000-01-01',
  '-0001-01-01',
  '-000001-01-01',
  '2026-02-30',
  '2026-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-1',
  '9999-12-31T23:59:60Z',
  '2025-08-15T00:00:00Z',
  '2025-08-15+02:00',
  '2025-08-15Z',
  '0001-01-01 BC',
  ' 2025-08-15',
  '2025-08-15\n',
  '٢٠٢٥-٠٨-١٥',
  'infinity',
  '-infinity',
  'today',
  'NaN',
  '',
  0,
  20250815,
  1e300,
  true,
  ['2025-08-15', '2025-08-16'],
  { day: '2025-08-15' },
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

/** What the field answers, with the day as a variable and in the document, compiled and resolved. */
async function answers(place: string, bound: string, day: unknown) {
  const field = place.replace('BOUND', bound);
  const variable = `query ($day: Date) { ${field.replace('DAY', '$day')} }`;
  const literal = `{ ${field.replace('DAY', JSON.stringify(day).replace(/"(\w+)":/, '$1:'))} }`;
  return Promise.all([app, app.resolved].flatMap(({ ask }) => [ask(variable, { day }), ask(literal)]));
}

describe.each(PLACES)('a day of the filter of %s', (_, place) => {
  test.each(DAYS)('%s bounds it', async (day, before) => {
    for (const bound of BOUNDS) {
      const [first, ...others] = await answers(place, bound, day);
      expect(first?.errors).toBeUndefined();
      // All that have a day, or none.
      const isEmpty = !/"(totalCount|count)":[1-9]/.test(JSON.stringify(first?.data));
      expect([bound, isEmpty]).toEqual([bound, before === (bound === 'publishedTo')]);
      for (const { data } of others) expect(data).toEqual(first?.data);
    }
  });

  test.each(NO_DAYS.map((day) => [JSON.stringify(day), day]))('%s is refused', async (_, day) => {
    for (const bound of BOUNDS) {
      for (const { data, errors, statements } of await answers(place, bound, day)) {
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
        expect(data ?? null).toBeNull();
        expect(statements).toEqual([]);
      }
    }
  });
});
