import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { corroboration, expectTrue } from './corroboration.ts';
import { BASE, COPY, says, type Told, told } from './valmont.ts';

/** Each rule with its counter-example: what articles say, each example of a claim of its own, and their origins. */
const EXAMPLES: [what: string, articles: Told[], origins: number][] = [
  [
    'three origins where nothing joins them',
    [{ says: says(0), source: 'gazette' }, { says: says(1), source: 'agence' }, { says: says(2) }],
    3,
  ],
  ['as many origins as there are articles without a source', [{ says: says(0) }, { says: says(1) }], 2],
  [
    'one origin where they are of one source',
    [
      { says: says(0), source: 'agence' },
      { says: says(1), source: 'agence' },
    ],
    1,
  ],
  [
    'one origin where their sources have one parent',
    [
      { says: says(0), source: 'gazette' },
      { says: says(1), source: 'courrier' },
    ],
    1,
  ],
  [
    'one origin where one source is the parent of the other',
    [
      { says: says(0), source: 'gazette' },
      { says: says(1), source: 'groupe' },
    ],
    1,
  ],
  [
    'one origin where a parent is shared further up',
    [
      { says: says(0), source: 'local' },
      { says: says(1), source: 'gazette' },
    ],
    1,
  ],
  [
    "one origin where one credits the other's source",
    [
      { says: says(0), credits: ['agence'] },
      { says: says(1), source: 'agence' },
    ],
    1,
  ],
  [
    'one origin where one source supplied both',
    [
      { says: says(0), credits: ['agence'], source: 'radio' },
      { says: says(1), credits: ['agence'], source: 'gazette' },
    ],
    1,
  ],
  [
    'two origins where one source informed both',
    [
      { says: says(0), informants: ['agence'] },
      { says: says(1), informants: ['agence'] },
    ],
    2,
  ],
  [
    'two origins where one source informed one and supplied the other',
    [
      { says: says(0), informants: ['agence'] },
      { says: says(1), credits: ['agence'] },
    ],
    2,
  ],
  [
    'two origins where different sources supplied them',
    [
      { says: says(0), credits: ['agence'] },
      { says: says(1), credits: ['radio'] },
    ],
    2,
  ],
  [
    'one origin where a third that says it informed both',
    [
      { says: says(0), informants: ['agence'] },
      { says: says(1), informants: ['agence'] },
      { says: says(2), source: 'agence' },
    ],
    1,
  ],
  [
    "two origins where one credits the other's parent only",
    [
      { says: says(0), credits: ['groupe'] },
      { says: says(1), source: 'gazette' },
    ],
    2,
  ],
  ['one origin where they say it in shared copy', [{ says: COPY }, { says: COPY }], 1],
  [
    'two origins where they share fewer words than twelve',
    [{ says: COPY.slice(0, 60) }, { says: COPY.slice(0, 60) }],
    2,
  ],
  [
    'two origins where what they share is speech of people who are not identified',
    [
      { says: COPY, quote: { type: 'DIRECT', speakers: [{}] } },
      { says: COPY, quote: { type: 'DIRECT', speakers: [{}] } },
    ],
    2,
  ],
  [
    'one origin where shared words are speech in one of them only',
    [{ says: COPY, quote: { type: 'DIRECT', speakers: [{}] } }, { says: COPY }],
    1,
  ],
  [
    'one origin where they quote one person',
    [
      { says: says(0), quote: { speakers: [{ person: 'maire' }] } },
      { says: says(1), quote: { speakers: [{ person: 'patron' }, { person: 'maire' }] } },
    ],
    1,
  ],
  [
    'two origins where they quote an organisation and one of its people',
    [
      { says: says(0), quote: { speakers: [{ person: 'maire' }] } },
      { says: says(1), quote: { speakers: [{ person: 'mairie' }] } },
    ],
    2,
  ],
  [
    'one origin where they quote one outlet',
    [
      { says: says(0), quote: { speakers: [{ source: 'radio' }] } },
      { says: says(1), quote: { speakers: [{ source: 'radio' }] } },
    ],
    1,
  ],
  [
    'two origins where one quotes an outlet and the other is printed by it',
    [
      { says: says(0), quote: { speakers: [{ source: 'radio' }] } },
      { says: says(1), source: 'radio' },
    ],
    2,
  ],
  [
    'one origin where they print one utterance, whoever is credited',
    [
      { says: says(0), quote: { speakers: [{ person: 'maire' }], utterance: 'annonce' } },
      { says: says(1), quote: { speakers: [], utterance: 'annonce' } },
    ],
    1,
  ],
  [
    'two origins where they print two utterances of nobody known',
    [
      { says: says(0), quote: { speakers: [{}], utterance: 'annonce' } },
      { says: says(1), quote: { speakers: [{}], utterance: 'promesse' } },
    ],
    2,
  ],
  [
    'joined through a third one',
    [
      { says: says(0), source: 'agence' },
      { says: says(1), credits: ['agence'], quote: { speakers: [{ person: 'maire' }] } },
      { says: says(2), source: 'radio', quote: { speakers: [{ person: 'maire' }] } },
    ],
    1,
  ],
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const claims = EXAMPLES.map((_, i) => ({ slug: `valmont-${i}`, text: `Valmont ${i}.`, language: 'fr' }));
  const articles = EXAMPLES.flatMap(([, articles], i) =>
    articles.map((article, k) => told({ ...article, claim: `valmont-${i}` }, `${i}-${k}`)),
  );
  await app.load(...BASE, JSON.stringify({ status: 'CONFIRMED', claims }), ...articles);
});
afterAll(() => app.close());

describe('supporting articles are', () => {
  test.each(EXAMPLES.map(([what, articles, origins], i) => [what, articles, origins, i] as const))(
    '%s',
    async (_, articles, origins, i) => {
      const found = await corroboration(app, `valmont-${i}`);
      expect(found).toMatchObject({ independentOrigins: origins, supports: articles.length });
      expect(found.sources).toBe(new Set(articles.flatMap(({ source }) => source ?? [])).size);
    },
  );
});

test('what is kept of all of them is what the definition gives', () => expectTrue(app, 'after the import'));
