import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

/** An article in a language, a line of it a direct quote. */
function article(slug: string, language: string, lines: string[], quoted: number[] = []): string {
  const body = lines.join('\n');
  const quotes = quoted.map((i) => `    - { exact: ${JSON.stringify(lines[i])}, type: DIRECT }`).join('\n');
  return `status: CONFIRMED
article:
  slug: ${slug}
  headline: ${JSON.stringify(lines[0])}
  language: ${language}
  genre: REPORTAGE
  body: ${JSON.stringify(body)}
  quotes:
${quotes || '    []'}
`;
}

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.load(
    article(
      'francais',
      'fr',
      [
        'Élections : la victoire des générales',
        "Les négociateurs ont décidé d’une trêve, dʼaprès l'accord signé.",
        'Un cessez-le-feu « immédiat »… AA/Ankara. Fin.Il pleut à L’Haÿ-les-Roses.',
        'Le cœur de l’œuvre coûte 3,5 millions 👩‍👩‍👧.',
      ],
      [1, 3],
    ),
    article(
      'deutsch',
      'de',
      [
        'Wahlen in Österreich',
        'Die Häuser der Bürger wurden größer, sagten die Politikerinnen.',
        'Er kündigte die Marke an.',
      ],
      [1],
    ),
    article(
      'english',
      'en-GB',
      [
        'The election results',
        'They are deciding whether the houses were marked, don’t they?',
        'March the 5th.',
      ],
      [1],
    ),
    article('islenska', 'is', ['Kosningar á Íslandi', 'Forsetinn sagði nei.'], [1]),
    article('russe', 'ru', ['Выборы президента', 'Переговоры завершились.'], [1]),
  );
});
afterAll(() => app.close());

async function articles(query: string, language = 'fr'): Promise<string[]> {
  const document = `query ($query: String!, $language: LanguageTag) {
    search(query: $query, language: $language, types: [ARTICLE]) { nodes { ... on Article { slug } } } }`;
  const { data } = await app.query<{ search: { nodes: { slug: string }[] } }>(document, { query, language });
  return data.search.nodes.map(({ slug }) => slug);
}
/** With a space behind it, so that no word is taken for an unfinished one. */
const whole = (query: string) => articles(`${query} `);

describe('each text is searched by the rules of its own language', () => {
  test.each([
    ['French stems', 'victoires', ['francais']],
    ['French stems without accents', 'election generale', ['francais']],
    ['French inflections of words with accents', 'décidées négociation', ['francais']],
    ['German stems', 'wahl haus', ['deutsch']],
    ['German without umlauts', 'burger osterreich', ['deutsch']],
    ['English stems', 'decides house', ['english']],
    ['Russian stems', 'переговор', ['russe']],
    ['whole words only where no configuration is shipped', 'kosningar', ['islenska']],
    ['not their inflections there', 'kosning', []],
    ['without accents there, too', 'islandi', ['islenska']],
    ['no English rule for a French text', 'trêves', ['francais']],
    [
      'no French rule for a German text (French would make "marques" and "marque" one, and "Marke" is neither)',
      'marques',
      [],
    ],
    ['no rule of another language: "marked" is English', 'marking', ['english']],
  ])('%s', async (_name, query, slugs) => {
    expect(await whole(query)).toEqual(slugs);
  });

  test('stop words are those of the text and of the search', async () => {
    expect(await whole('die Wahlen in Österreich')).toEqual(['deutsch']);
    expect(await articles('des victoires ', 'fr')).toEqual(['francais']);
    expect(await whole('les victoires')).toEqual(['francais']);
    // "les" is no English stop word, but one of the language that the search is written in.
    expect(await articles('les results ', 'fr')).toEqual(['english']);
    expect(await articles('les results ', 'en')).toEqual([]);
  });

  test('of texts that fit alike, those in the language of the search come first', async () => {
    const twin = (slug: string, language: string) =>
      article(slug, language, [`Zanzibar ${slug}`, 'Zanzibar']);
    await app.load(twin('ein', 'de'), twin('un', 'fr'), twin('one', 'en'));
    expect((await articles('Zanzibar', 'de'))[0]).toBe('ein');
    expect((await articles('Zanzibar', 'fr'))[0]).toBe('un');
    expect((await articles('Zanzibar', 'en'))[0]).toBe('one');
  });
});

