import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const TITLES: Record<string, string[]> = {
  'Aino Virtanen': ['Premierministerin', 'finnische Regierungschefin'],
  'Bruno Carvalho': ['presidente', 'presidente da República'],
  'Clara Carvalho': ['maire de Lisbonne'],
  'Denis Morel': ['porte-parole de la mairie'],
  Oren: ['presidente del consejo'],
};
/** More people than a title alone leads to. */
const DEPUTIES = 21;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const article = {
    slug: 'un',
    language: 'fr',
    genre: 'REPORTAGE',
    body: [...Object.values(TITLES).flat(), 'député'].join(', '),
  };
  const deputies = Array.from(
    { length: DEPUTIES },
    (_, n) => [`Elu ${String.fromCharCode(97 + n).repeat(4)}`, ['député']] as const,
  );
  const people = [...Object.entries(TITLES), ...deputies].map(([name, titles], n) => ({
    slug: `p-${n}`,
    type: 'PERSON',
    name,
    titles: titles.map((title) => ({ title, article: 'un' })),
  }));
  await app.load(JSON.stringify({ status: 'CONFIRMED', people, article }));
});
afterAll(() => app.close());

interface Hits {
  search: { edges: { isNear: boolean; node: { name: string } }[] };
}
async function hits(query: string): Promise<Hits['search']['edges']> {
  const { data } = await app.query<Hits>(
    `query ($query: String!) { search(query: $query, types: [PERSON]) { edges { isNear node { ... on Person { name } } } } }`,
    { query },
  );
  return data.search.edges;
}
const found = async (query: string) =>
  (await hits(query)).filter(({ isNear }) => !isNear).map(({ node }) => node.name);

describe('a person is found', () => {
  test.each([
    ['with a title', 'presidente Carvalho', 'Bruno Carvalho'],
    ['with an article and a title', 'o presidente Bruno Carvalho', 'Bruno Carvalho'],
    ['with a title of several words', 'a maire de Lisbonne, Carvalho', 'Clara Carvalho'],
    ['with words of two titles', 'die finnische Premierministerin Virtanen', 'Aino Virtanen'],
    ['with a title behind the name', 'Virtanen, Premierministerin', 'Aino Virtanen'],
    ['with a title that others have', 'députée Aino Virtanen', 'Aino Virtanen'],
    ['with a title that nobody has, under the whole name', 'Staatssekretärin Aino Virtanen', 'Aino Virtanen'],
    ['with a form of address', 'Frau Virtanen', 'Aino Virtanen'],
    ['with a form of address that is one letter', 'M. Morel', 'Denis Morel'],
    ['by a title alone', 'maire de Lisbonne', 'Clara Carvalho'],
    ['by a title alone, behind an article', 'le porte-parole de la mairie', 'Denis Morel'],
  ])('%s: %s', async (_how, query, name) => {
    expect(await found(query)).toEqual([name]);
  });

  test('by a title that several people have, as each of them', async () => {
    expect((await found('presidente')).sort()).toEqual(['Bruno Carvalho', 'Oren']);
  });
});

describe('nobody is found', () => {
  test.each([
    ['by a title that many people have', 'député'],
    ['by words of two titles without a name', 'Premierministerin de Lisbonne'],
    ['by the beginning of a title', 'port'],
    ['by articles alone', 'de la'],
    ['under another name with the title', 'presidente Moreira'],
  ])('%s: %s', async (_how, query) => {
    expect(await hits(query)).toEqual([]);
  });
});

describe('who is only near is told from who is found', () => {
  test.each([
    ['two letters that changed places', 'Virtnaen', ['Aino Virtanen']],
    ['a letter too many', 'Carvalhso', ['Bruno Carvalho', 'Clara Carvalho']],
    ['a letter too few', 'Vitanen', ['Aino Virtanen']],
    ['a wrong letter in one word of two', 'Aino Virtamen', ['Aino Virtanen']],
    ['short words with changed letters', 'Moerl', ['Denis Morel']],
    ['another word of five letters', 'morse', []],
    ['another beginning', 'Firtanen', []],
  ])('%s: %s', async (_how, query, names) => {
    const edges = await hits(query);
    expect(edges.map(({ node }) => node.name).sort()).toEqual(names);
    expect(edges.every(({ isNear }) => isNear)).toBe(true);
  });
});
