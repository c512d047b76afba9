import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const BODY =
  'Elle a dit qu’il fallait « partir, pas “fuir” ». Selon l’affiche, « l’été\u00a0finit ». « Partir ».';
const chain = [{ role: 'SPEAKER', exact: 'Elle' }];
const CLAUSE = { exact: 'il fallait « partir, pas “fuir”', type: 'INDIRECT', chain, cue: 'a dit' };

async function imported(quotes: object[], more: object = {}): Promise<TestApp> {
  const app = await testApp();
  const article = { slug: 'un', language: 'fr', genre: 'REPORTAGE', body: BODY, quotes };
  await app.load(JSON.stringify({ status: 'CONFIRMED', article, ...more }));
  return app;
}

interface Row {
  exact: string;
  cue: string | null;
  utterance: { slug: string; occasion: string | null } | null;
  attributions: { exact: string }[];
}
async function told(app: TestApp): Promise<string[]> {
  const { data } = await app.query<{ quotes: { nodes: Row[] } }>(
    '{ quotes(orderBy: POSITION) { nodes { exact cue utterance { slug occasion } attributions { exact } } } }',
  );
  return data.quotes.nodes.map(
    ({ exact, cue, utterance, attributions }) =>
      `${exact}: ${[...attributions.map(({ exact }) => exact), cue, utterance?.slug].join()}`,
  );
}

test('a fragment has chain, cue and utterance of the quote around it, as far as it gives none', async () => {
  const app = await imported([
    { ...CLAUSE, utterance: { slug: 'depart', occasion: 'au port' } },
    { exact: 'partir, pas “fuir', type: 'MIXED' },
    { exact: 'fuir', type: 'MIXED', cue: 'fallait' },
  ]);
  expect(await told(app)).toEqual([
    'il fallait « partir, pas “fuir”: Elle,a dit,depart',
    'partir, pas “fuir: Elle,a dit,depart',
    'fuir: Elle,fallait,depart',
  ]);
  const { data } = await app.query('{ utterances { nodes { slug occasion } } }');
  expect(data).toEqual({ utterances: { nodes: [{ slug: 'depart', occasion: 'au port' }] } });
});

test('what a fragment says of itself holds', async () => {
  const fragment = { exact: 'partir, pas “fuir', type: 'MIXED' };
  const clause = { ...CLAUSE, utterance: { slug: 'depart' } };
  const other = [{ role: 'SPEAKER', exact: 'l’affiche' }];
  expect((await told(await imported([clause, { ...fragment, utterance: null, cue: null }])))[1]).toBe(
    'partir, pas “fuir: Elle,,',
  );
  expect((await told(await imported([clause, { ...fragment, chain: other }])))[1]).toBe(
    'partir, pas “fuir: l’affiche,,',
  );
  expect((await told(await imported([clause, { ...fragment, chain: [] }])))[1]).toBe('partir, pas “fuir: ,');
});

test('a quote beside another takes nothing from it', async () => {
  const app = await imported([CLAUSE, { exact: 'Partir', prefix: '« ', type: 'MIXED' }]);
  expect((await told(app))[1]).toBe('Partir: ,');
});

test('apostrophes, marks and spaces of a keyboard are stored as printed', async () => {
  const app = await imported([
    {
      exact: "l'été finit",
      prefix: '" ',
      type: 'DIRECT',
      cue: 'Selon',
      chain: [{ role: 'SPEAKER', exact: "l'affiche" }],
    },
    {
      exact: 'il fallait " partir',
      type: 'INDIRECT',
      chain: [{ role: 'SPEAKER', exact: 'Elle' }],
      cue: 'a dit',
    },
  ]);
  expect(await told(app)).toEqual(['il fallait « partir: Elle,a dit,', 'l’été\u00a0finit: l’affiche,Selon,']);
});

test('a stance is SUPPORTS, and a claim has the language of the article, or of the document', async () => {
  const app = await imported([{ ...CLAUSE, claims: [{ claim: 'depart' }] }], {
    claims: [
      { slug: 'depart', text: 'Il faut partir.' },
      { slug: 'leave', text: 'One must leave.', language: 'en' },
    ],
  });
  await app.load('language: de\nclaims:\n  - { slug: weg, text: Man muss weg. }\n');
  const { data } = await app.query<{ claims: { nodes: { slug: string; language: string }[] } }>(
    '{ claims { nodes { slug language appearances { nodes { stance } } } } }',
  );
  expect(data.claims.nodes.toSorted((a, b) => a.slug.localeCompare(b.slug))).toEqual([
    { slug: 'depart', language: 'fr', appearances: { nodes: [{ stance: 'SUPPORTS' }] } },
    { slug: 'leave', language: 'en', appearances: { nodes: [] } },
    { slug: 'weg', language: 'de', appearances: { nodes: [] } },
  ]);
});

test.each([
  ['twice', { slug: 'depart' }, 'the utterance "depart" is given twice'],
  ['by a slug that nothing has', 'arrivee', 'there is no utterance "arrivee"'],
])('an utterance that is named %s is refused', async (_, utterance, message) => {
  const first = { ...CLAUSE, utterance: { slug: 'depart' } };
  const second = { exact: 'Partir', prefix: '« ', type: 'MIXED', utterance };
  await expect(imported([first, second])).rejects.toThrow(message);
});

test.each([
  ['2025-08-16T00:30:00+02:00', {}, '2025-08-16'],
  ['2025-08-15T23:30:00-09:00', {}, '2025-08-15'],
  ['2025-08-16T00:30:00Z', { datePublished: '2025-08-14' }, '2025-08-14'],
  ['2025-08-16T00:30:00Z', { datePublished: null }, null],
])('an article of %s, with %o, is of the day %s, and found by it', async (publishedAt, given, day) => {
  const app = await testApp();
  const article = { slug: 'un', language: 'fr', genre: 'REPORTAGE', body: BODY, publishedAt, ...given };
  await app.load(JSON.stringify({ status: 'CONFIRMED', article }));
  const { data } = await app.query<{ articles: { nodes: object[] }; found: { totalCount: number } }>(
    `query ($day: Date!) {
      articles { nodes { datePublished } }
      found: articles(filter: { publishedFrom: $day, publishedTo: $day }) { totalCount }
    }`,
    { day: day ?? '2025-08-16' },
  );
  expect(data).toEqual({ articles: { nodes: [{ datePublished: day }] }, found: { totalCount: day ? 1 : 0 } });
});
