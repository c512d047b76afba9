import { describe, expect, test } from 'vitest';
import { sliceCodePoints } from '../../../server/text/text.ts';
import { testApp } from '../../support/app.ts';
import { article, ENGLISH, FIELDS, FRENCH, GERMAN, type Overlap, overlaps } from './passages.ts';

const quote = (exact: string, type = 'DIRECT', more: object = {}) => ({ exact, type, ...more });

test('the five articles share what a reader finds in two of them', async () => {
  const app = await testApp({ seeded: true });
  const found = async (slug: string) =>
    (await overlaps(app, slug)).map(({ article, exact, words, quoted }) => [
      article.slug,
      exact,
      words,
      quoted,
    ]);
  expect(await found('tater-le-terrain')).toEqual([
    [
      'coulisses-du-tete-a-tete',
      'il débouchera «presque immédiatement» sur une rencontre à trois entre le président russe, Volodymyr Zelensky et lui-même, pour mettre un terme',
      21,
      false,
    ],
  ]);
  expect(await found('anadolu-sommet-trump-poutine')).toEqual([
    [
      'rencontre-a-enchorage',
      'Côté américain, Trump était accompagné du secrétaire d’État Marco Rubio et de l’envoyé spécial',
      14,
      false,
    ],
  ]);
  expect(await found('dossiers-du-sommet')).toEqual([]);
});

test('both spans are exact, from both sides', async () => {
  const app = await testApp({ seeded: true });
  const { data } = await app.query<{
    articles: { nodes: { slug: string; body: string; overlaps: Overlap[] }[] };
  }>(`{ articles { nodes { slug body overlaps(minWords: 8, first: 100) { ${FIELDS} } } } }`);
  const { nodes } = data.articles;
  const body = new Map(nodes.map(({ slug, body }) => [slug, body]));
  const seen = nodes.flatMap(({ slug, overlaps }) => overlaps.map((overlap) => ({ slug, ...overlap })));
  expect(seen).toHaveLength(12);
  for (const { slug, article, exact, start, end, otherStart, otherEnd } of seen) {
    expect(sliceCodePoints(body.get(slug) as string, start, end)).toBe(exact);
    const back = seen.find((other) => other.slug === article.slug && other.start === otherStart);
    expect(back).toMatchObject({ article: { slug }, end: otherEnd, otherStart: start, otherEnd: end });
    expect(sliceCodePoints(body.get(article.slug) as string, otherStart, otherEnd)).toBe(back?.exact);
  }
});

describe('a passage is shared', () => {
  test.each([
    [
      'fr',
      FRENCH,
      "Hier : « L'USINE de Valmont rouvrira mardi — après trois mois d'arrêt (avec la moitié de ses ouvriers) »",
    ],
    [
      'en',
      ENGLISH,
      '“The old harbour-bridge will be closed to all traffic: from MONDAY until the end of the year”, it said',
    ],
    [
      'de',
      GERMAN,
      '🚧 DIE GROSSE BRÜCKE über den Fluss bleibt „wegen der Strassenarbeiten“ bis Ende März für alle gesperrt!',
    ],
  ])('in %s whatever the apostrophes, spaces, marks and case', async (language, passage, other) => {
    const app = await testApp();
    await app.load(
      article('un', `Avant. ${passage}. Après.`, { language }),
      article('deux', other, { language }),
    );
    expect((await overlaps(app, 'un')).map(({ exact, article }) => [article.slug, exact])).toEqual([
      ['deux', passage],
    ]);
  });

  test('not where a word differs, nor where fewer words than asked for are the same', async () => {
    const app = await testApp();
    await app.load(article('un', FRENCH), article('deux', FRENCH.replace('mois', 'ans')));
    expect(await overlaps(app, 'un')).toEqual([]);
    // Seven words before it and seven behind: eight, where elisions count as words of their own.
    expect(await overlaps(app, 'un', '(minWords: 8)')).toEqual([]);
    expect(await overlaps(app, 'deux', '(minWords: 8)')).toEqual([]);
  });

  test('longest first, as many as asked for, from each article of a page', async () => {
    const app = await testApp();
    await app.load(
      article('un', `${FRENCH}. ${ENGLISH}. ${GERMAN}.`, { language: 'de' }),
      article('deux', `${GERMAN}. ${FRENCH}.`, { language: 'de' }),
      article('trois', ENGLISH, { language: 'en' }),
    );
    const all = await overlaps(app, 'un');
    expect(all.map(({ article, words }) => [article.slug, words])).toEqual([
      ['trois', 18],
      ['deux', 16],
      ['deux', 15],
    ]);
    expect(await overlaps(app, 'un', '(first: 2)')).toEqual(all.slice(0, 2));
    expect(await overlaps(app, 'un', '(minWords: 16)')).toEqual(all.slice(0, 2));
    expect(await overlaps(app, 'un', '(first: 0)')).toEqual([]);
  });
});

