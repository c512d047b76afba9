import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const article = (slug: string, language: string, body: string, headline?: string) =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: { slug, language, genre: 'REPORTAGE', body, ...(headline && { headline }) },
  });

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.load(
    article('bateaux', 'fr', 'Les bateaux négociaient un mouillage, dit la gardienne du phare.'),
    article('bateau', 'fr', 'Le bateau négocia un mouillage, dit le gardien des phares.'),
    article('saison', 'fr', 'L’été fut chaud. Les avions volent vers l’est, on entend le son.'),
    article('hiver', 'fr', 'En hiver 2025 il fit froid.'),
    article('health', 'en', 'The WHO and IT firms met. AT&T and S&P rose.'),
    article('plain', 'en', 'The people who met it say so at a table, firms included.'),
    article('hafen', 'de', 'Die Würde der Häfen ist groß.'),
    article('estados', 'es', 'Los Estados Unidos firmaron.'),
    article('titre', 'fr', 'Les phares éteints', 'Les phares éteints'),
  );
});
afterAll(() => app.close());

const SEARCH = `query ($q: String!, $l: LanguageTag) {
  search(query: $q, language: $l) { edges { highlights { start end } snippet node { ... on Article { slug } } } }
  articles(filter: { search: $q }, first: 50) { nodes { slug } }
}`;
interface Found {
  search: {
    edges: { snippet: string; highlights: { start: number; end: number }[]; node: { slug: string } }[];
  };
  articles: { nodes: { slug: string }[] };
}

async function ask(q: string, l: string | null = null) {
  const { data } = await app.query<Found>(SEARCH, { q, l });
  expect((await app.resolved.query<Found>(SEARCH, { q, l })).data).toEqual(data);
  return data;
}
/** What a search finds, in search and in a filter. */
async function found(q: string, l: string | null = null): Promise<string[]> {
  const { search, articles } = await ask(q, l);
  const slugs = search.edges.map(({ node }) => node.slug).sort();
  if (l === null) expect(articles.nodes.map(({ slug }) => slug).sort()).toEqual(slugs);
  return slugs;
}

describe('words in quotation marks are these words', () => {
  test.each([
    ['a word', '"bateaux"', ['bateaux']],
    ['the word that its stem is', '"bateau"', ['bateau']],
    ['without marks, any inflection', 'bateau ', ['bateau', 'bateaux']],
    ['a phrase', '"négocia un mouillage"', ['bateau']],
    ['whatever case and accents', '"NEGOCIA Un mouillage"', ['bateau']],
    ['no other gender', '"gardiens du phare"', []],
    ['stop words count', '"dit la"', ['bateaux']],
    ['in order, without a gap', '"négocia mouillage"', []],
    ['an unfinished one', '"négociai', ['bateaux']],
    ['one that must not occur', 'bateau -"bateaux"', ['bateau']],
    ['a headline', '"phares éteints"', ['titre']],
    ['no inflection in a headline', '"phare éteint"', []],
    ['one beside other words', '"phare" mouillage ', ['bateaux']],
    ['a stop word alone', '"fut"', ['saison']],
  ])('%s: %s', async (_what, q, slugs) => {
    expect(await found(q)).toEqual(slugs);
    expect(await found(q, 'fr')).toEqual(slugs);
  });

  test('only they are highlighted', async () => {
    const { search } = await ask('"bateau" mouillage gardienne "Le"');
    expect(search.edges).toHaveLength(1);
    const marked = search.edges.flatMap(({ snippet, highlights }) =>
      highlights.map(({ start, end }) => Array.from(snippet).slice(start, end).join('')),
    );
    expect(marked).toEqual(['Le', 'bateau', 'mouillage', 'le', 'gardien']);
  });
});

describe('abbreviations and short names', () => {
  test.each([
    ['"WHO"', ['health', 'plain']],
    ['WHO', ['health']],
    ['IT firms', ['health']],
    ['it firms', ['health', 'plain']],
    ['WHO IS AT A TABLE', ['plain']],
    ['AT&T', ['health']],
    ['at&t', ['health']],
    ['S&P', ['health']],
    ['P&S', []],
  ])('%s', async (q, slugs) => {
    expect(await found(q, 'en')).toEqual(slugs);
    expect(await found(q)).toEqual(slugs);
  });
});

describe('stop words that are nouns as well', () => {
  test.each([
    ['été ', 'fr', ['saison']],
    ['été 2025', 'fr', []],
    ['hiver 2025', 'fr', ['hiver']],
    ['avions', 'fr', ['saison']],
    ['l’est ', 'fr', ['saison']],
    ['le son ', 'fr', ['saison']],
    ['Würde ', 'de', ['hafen']],
    ['Estados ', 'es', ['estados']],
    ['les ', 'fr', []],
  ])('%s (%s)', async (q, language, slugs) => {
    expect((await found(q, language)).filter((slug) => !slug.startsWith('bateau'))).toEqual(slugs);
  });
});

test('without a language, the words of each text are judged by its own language', async () => {
  expect(await found('the firms ')).toEqual(['health', 'plain']);
  expect(await found('die Häfen ')).toEqual(['hafen']);
  expect(await found('les avions ')).toEqual(['saison']);
  // "les" is a word like others in an English text.
  expect(await found('les firms ')).toEqual([]);
  expect(await found('les firms ', 'fr')).toEqual(['health', 'plain']);
});
