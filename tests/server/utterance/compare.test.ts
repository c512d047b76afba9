import { describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

/** A link of a chain: a person's slug, "@" and an outlet's, or words that name nobody. */
type Speaker = string;
const chain = (speakers: Speaker[]) =>
  speakers.map((speaker) => ({
    role: 'SPEAKER',
    exact: 'un témoin',
    ...(speaker.startsWith('@')
      ? { source: speaker.slice(1) }
      : speaker.includes(' ')
        ? {}
        : { person: speaker }),
  }));

/** An article in which each of these quotes prints the utterance "dit". */
const article = (slug: string, quotes: [exact: string, speakers: Speaker[]][], more: object = {}) =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: {
      slug,
      language: 'fr',
      genre: 'REPORTAGE',
      body: `${slug} : ${quotes.map(([exact]) => `(${exact})`).join(' ')} dit un témoin`,
      quotes: quotes.map(([exact, speakers]) => ({
        exact,
        prefix: '(',
        type: 'DIRECT',
        utterance: 'dit',
        chain: chain(speakers),
      })),
      ...more,
    },
  });
const PARTIES = [
  JSON.stringify({
    utterances: [{ slug: 'dit' }],
    people: [
      { slug: 'kremlin', type: 'ORGANIZATION', name: 'Kremlin' },
      { slug: 'peskov', type: 'PERSON', name: 'Peskov', affiliation: 'kremlin' },
      { slug: 'ouchakov', type: 'PERSON', name: 'Ouchakov', affiliation: 'kremlin' },
      { slug: 'trump', type: 'PERSON', name: 'Trump' },
      { slug: 'poutine', type: 'PERSON', name: 'Poutine' },
    ],
  }),
  ...['cnn', 'gazette'].map((slug) => JSON.stringify({ source: { slug, name: slug } })),
];

async function said(...articles: string[]): Promise<TestApp> {
  const app = await testApp();
  await app.load(...PARTIES, ...articles);
  return app;
}

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

