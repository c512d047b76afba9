import { describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { article, said } from './said.ts';

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

test.each([
  ['compiled', 1],
  ['resolved', 8],
] as const)('wordings and speakers of a page of utterances, %s, take %i statements', async (way, count) => {
  const app = await testApp({ seeded: true, compiled: way === 'compiled' });
  const document = `query ($n: Int!) { utterances(first: $n) { nodes {
    wordings(first: 3) { text quotes(first: 2) { exact article { slug } } sources { name } }
    attributedTo(first: 3) { exact person { name } quotes(first: 2) { exact } }
  } } }`;
  const few = await app.query(document, { n: 4 });
  const many = await app.query(document, { n: 40 });
  expect(many.statements).toHaveLength(count);
  expect(few.statements.length).toBeLessThanOrEqual(count);
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
