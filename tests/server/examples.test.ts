import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExamples } from '../../server/pages/examples.ts';
import { type TestApp, testApp } from '../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(() => server.close());

// Read from the printed texts, not from an answer.
const SAID: Record<string, string[]> = {
  'wordings-of-one-utterance': [
    'conséquences sévères',
    'conséquences très graves',
    'Agence Anadolu',
    'RTL info',
  ],
  'one-person-by-outlet': ['atmosphère constructive de respect mutuel', 'basée sur le respect mutuel'],
  'organisation-with-members': ['Dmitri Peskov', 'Iouri Ouchakov', 'prêts à parler', 'potentiel inexploité'],
  'all-spellings-and-titles': ['Iouri Ouchakov', 'Youri Ouchakov', 'conseiller diplomatique du Kremlin'],
  'unnamed-speakers': [
    'un ancien ambassadeur des États-Unis en Russie',
    'Nous entrons dans une nouvelle ère',
  ],
  'second-hand-speech': ['REPORTED_BY', 'CNN', 'très bien passé', 'les nationalistes russes'],
  'one-article-in-order': ['tâter le terrain', 'Ensuite, une conférence de presse commune sera organisée'],
  'claims-of-several-outlets': ['REFUTES', 'DISCUSSES', 'dans le dos de Volodymyr Zelensky', 'RTL info'],
  'how-two-claims-relate': [
    'CONTRADICTS',
    'QUALIFIES',
    "Être proche d'un accord, c'est n'en pas avoir encore.",
  ],
  'who-is-quoted-most': ['Donald Trump', 'Vladimir Poutine', 'Agence Anadolu'],
  'full-text-search': [
    'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
    'il n’y a pas d’accord tant qu’il n’y a pas d’accord',
    'Iouri Ouchakov',
  ],
  'was-this-said': ['il n’y a pas d’accord tant qu’il n’y a pas d’accord', 'CHANGED'],
};

test('there is an example for every question that the page promises', () => {
  expect(readExamples().map(({ name }) => name)).toEqual(Object.keys(SAID));
});

test.each(readExamples())('$title: the answer holds what the texts say', async ({ name, document }) => {
  const { data } = await server.query(document);
  const answer = JSON.stringify(data);
  for (const words of SAID[name] ?? []) expect(answer).toContain(JSON.stringify(words).slice(1, -1));
});

test('the quotes of an article come in the order of its text', async () => {
  const example = readExamples().find(({ name }) => name === 'one-article-in-order');
  const { data } = await server.query<{
    article: { quotes: { totalCount: number; nodes: { start: number }[] } };
  }>(example?.document ?? '');
  const starts = data.article.quotes.nodes.map(({ start }) => start);
  expect(starts).toHaveLength(data.article.quotes.totalCount);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});
