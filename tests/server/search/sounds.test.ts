import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const PEOPLE = [
  ['putine', 'Vladimir Poutine'],
  ['yavlinski', 'Grigori Iavlinski'],
  ['tchoubais', 'Anatoli Tchoubaïs'],
  ['dostoievski', 'Fiodor Dostoïevski'],
  ['djindjic', 'Zoran Đinđić'],
  ['vucic', 'Aleksandar Vučić'],
  ['gruevski', 'Nikola Gruevski'],
  ['gjorgjieva', 'Gjorgjija Gjorgjieva'],
  ['tokayev', 'Qassym-Jomart Tokaïev'],
  ['mitsotakis', 'Kyriakos Mitsotakis'],
  ['theodorakis', 'Theodoros Theodorakis'],
  ['hassan', 'Hassan Youssef'],
  ['netanyahu', 'Benyamin Netanyahu'],
  ['zourabichvili', 'Salomé Zourabichvili'],
  ['sarkissian', 'Armen Sarkissian'],
  ['arabe', 'سمير قاسم'],
  ['merz', 'Friedrich Merz'],
] as const;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const people = PEOPLE.map(([slug, name]) => ({ slug, name, type: 'PERSON' }));
  await app.load(
    JSON.stringify({ status: 'CONFIRMED', people }),
    JSON.stringify({
      status: 'CONFIRMED',
      people: [
        {
          slug: 'maire',
          name: 'Anne Delmas',
          type: 'PERSON',
          titles: [
            { title: 'maire de Sète', article: 'gazette' },
            { title: 'ancienne ministre', article: 'gazette' },
          ],
        },
        {
          slug: 'adjoint',
          name: 'Paul Delmas',
          type: 'PERSON',
          titles: [{ title: 'adjoint', article: 'gazette' }],
        },
      ],
    }),
    JSON.stringify({
      status: 'CONFIRMED',
      article: {
        slug: 'gazette',
        language: 'fr',
        genre: 'REPORTAGE',
        body: 'La maire de Sète, ancienne ministre, et son adjoint.',
      },
    }),
  );
});
afterAll(() => app.close());

async function found(search: string): Promise<string[]> {
  const { data } = await app.query<{ people: { nodes: { slug: string }[] } }>(
    'query ($search: String!) { people(filter: { search: $search }, orderBy: RELEVANCE) { nodes { slug } } }',
    { search },
  );
  return data.people.nodes.map(({ slug }) => slug);
}

describe('a name is found in another alphabet or spelling', () => {
  test.each([
    ['Путин', 'putine'],
    ['Явлинский', 'yavlinski'],
    ['Javlinskij', 'yavlinski'],
    ['Čubajs', 'tchoubais'],
    ['Чубайс', 'tchoubais'],
    ['Dostojevskij', 'dostoievski'],
    ['Ђинђић', 'djindjic'],
    ['Djindjic', 'djindjic'],
    ['Вучић', 'vucic'],
    ['Voutchitch', 'vucic'],
    ['Vucic', 'vucic'],
    ['Груевски', 'gruevski'],
    ['Ѓорѓиева', 'gjorgjieva'],
    ['Тоқаев', 'tokayev'],
    ['Μητσοτάκης', 'mitsotakis'],
    ['Θεοδωράκης', 'theodorakis'],
    ['حسن يوسف', 'hassan'],
    ['נתניהו', 'netanyahu'],
    ['ზურაბიშვილი', 'zourabichvili'],
    ['Սարգսյան', 'sarkissian'],
    ['Samir Kassem', 'arabe'],
  ])('%s', async (search, slug) => {
    expect(await found(search)).toEqual([slug]);
  });
});

describe('a person is found by titles', () => {
  test.each([
    ['la maire Anne Delmas', ['maire']],
    ['maire Delmas', ['maire']],
    ['l’ancienne ministre Delmas', ['maire']],
    ['the maire of Sète', ['maire']],
    ['ancienne ministre', ['maire']],
    ['ancienne Merz', []],
  ])('%s', async (search, slugs) => {
    expect(await found(search)).toEqual(slugs);
  });
});

describe('only a slip is near', () => {
  test.each([
    ['Mertz', ['merz']],
    ['Freidrich Merz', ['merz']],
    ['Mitsotaksi', ['mitsotakis']],
    ['Merkel', []],
    ['Mercure', []],
    ['port', []],
  ])('%s', async (search, slugs) => {
    expect(await found(search)).toEqual(slugs);
  });

  test('and a hit of a search says so', async () => {
    const near = async (query: string) => {
      const document =
        'query ($query: String!) { search(query: $query, types: [PERSON]) { edges { isNear } } }';
      const { data } = await app.query<{ search: { edges: { isNear: boolean }[] } }>(document, { query });
      expect((await app.resolved.query(document, { query })).data).toEqual(data);
      return data.search.edges.map(({ isNear }) => isNear);
    };
    expect(await near('Mitsotaksi')).toEqual([true]);
    expect(await near('Μητσοτάκης')).toEqual([false]);
    expect(await near('la maire Delmas')).toEqual([false]);
  });
});
