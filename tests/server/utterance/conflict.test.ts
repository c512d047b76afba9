import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { article, type Spoken, said } from './said.ts';

/** Whether articles credit the utterance to different speakers, as every path to it tells. */
async function conflict(app: TestApp): Promise<boolean> {
  const document = `{
    utterance(slug: "dit") { attributionConflict }
    true: utterances(attributionConflict: true) { totalCount nodes { slug } }
    false: utterances(attributionConflict: false) { totalCount }
    all: utterances { totalCount }
    quotesTrue: quotes(filter: { attributionConflict: true }) { totalCount }
    quotesFalse: quotes(filter: { attributionConflict: false }) { totalCount }
    quotes { totalCount }
  }`;
  type Count = { totalCount: number };
  const { data } = await app.query<{
    utterance: { attributionConflict: boolean };
    true: Count;
    false: Count;
    all: Count;
    quotesTrue: Count;
    quotesFalse: Count;
    quotes: Count;
  }>(document);
  const holds = data.utterance.attributionConflict;
  const all = data.quotes.totalCount;
  expect([data.true.totalCount, data.false.totalCount]).toEqual(holds ? [1, 0] : [0, 1]);
  expect([data.quotesTrue.totalCount, data.quotesFalse.totalCount]).toEqual(holds ? [all, 0] : [0, all]);
  return holds;
}

/** Whom articles credit an utterance to, each example with one of its own, and whether that is a conflict. */
const EXAMPLES: [what: string, articles: Spoken[][], expected: boolean][] = [
  ['different people are in conflict', [[['Oui', ['trump']]], [['Oui', ['poutine']]]], true],
  ['an outlet and a person are in conflict', [[['Oui', ['@cnn']]], [['Oui', ['poutine']]]], true],
  ['two people of one organisation are in conflict', [[['Oui', ['peskov']]], [['Oui', ['ouchakov']]]], true],
  [
    'two people of one organisation are, whoever credits the organisation',
    [[['Oui', ['peskov']]], [['Oui', ['ouchakov']]], [['Oui', ['kremlin']]]],
    true,
  ],
  ['the same person are not', [[['Oui', ['trump']]], [['Oui', ['trump']]]], false],
  [
    'one person, and to that one and another jointly, are not',
    [[['Oui', ['trump']]], [['Oui', ['trump', 'poutine']]]],
    false,
  ],
  [
    'each of two whom a third article has speak jointly are not',
    [[['Oui', ['trump']]], [['Oui', ['poutine']]], [['Oui', ['trump', 'poutine']]]],
    false,
  ],
  [
    'two people in one article are not',
    [
      [
        ['Oui', ['trump']],
        ['Non', ['poutine']],
      ],
    ],
    false,
  ],
  [
    'one person, and to that one and another in two quotes, are in conflict',
    [
      [['Oui', ['trump']]],
      [
        ['Oui', ['trump']],
        ['Non', ['poutine']],
      ],
    ],
    true,
  ],
  [
    'each of two whom a third article credits in two quotes are in conflict',
    [
      [['Oui', ['trump']]],
      [['Oui', ['poutine']]],
      [
        ['Oui', ['trump']],
        ['Non', ['poutine']],
      ],
    ],
    true,
  ],
  [
    'each of two whom one of them has speak jointly elsewhere are not',
    [
      [
        ['Oui', ['trump']],
        ['Non', ['trump', 'poutine']],
      ],
      [['Oui', ['poutine']]],
    ],
    false,
  ],
  [
    'a person and to someone else who speaks with a third are in conflict',
    [[['Oui', ['trump']]], [['Oui', ['poutine', 'stubb']]]],
    true,
  ],
  [
    'a person whose organisation speaks jointly with the other are not',
    [[['Oui', ['peskov']]], [['Oui', ['trump']]], [['Oui', ['kremlin', 'trump']]]],
    false,
  ],
  [
    'a person and to someone who is only described are not',
    [[['Oui', ['trump']]], [['Oui', ['un témoin']]]],
    false,
  ],
  ['descriptions are not', [[['Oui', ['un témoin']]], [['Oui', ['un témoin']]]], false],
  ['a person and to nobody are not', [[['Oui', ['trump']]], [['Oui', []]]], false],
  [
    'what an organisation belongs to and to one of its people are not',
    [[['Oui', ['russie']]], [['Oui', ['peskov']]]],
    false,
  ],
  ['a group and to one who belongs to it are not', [[['Oui', ['allies']]], [['Oui', ['stubb']]]], false],
  ['a group and to one who does not are in conflict', [[['Oui', ['allies']]], [['Oui', ['trump']]]], true],
  [
    'a group and to someone who is only described are not',
    [[['Oui', ['allies']]], [['Oui', ['un témoin']]]],
    false,
  ],
  [
    'an organisation and to one of its people are not',
    [[['Oui', ['kremlin']]], [['Oui', ['peskov']]]],
    false,
  ],
];