describe('words are words, whatever stands between them', () => {
  test.each([
    ['a straight apostrophe finds a curly one', "l'accord d'une trêve", ['francais']],
    ['a curly one finds a straight one and a letter that looks like one', 'l’accord d’après', ['francais']],
    ['an elided word by itself', 'accord', ['francais']],
    ['an elision is no part of the word', 'laccord', []],
    ['joined by hyphens', 'cessez-le-feu', ['francais']],
    ['the same apart', 'cessez feu', ['francais']],
    ['joined, as a phrase', 'feu-cessez', []],
    ['on either side of a slash', 'ankara', ['francais']],
    ['on either side of a full stop without a space', 'pleut', ['francais']],
    ['ligatures spelt out', 'coeur oeuvre', ['francais']],
    ['sharp s spelt out', 'grosser', ['deutsch']],
    ['decomposed accents', 'e\u0301lections tre\u0302ve', ['francais']],
    ['a phrase in order', '"négociateurs ont décidé"', ['francais']],
    ['a phrase out of order', '"décidé négociateurs"', []],
    ['a phrase with its stop words', '"décidé d’une trêve"', ['francais']],
    ['a phrase with other stop words', '"décidé de la trêve"', []],
    ['an excluded word', 'trêve -accord', []],
    ['an excluded phrase that is not printed', 'trêve -"accord conclu"', ['francais']],
    ['a word and its excluded elision', "trêve -l'accord", []],
  ])('%s', async (_name, query, slugs) => {
    expect(await whole(query)).toEqual(slugs);
  });

  test('the last word is found while it is typed, the others are not', async () => {
    const typed = Array.from('négociateurs', (_, i) => 'négociateurs'.slice(0, i + 1));
    for (const query of typed.slice(2)) expect([query, await articles(query)]).toEqual([query, ['francais']]);
    expect(await articles('cessez-le-f')).toEqual(['francais']);
    expect(await articles('trêve n')).toEqual(['francais']);
    expect(await articles('négoc trêve')).toEqual([]);
    expect(await whole('négoc')).toEqual([]);
    expect(await articles('trêve -acc')).toEqual(['francais']);
  });
});

test('highlights of a quote slice to the words found, behind combining marks and emoji', async () => {
  const { data } = await app.query<{
    search: { edges: { snippet: string; highlights: { start: number; end: number }[] }[] };
  }>('{ search(query: "coeur million", types: [QUOTE]) { edges { snippet highlights { start end } } } }');
  const [edge] = data.search.edges;
  const points = Array.from(edge?.snippet ?? '');
  expect(edge?.snippet).toBe('Le cœur de l’œuvre coûte 3,5 millions 👩‍👩‍👧.');
  expect(edge?.highlights.map(({ start, end }) => points.slice(start, end).join(''))).toEqual([
    'cœur',
    'millions',
  ]);
});

describe('what changes is found as it is now', () => {
  test('a claim that is written anew, an article whose language is corrected', async () => {
    const claim = (text: string) =>
      `claims: [{ slug: les-chevaux, language: fr, text: ${JSON.stringify(text)} }]`;
    const found = async (query: string) => {
      const document = 'query ($query: String!) { claims(filter: { search: $query }) { totalCount } }';
      return (await app.query<{ claims: { totalCount: number } }>(document, { query })).data.claims
        .totalCount;
    };
    await app.load(claim('Les chevaux galopent.'));
    expect(await found('galopent ')).toBe(1);
    await app.load(claim('Les chevaux dorment.'));
    expect([await found('galopent '), await found('dorment ')]).toEqual([0, 1]);

    const lines = ['Nouvelles', 'Les journaux annoncés.'];
    await app.load(article('journal', 'is', lines, [1]));
    expect(await whole('journal annonce')).toEqual([]);
    await app.load(article('journal', 'fr', lines, [1]));
    expect(await whole('journal annonce')).toEqual(['journal']);
    const quotes = '{ quotes(filter: { search: "journal annonce " }) { totalCount } }';
    expect((await app.query(quotes)).data).toEqual({ quotes: { totalCount: 1 } });
  });

  test('a withdrawn article by its headline alone, its quotes not at all', async () => {
    await app.load(article('retire', 'fr', ['Manchette conservée', 'Confidence supprimée.'], [1]));
    expect(await articles('confidence')).toEqual(['retire']);
    await app.database.prisma.article.update({
      where: { slug: 'retire' },
      data: { withdrawnAt: new Date() },
    });
    expect(await articles('confidence')).toEqual([]);
    expect(await articles('manchette')).toEqual(['retire']);
    const { data } = await app.query(`{
      search(query: "supprimée") { totalCount edges { snippet } }
      quotes(filter: { search: "supprimée" }) { totalCount }
      quoteCheck(text: "Confidence supprimée.") { similarity }
      headline: search(query: "manchette") { edges { snippet } }
    }`);
    expect(data).toEqual({
      search: { totalCount: 0, edges: [] },
      quotes: { totalCount: 0 },
      quoteCheck: [],
      headline: { edges: [{ snippet: 'Manchette conservée' }] },
    });
  });

  test('nothing that was refused', async () => {
    await app.load(
      `${article('refuse', 'fr', ['Refus', 'Une phrase refusée.'], [1]).replace('CONFIRMED', 'REJECTED')}people: [{ slug: refusa, type: PERSON, name: Refusa Rejetee }]\nclaims: [{ slug: refusal, language: fr, text: Une thèse refusée. }]\n`,
    );
    const { data } = await app.query(
      '{ search(query: "refuse") { totalCount } named: search(query: "Refusa Rejetee") { totalCount } people(filter: { search: "Refusa" }) { totalCount } }',
    );
    expect(data).toEqual({ search: { totalCount: 0 }, named: { totalCount: 0 }, people: { totalCount: 0 } });
  });
});
