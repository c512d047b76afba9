import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

interface Count {
  day: string | null;
  source: { slug: string } | null;
  speaker: { slug: string } | null;
  count: number;
}
const COUNTS = `query ($by: QuoteCountBy!, $filter: QuoteFilter, $first: Int) {
  quoteCounts(by: $by, filter: $filter, first: $first) { day source { slug } speaker { slug } count }
}`;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const quotes = (lines: string[], chains: string[]) =>
    lines.map((line, i) => `    - { exact: ${line}, type: DIRECT, chain: [${chains[i]}] }`).join('\n');
  const by = (person: string) => `{ role: SPEAKER, exact: dit, person: ${person} }`;
  const article = (slug: string, rest: string, lines: string[], chains: string[]) => `status: CONFIRMED
article:
  slug: ${slug}
  language: fr
  genre: REPORTAGE
  ${rest}
  body: ${JSON.stringify(`${lines.join('\n')}\ndit`)}
  quotes:
${quotes(lines, chains)}
`;
  await app.load(
    'status: CONFIRMED\nsource: { slug: gazette, name: Gazette }\npeople: [{ slug: anna, type: PERSON, name: Anna }, { slug: boris, type: PERSON, name: Boris }]',
    'status: REJECTED\npeople: [{ slug: refuse, type: PERSON, name: Refus }]',
    article(
      'un',
      'source: gazette\n  datePublished: 2025-08-15',
      ['Paix un', 'Paix deux', 'Guerre trois'],
      [by('anna'), `${by('anna')}, ${by('boris')}`, '{ role: SPEAKER, exact: dit }'],
    ),
    article('deux', 'datePublished: 2025-08-16', ['Paix quatre', 'Paix cinq'], [by('boris'), by('refuse')]),
    article('trois', 'url: https://example.com/trois', ['Paix six'], ['']),
    article('quatre', 'url: https://example.com/quatre', ['Paix sept'], [by('anna')]).replace(
      'CONFIRMED',
      'REJECTED',
    ),
  );
});
afterAll(() => app.close());

const counts = async (by: string, variables: object = {}) => {
  const { data } = await app.query<{ quoteCounts: Count[] }>(COUNTS, { by, ...variables });
  return data.quoteCounts.map(({ day, source, speaker, count }) => [
    day ?? source?.slug ?? speaker?.slug ?? null,
    count,
  ]);
};

describe('quotes are counted', () => {
  test('by day, newest first, those of no known day last', async () => {
    expect(await counts('DAY')).toEqual([
      ['2025-08-16', 2],
      ['2025-08-15', 3],
      [null, 1],
    ]);
  });
  test('by week, from Monday on, and by month, each by its first day', async () => {
    expect(await counts('WEEK')).toEqual([
      ['2025-08-11', 5],
      [null, 1],
    ]);
    expect(await counts('MONTH')).toEqual([
      ['2025-08-01', 5],
      [null, 1],
    ]);
    expect(await counts('MONTH', { filter: { speaker: 'anna' } })).toEqual([['2025-08-01', 2]]);
    expect(await counts('WEEK', { first: 0 })).toEqual([]);
  });
  test('by the week of another year, where its Monday lies there', async () => {
    const app = await testApp();
    const article = (slug: string, datePublished: string) =>
      JSON.stringify({
        status: 'CONFIRMED',
        article: {
          ...{ slug, language: 'fr', genre: 'REPORTAGE', datePublished, body: `Oui ${slug}.` },
          quotes: [{ exact: 'Oui', type: 'DIRECT' }],
        },
      });
    await app.load(
      article('un', '2025-01-05'),
      article('deux', '2024-12-30'),
      article('trois', '2025-01-06'),
    );
    for (const way of [app, app.resolved]) {
      const { data } = await way.query<{ quoteCounts: Count[] }>(COUNTS, { by: 'WEEK' });
      expect(data.quoteCounts.map(({ day, count }) => [day, count])).toEqual([
        ['2025-01-06', 1],
        ['2024-12-30', 2],
      ]);
    }
  });
  test('by outlet, most first, those of no known outlet together', async () => {
    expect(await counts('SOURCE')).toEqual([
      ['gazette', 3],
      [null, 3],
    ]);
  });
  test('by speaker: joint speech for each, what no visible person says together', async () => {
    const [first, second, third] = await counts('SPEAKER');
    expect(first).toEqual([null, 3]);
    expect([second, third]).toEqual(
      expect.arrayContaining([
        ['anna', 2],
        ['boris', 2],
      ]),
    );
  });
  test('as far as the filter lets pass', async () => {
    expect(await counts('DAY', { filter: { search: 'paix ' } })).toEqual([
      ['2025-08-16', 2],
      ['2025-08-15', 2],
      [null, 1],
    ]);
    expect(await counts('SOURCE', { filter: { speaker: 'anna' } })).toEqual([['gazette', 2]]);
    expect(await counts('DAY', { filter: { publishedFrom: '2025-08-16' } })).toEqual([['2025-08-16', 2]]);
  });
  test('the first of them', async () => {
    expect(await counts('DAY', { first: 1 })).toEqual([['2025-08-16', 2]]);
    const answer = await app.ask(COUNTS, { by: 'DAY', first: 101 });
    expect(answer.errors?.[0]?.extensions.code).toBe('INVALID_PAGINATION');
  });
  test('in one statement; resolved, in another one for the rows they are counted by', async () => {
    const statements = async (to: TestApp) => {
      const counts = ['DAY', 'SOURCE', 'SPEAKER'].map(
        async (by) => (await to.query(COUNTS, { by })).statements,
      );
      return (await Promise.all(counts)).map(({ length }) => length);
    };
    expect(await statements(app)).toEqual([1, 1, 1]);
    expect(await statements(await testApp({ seeded: true, compiled: false }))).toEqual([1, 2, 2]);
  });
});

test('on the seeds, each count is the length of the list with the same condition', async () => {
  const seeds = await testApp({ seeded: true });
  const total = async (filter: object) => {
    const document = 'query ($filter: QuoteFilter) { quotes(filter: $filter) { totalCount } }';
    return (await seeds.query<{ quotes: { totalCount: number } }>(document, { filter })).data.quotes
      .totalCount;
  };
  const { data } = await seeds.query<{ days: Count[]; sources: Count[]; speakers: Count[] }>(`{
    days: quoteCounts(by: DAY) { day count }
    sources: quoteCounts(by: SOURCE) { source { slug } count }
    speakers: quoteCounts(by: SPEAKER) { speaker { slug } count }
  }`);
  const all = await total({});
  const sum = (counts: Count[]) => counts.reduce((total, { count }) => total + count, 0);
  expect([sum(data.days), sum(data.sources)]).toEqual([all, all]);
  // Two texts tell 16 August 2025 as their day, one the 15th, one the 14th, one none.
  expect(data.days.map(({ day }) => day)).toEqual(['2025-08-16', '2025-08-15', '2025-08-14', null]);
  expect(data.sources.map(({ source }) => source?.slug ?? null).sort()).toEqual(
    ['anadolu', null, 'rtl-info'].sort(),
  );
  for (const { day, count } of data.days)
    if (day) expect(await total({ publishedFrom: day, publishedTo: day })).toBe(count);
  for (const { source, count } of data.sources)
    if (source) expect(await total({ source: source.slug })).toBe(count);
  for (const { speaker, count } of data.speakers)
    if (speaker) expect(await total({ speaker: speaker.slug })).toBe(count);
  expect(data.speakers[0]?.speaker?.slug).toBe('donald-trump');
});