describe('a shared passage is quoted', () => {
  const speech =
    'Nous ne céderons rien tant que la dernière usine de la vallée n’aura pas rouvert ses portes';
  const printed = (before: string, mark: string, behind: string) => `${before} ${mark}${speech}”${behind}`;

  test('where both articles print it as speech, whatever few words stand alike behind the marks', async () => {
    const app = await testApp();
    await app.load(
      article('un', printed('À Lyon :', '“', ', a déclaré le maire mardi.'), { quotes: [quote(speech)] }),
      article('deux', printed('Le maire parle.', '“', ', a déclaré le maire lundi.'), {
        quotes: [quote(speech)],
      }),
    );
    expect(await overlaps(app, 'un')).toMatchObject([
      { exact: `${speech}”, a déclaré le maire`, quoted: true },
    ]);
    expect(await overlaps(app, 'deux')).toMatchObject([{ quoted: true }]);
  });
  test('in fragments, too', async () => {
    const app = await testApp();
    const [one, two] = [speech.slice(0, 44), speech.slice(45)];
    const body = `« ${one} », « ${two} »`;
    await app.load(
      article('un', `Il dit ${body}`, { quotes: [quote(one, 'MIXED'), quote(two, 'MIXED')] }),
      article('deux', `Elle dit ${body}`, { quotes: [quote(`${one} », « ${two}`, 'DIRECT')] }),
    );
    expect(await overlaps(app, 'un')).toMatchObject([{ quoted: true }]);
  });
  test.each([
    ['not where the words of the outlets themselves are the same', { quotes: [] }, { quotes: [] }],
    ['not where only one of them quotes', { quotes: [quote(speech)] }, { quotes: [] }],
    [
      'not where one of them reports it without marks',
      { quotes: [quote(speech)] },
      { quotes: [quote(speech, 'INDIRECT')] },
    ],
    [
      'not where one of the quotes is refused',
      { quotes: [quote(speech)] },
      { quotes: [quote(speech, 'DIRECT', { status: 'REJECTED' })] },
    ],
    [
      'not where only a fragment of it is quoted',
      { quotes: [quote('la dernière usine', 'MIXED')] },
      { quotes: [quote(speech)] },
    ],
  ])('%s', async (_, one, two) => {
    const app = await testApp();
    await app.load(
      article('un', printed('Hier,', '', '.'), one),
      article('deux', printed('Demain,', '', ' ?'), two),
    );
    expect(await overlaps(app, 'un')).toMatchObject([{ exact: speech, quoted: false }]);
  });
});

describe('nothing is shown', () => {
  test.each([
    ['of a withdrawn article', `UPDATE article SET withdrawn_at = now() WHERE slug = 'deux'`],
    ['of a refused article', `UPDATE article SET status = 'REJECTED' WHERE slug = 'deux'`],
    ['in a withdrawn article', `UPDATE article SET withdrawn_at = now() WHERE slug = 'un'`],
  ])('%s', async (_, change) => {
    const app = await testApp();
    await app.load(article('un', `Ici. ${FRENCH}`), article('deux', `Là. ${FRENCH}`));
    expect(await overlaps(app, 'un')).toHaveLength(1);
    await app.sql(change);
    expect(await overlaps(app, 'un')).toEqual([]);
  });
});

test.each([
  ['(minWords: 7)', 'BAD_USER_INPUT', 'minWords: 7 is less than 8'],
  ['(minWords: -2147483648)', 'BAD_USER_INPUT', 'minWords: -2147483648 is less than 8'],
  ['(first: 101)', 'INVALID_PAGINATION', 'first: 101 is not between 0 and 100'],
])('%s is refused', async (args, code, message) => {
  const app = await testApp({ seeded: true });
  const { errors } = await app.ask(`{ article(slug: "tater-le-terrain") { overlaps${args} { words } } }`);
  expect(errors).toMatchObject([{ message, extensions: { code } }]);
});

test.each([
  ['compiled', 1],
  ['resolved', 4],
] as const)(
  'the passages of a page of articles, %s, take as many statements as those of one: %i',
  async (way, count) => {
    const app = await testApp({ seeded: true, compiled: way === 'compiled' });
    const document = `query ($n: Int!) { articles(first: $n) { nodes { overlaps(minWords: 8) { exact article { slug source { name } } } } } }`;
    const one = await app.query(document, { n: 1 });
    const many = await app.query(document, { n: 5 });
    expect(one.statements).toHaveLength(count);
    expect(many.statements).toHaveLength(count);
  },
);
