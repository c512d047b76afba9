import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { article, said } from './said.ts';

test('an utterance shows whom its quotes credit: people, outlets, and descriptions of nobody', async () => {
  const app = await said(
    article('un', [
      ['Oui', ['trump']],
      ['Non', ['trump', 'poutine']],
      ['Peut-être', ['un témoin']],
    ]),
    article('deux', [
      ['Oui', ['@cnn']],
      ['Jamais', ['un témoin']],
      ['Toujours', []],
    ]),
  );
  const { data } = await app.query<{ utterance: { attributedTo: object[] } }>(`{ utterance(slug: "dit") {
    attributedTo { person { slug } exact quotes { exact } } } }`);
  expect(data.utterance.attributedTo).toHaveLength(4);
  expect(data.utterance.attributedTo).toEqual(
    expect.arrayContaining([
      { person: { slug: 'trump' }, exact: 'un témoin', quotes: [{ exact: 'Oui' }, { exact: 'Non' }] },
      { person: { slug: 'poutine' }, exact: 'un témoin', quotes: [{ exact: 'Non' }] },
      {
        person: null,
        exact: 'un témoin',
        quotes: expect.arrayContaining([{ exact: 'Peut-être' }, { exact: 'Jamais' }]),
      },
      { person: null, exact: 'un témoin', quotes: [{ exact: 'Oui' }] },
    ]),
  );
});

test('joint speech in the five articles is credited to both, with all its quotes', async () => {
  const app = await testApp({ seeded: true });
  const { data } = await app.query(`{ utterance(slug: "trump-poutine-reunion-productive-et-constructive") {
    attributionConflict attributedTo { person { slug } exact quotes { exact article { slug } } } } }`);
  const words = [
    'ce fut une réunion « très productive », « constructive»',
    'très productive',
    'constructive',
  ];
  const quotes = words.map((exact) => ({ exact, article: { slug: 'rencontre-a-enchorage' } }));
  expect(data).toEqual({
    utterance: {
      attributionConflict: false,
      attributedTo: [
        { person: { slug: 'donald-trump' }, exact: 'leurs', quotes },
        { person: { slug: 'vladimir-poutine' }, exact: 'leurs', quotes },
      ],
    },
  });
});

test('whoever most quotes credit comes first', async () => {
  const app = await said(
    article('un', [
      ['Oui', ['trump']],
      ['Non', ['poutine']],
      ['Jamais', ['poutine']],
    ]),
  );
  const { data } = await app.query(`{ utterance(slug: "dit") { attributedTo { person { slug } } } }`);
  expect(data).toEqual({
    utterance: { attributedTo: [{ person: { slug: 'poutine' } }, { person: { slug: 'trump' } }] },
  });
});