describe('articles that credit an utterance to', () => {
  let app: TestApp;
  beforeAll(async () => {
    const printed = EXAMPLES.flatMap(([, articles], i) =>
      articles.map((quotes, k) => article(`article-${i}-${k}`, quotes, {}, `dit-${i}`)),
    );
    app = await said(
      JSON.stringify({ utterances: EXAMPLES.map((_, i) => ({ slug: `dit-${i}` })) }),
      ...printed,
    );
  });
  afterAll(() => app.close());

  test.each(EXAMPLES.map(([what, , expected], i) => [what, expected, i] as const))(
    '%s',
    async (_, expected, i) => {
      const { data } = await app.query(`{ utterance(slug: "dit-${i}") { attributionConflict } }`);
      expect(data).toEqual({ utterance: { attributionConflict: expected } });
    },
  );
});

describe('a conflict', () => {
  const both = [article('un', [['Oui', ['trump']]]), article('deux', [['Oui', ['poutine']]])];
  const deux = `(SELECT id FROM article WHERE slug = 'deux')`;
  test.each([
    ['ends when an article is withdrawn', `UPDATE article SET withdrawn_at = now() WHERE slug = 'deux'`],
    ['ends when an article is refused', `UPDATE article SET status = 'REJECTED' WHERE slug = 'deux'`],
    ['ends when a quote is refused', `UPDATE quote SET status = 'REJECTED' WHERE article_id = ${deux}`],
    ['ends when a quote is unlinked', `UPDATE quote SET utterance_id = NULL WHERE article_id = ${deux}`],
    ['ends when a quote is gone', `DELETE FROM quote WHERE article_id = ${deux}`],
    ['ends when an article is gone', `DELETE FROM article WHERE slug = 'deux'`],
    ['ends when a person is refused', `UPDATE person SET status = 'REJECTED' WHERE slug = 'poutine'`],
    [
      'ends when the people turn out to be one',
      `UPDATE attribution SET person_id = (SELECT id FROM person WHERE slug = 'trump')`,
    ],
    [
      'ends when one turns out to speak for the other',
      `UPDATE person SET affiliation_id = (SELECT id FROM person WHERE slug = 'poutine') WHERE slug = 'trump'`,
    ],
  ])('%s', async (_, change) => {
    const app = await said(...both);
    expect(await conflict(app)).toBe(true);
    await app.sql(change);
    expect(await conflict(app)).toBe(false);
  });
  test.each([
    [
      'ends',
      true,
      `UPDATE person SET affiliation_id = (SELECT id FROM person WHERE slug = 'stubb') WHERE slug = 'russie'`,
    ],
    ['begins', false, `UPDATE person SET affiliation_id = NULL WHERE slug = 'kremlin'`],
    ['begins', false, `UPDATE person SET status = 'REJECTED' WHERE slug = 'kremlin'`],
  ])('%s when whoever stands between two comes or goes', async (_, before, change) => {
    const other = before ? 'stubb' : 'russie';
    const app = await said(article('un', [['Oui', ['peskov']]]), article('deux', [['Oui', [other]]]));
    expect(await conflict(app)).toBe(before);
    await app.sql(change);
    expect(await conflict(app)).toBe(!before);
  });
  test('begins when a refused quote is confirmed', async () => {
    const app = await said(...both);
    await app.sql(`UPDATE quote SET status = 'REJECTED' WHERE article_id = ${deux}`);
    await app.sql(`UPDATE quote SET status = 'CONFIRMED' WHERE article_id = ${deux}`);
    expect(await conflict(app)).toBe(true);
  });
});

test('no two of the five articles credit one utterance to different speakers', async () => {
  const app = await testApp({ seeded: true });
  const { data } = await app.query(`{ utterances(attributionConflict: true) { totalCount } }`);
  expect(data).toEqual({ utterances: { totalCount: 0 } });
});
