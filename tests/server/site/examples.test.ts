import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readExamples } from '../../../server/site/examples.ts';
import { sliceCodePoints } from '../../../server/text/text.ts';
import { projectFile, type TestApp, testApp } from '../../support/app.ts';

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
  'claims-of-several-outlets': [
    'aura lieu à Anchorage sur la base militaire américaine d’Elmendorf-Richardson',
    "l'avion de Poutine s'est posé sur la base américaine d'Elmendorf-Richardson",
    'RTL info',
  ],
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
  'shared-copy-of-two-articles': [
    'sur une rencontre à trois entre le président russe, Volodymyr Zelensky et lui-même, pour mettre un terme',
  ],
  'coverage-matrix': ['SUPPORTS', 'DISCUSSES', 'est envisagée à la suite du sommet'],
  'contested-claims': ['dans le dos de Volodymyr Zelensky et de ses alliés européens'],
  'attribution-conflicts': ['Tant qu’un accord n’est pas conclu, il n’y a pas d’accord', 'Donald Trump'],
};

test('there is an example for every question that the page promises', () => {
  expect(readExamples().map(({ name }) => name)).toEqual(Object.keys(SAID));
});

test.each(readExamples())('$title: the answer holds what the texts say', async ({ name, document }) => {
  const { data } = await server.query(document);
  const answer = JSON.stringify(data);
  for (const words of SAID[name] ?? []) expect(answer).toContain(JSON.stringify(words).slice(1, -1));
});

/** The whole answers, each read against the texts by a person. */
const FOLDER = projectFile('tests/server/site/examples');
const written = (name: string) => parse(readFileSync(`${FOLDER}/${name}.yaml`, 'utf8'));

test('each example has its answer written down', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    readExamples()
      .map(({ name }) => `${name}.yaml`)
      .sort(),
  );
});

test.each(readExamples())('$title: the answer is the one written down', async ({ name, document }) => {
  expect((await server.query(document)).data).toEqual(written(name));
});

const body = (slug: string) => readFileSync(projectFile(`seeds/articles/${slug}.txt`), 'utf8');

/** The words that an answer says an article prints, where an object names both. */
function printings(answer: unknown): { exact: string; slug: string }[] {
  if (Array.isArray(answer)) return answer.flatMap(printings);
  if (typeof answer !== 'object' || answer === null) return [];
  const { exact, article, otherStart } = answer as Record<string, unknown>;
  const { slug } = (article ?? {}) as Record<string, unknown>;
  // What two articles share is in the words of the one that is asked.
  const own = typeof exact === 'string' && typeof slug === 'string' && otherStart === undefined;
  return [...(own ? [{ exact, slug }] : []), ...Object.values(answer).flatMap(printings)];
}

test.each(readExamples())('$title: what it shows as printed is printed there', ({ name }) => {
  for (const { exact, slug } of printings(written(name))) expect(body(slug)).toContain(exact);
});

test('what two articles share stands in both of them, word by word', () => {
  const { article } = written('shared-copy-of-two-articles') as {
    article: {
      slug: string;
      overlaps: Record<'start' | 'end' | 'otherStart' | 'otherEnd', number>[] &
        { exact: string; article: { slug: string } }[];
    };
  };
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu);
  for (const { exact, start, end, article: other, otherStart, otherEnd } of article.overlaps) {
    expect(sliceCodePoints(body(article.slug), start, end)).toBe(exact);
    expect(words(sliceCodePoints(body(other.slug), otherStart, otherEnd))).toEqual(words(exact));
  }
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