describe('articles that credit an utterance to', () => {
  test.each<[string, [string, Speaker[]][][], boolean]>([
    ['different people are in conflict', [[['Oui', ['trump']]], [['Oui', ['poutine']]]], true],
    ['an outlet and a person are in conflict', [[['Oui', ['@cnn']]], [['Oui', ['poutine']]]], true],
    [
      'two people of one organisation are in conflict',
      [[['Oui', ['peskov']]], [['Oui', ['ouchakov']]]],
      true,
    ],
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
      'one person, and to that one and another in two quotes, are not',
      [
        [['Oui', ['trump']]],
        [
          ['Oui', ['trump']],
          ['Non', ['poutine']],
        ],
      ],
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
      'an organisation and to one of its people are not',
      [[['Oui', ['kremlin']]], [['Oui', ['peskov']]]],
      false,
    ],
  ])('%s', async (_, articles, expected) => {
    const app = await said(...articles.map((quotes, i) => article(`article-${i}`, quotes)));
    expect(await conflict(app)).toBe(expected);
  });
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

test('joint speech in the five articles is credited to both, and most quotes come first', async () => {
  const app = await testApp({ seeded: true });
  const { data } = await app.query(`{ utterance(slug: "poutine-constructive-respect-mutuel") {
    attributionConflict attributedTo { person { slug } exact quotes(first: 1) { exact article { slug } } } } }`);
  expect(data).toEqual({
    utterance: {
      attributionConflict: false,
      attributedTo: [
        {
          person: { slug: 'vladimir-poutine' },
          exact: 'le président Poutine',
          quotes: [{ exact: expect.any(String), article: { slug: expect.any(String) } }],
        },
        {
          person: { slug: 'donald-trump' },
          exact: 'leurs',
          quotes: [{ exact: 'constructive', article: { slug: 'rencontre-a-enchorage' } }],
        },
      ],
    },
  });
});

describe('the wordings of an utterance', () => {
  type Wording = { text: string; count: number; quotes: { exact: string }[]; sources: { slug: string }[] };
  const wordings = async (app: TestApp, slug: string) => {
    const { data } = await app.query<{ utterance: { wordings: Wording[] } }>(
      `{ utterance(slug: "${slug}") { wordings { text count quotes { exact } sources { slug } } } }`,
    );
    return data.utterance.wordings;
  };

  test('of a threat in the five articles: the fragment twice, every other one once', async () => {
    const app = await testApp({ seeded: true });
    const found = await wordings(app, 'trump-consequences-tres-graves');
    expect(found[0]).toMatchObject({
      text: 'conséquences très graves',
      count: 2,
      sources: [{ slug: 'rtl-info' }],
    });
    expect(new Set(found.slice(1).map(({ text }) => text.replaceAll('\u00a0', ' ')))).toEqual(
      new Set([
        "«conséquences très graves» si elle n'acceptait pas de mettre fin à la guerre",
        'il y aurait des "conséquences sévères" si Poutine n’acceptait pas de mettre fin au conflit',
        'conséquences sévères',
        'la Russie ferait face à des « conséquences très graves » si elle n’acceptait pas de mettre fin aux combats',
      ]),
    );
  });

  test.each([
    ['fr', 'L’« accord » n’est pas prêt…', "l'accord n'est pas prêt", 'L’accord n’est pas fini'],
    ['en', "We're not there – yet", '“We’re not there — yet.”', 'We are not there yet'],
    ['de', 'Das „Ziel“ ist nah', 'das »Ziel« ist nah!', 'Das Ziel ist sehr nah'],
  ])('in %s fold typography and not words', async (language, one, same, other) => {
    const app = await said(
      article(
        'un',
        [
          [one, []],
          [other, []],
        ],
        { language, source: 'gazette' },
      ),
      article('deux', [[same, []]], { language, source: 'cnn', datePublished: '2025-08-15' }),
      article('trois', [[same, []]], { language }),
    );
    expect(await wordings(app, 'dit')).toEqual([
      {
        text: same,
        count: 3,
        quotes: [{ exact: same }, { exact: one }, { exact: same }],
        sources: [{ slug: 'cnn' }, { slug: 'gazette' }],
      },
      { text: other, count: 1, quotes: [{ exact: other }], sources: [{ slug: 'gazette' }] },
    ]);
  });

  test('leave out what nobody sees', async () => {
    const app = await said(
      article('un', [['Oui', ['trump']]], { source: 'gazette' }),
      article('deux', [['Non', ['trump']]]),
      article('trois', [['Oui', ['trump']]], { source: 'cnn' }),
    );
    await app.sql(`UPDATE source SET status = 'REJECTED' WHERE slug = 'gazette'`);
    await app.sql(`UPDATE article SET withdrawn_at = now() WHERE slug = 'deux'`);
    expect(await wordings(app, 'dit')).toEqual([
      { text: 'Oui', count: 2, quotes: [{ exact: 'Oui' }, { exact: 'Oui' }], sources: [{ slug: 'cnn' }] },
    ]);
  });
});

test('wordings and speakers of a page of utterances take as many statements as those of one', async () => {
  const app = await testApp({ seeded: true });
  const document = `query ($n: Int!) { utterances(first: $n) { nodes {
    wordings(first: 3) { text quotes(first: 2) { exact article { slug } } sources { name } }
    attributedTo(first: 3) { exact person { name } quotes(first: 2) { exact } }
  } } }`;
  const few = await app.query(document, { n: 4 });
  const many = await app.query(document, { n: 40 });
  expect(many.statements).toHaveLength(8);
  expect(few.statements.length).toBeLessThanOrEqual(8);
});

test.each([
  'wordings(first: 101) { text }',
  'wordings { quotes(first: -1) { id } }',
  'attributedTo(first: 101) { exact }',
])('%s is refused', async (field) => {
  const app = await testApp({ seeded: true });
  const { errors } = await app.ask(`{ utterance(slug: "trump-consequences-tres-graves") { ${field} } }`);
  expect(errors?.[0]?.extensions.code).toBe('INVALID_PAGINATION');
});
