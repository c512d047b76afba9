import { describe, expect, test } from 'vitest';
import { sliceCodePoints } from '../../../server/text/text.ts';
import { type TestApp, testApp } from '../../support/app.ts';

interface Overlap {
  article: { slug: string };
  exact: string;
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  words: number;
  quoted: boolean;
}
const FIELDS = 'article { slug } exact start end otherStart otherEnd words quoted';

async function overlaps(app: TestApp, slug: string, args = ''): Promise<Overlap[]> {
  const { data } = await app.query<{ article: { overlaps: Overlap[] } }>(
    `{ article(slug: "${slug}") { overlaps${args} { ${FIELDS} } } }`,
  );
  return data.article.overlaps;
}

/** An article of the seed format. */
const article = (slug: string, body: string, more: object = {}) =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: { slug, language: 'fr', genre: 'REPORTAGE', body, ...more },
  });
const quote = (exact: string, type = 'DIRECT', more: object = {}) => ({ exact, type, ...more });

const FRENCH = 'L’usine de Valmont rouvrira mardi, après trois mois d’arrêt, avec la moitié de ses ouvriers';
const ENGLISH = 'The old harbour bridge will be closed to all traffic from Monday until the end of the year';
const GERMAN =
  'Die große Brücke über den Fluss bleibt wegen der Straßenarbeiten bis Ende März für alle gesperrt';

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

test('similar texts are found by the index of their runs of words, be they ever so few', async () => {
  const app = await testApp({ seeded: true });
  await app.sql('BEGIN');
  const [runs] = await app.sql<{ hashes: number[] }>(
    `SELECT r.hashes FROM article_shingles r JOIN article a ON a.id = r.article_id WHERE a.slug = 'tater-le-terrain'`,
  );
  await app.sql('BEGIN');
  const similar = await app.sql('SELECT * FROM verbatim_similar_texts(gen_random_uuid(), $1::int[], 200)', [
    runs?.hashes,
  ]);
  const [read] = await app.sql<{ whole: number }>(
    `SELECT seq_scan::int AS whole FROM pg_stat_xact_user_tables WHERE relname = 'article_shingles'`,
  );
  await app.sql('ROLLBACK');
  expect(similar.length).toBeGreaterThan(1);
  expect(read).toEqual({ whole: 0 });
});

test('an article is compared with the two hundred that share the most with it', async () => {
  const app = await testApp();
  const sentence = (slug: string, words: number) =>
    Array.from({ length: words }, (_, k) => `${slug}${k}`.replaceAll('-', 'x')).join(' ');
  // Those that share the least are the first and the last, whatever else they might be ordered by.
  const texts = ['a-peu', ...Array.from({ length: 200 }, (_, i) => `long-${i}`), 'z-peu'].map(
    (slug) => [slug, sentence(slug, slug.endsWith('peu') ? 8 : 10)] as const,
  );
  await app.load(...texts.map(([slug, text]) => article(slug, text)));
  await app.load(article('tout', texts.map(([, text]) => text).join('. ')));
  const shares = (
    slug: string,
  ) => `EXISTS (SELECT 1 FROM article_overlap o JOIN article a ON a.id = o.other_id
    WHERE a.slug = 'tout' AND o.article_id = (SELECT id FROM article WHERE slug = '${slug}'))`;
  const [found] = await app.sql(`SELECT ${shares('a-peu')} AS a, ${shares('z-peu')} AS z,
    (SELECT count(DISTINCT o.other_id)::int FROM article_overlap o JOIN article a ON a.id = o.article_id WHERE a.slug = 'tout') AS n`);
  expect(found).toEqual({ a: false, z: false, n: 200 });
});

test('articles from before the index, or of another rule, are compared by the next import', async () => {
  const app = await testApp();
  await app.load(
    article('un', `Ici. ${FRENCH}`),
    article('deux', `Là. ${FRENCH}`),
    article('trois', `Puis ${FRENCH}`),
  );
  const before = await overlaps(app, 'un');
  expect(before).toHaveLength(2);
  await app.sql('DELETE FROM article_overlap');
  await app.sql(`DELETE FROM article_shingles WHERE article_id = (SELECT id FROM article WHERE slug = 'un')`);
  await app.sql(`UPDATE article_shingles SET rule = 0, hashes = '{}'`);
  await app.load(JSON.stringify({ people: [] }));
  expect(await overlaps(app, 'un')).toEqual(before);
});

test('an import that is run again writes no passage twice', async () => {
  const app = await testApp();
  const documents = [article('un', `Ici. ${FRENCH}`), article('deux', `Là. ${FRENCH}`)];
  await app.load(...documents);
  await app.load(...documents);
  expect(await app.sql('SELECT count(*)::int AS n FROM article_overlap')).toEqual([{ n: 2 }]);
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
