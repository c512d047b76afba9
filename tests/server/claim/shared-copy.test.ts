import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORD_CHARACTER } from '../../../server/text/word.rules.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { corroboration, expectTrue } from './corroboration.ts';

const SENTENCES = {
  fr: 'L’usine de Valmont rouvrira mardi, après trois mois d’arrêt, avec la moitié de ses ouvriers',
  en: 'The old harbour bridge will be closed to all traffic from Monday until the end of the year',
  de: 'Die große Brücke über den Fluss bleibt wegen der Straßenarbeiten bis Ende März für alle gesperrt',
};

/**
 * What two articles print, with the span that states the claim between ⟨ and ⟩; $ is the sentence that both share.
 * Each example is of a claim of its own, in an article without a source: origins are as many as articles, or one.
 */
const EXAMPLES: [
  what: string,
  language: keyof typeof SENTENCES,
  one: string,
  two: string,
  origins: number,
][] = [
  ['with its full stop, and quotation marks', 'fr', 'Hier. ⟨« $. »⟩ Ainsi.', 'Là : ⟨$…⟩ Donc.', 1],
  ['with its full stop, and quotation marks', 'en', 'Before. ⟨“$.”⟩ Then.', 'Now: ⟨$!⟩ So.', 1],
  ['with its full stop, and quotation marks', 'de', 'Vorher. ⟨„$.“⟩ Dann.', 'Nun: ⟨»$«⟩ Also.', 1],
  ['with dashes, brackets, spaces and emoji', 'fr', 'Hier ⟨— ($)\u00a0🚧⟩\u202f Ainsi.', 'Là ⟨[$]⟩.', 1],
  ['in a part of it that ends in a mark', 'fr', 'Hier. ⟨$ ;⟩ Ainsi.', 'Là : ⟨$.⟩ Donc.', 1],
  ['not with a word before it', 'fr', '⟨Hier. $⟩. Ainsi.', 'Là : ⟨$⟩. Donc.', 2],
  ['not with a word behind it', 'en', 'Before. ⟨$. Then⟩', 'Now: ⟨$⟩. So.', 2],
  ['not with a number behind it', 'de', 'Vorher. ⟨$ ½⟩ mehr.', 'Nun: ⟨$⟩. Also.', 2],
  ['not beside it', 'de', 'Vorher ist es so: $. ⟨Dann.⟩', 'Nun: ⟨$⟩. Also.', 2],
  ['not in marks alone', 'fr', 'Hier. $⟨…⟩ Ainsi.', 'Là : ⟨$.⟩ Donc.', 2],
];

/** An article of an example; each prints the number of the example, so that no two are the same. */
function document(text: string, example: number, side: string): string {
  const [, language] = EXAMPLES[example] as (typeof EXAMPLES)[number];
  const [before = '', stated = '', behind = ''] = text.replace('$', SENTENCES[language]).split(/[⟨⟩]/u);
  return JSON.stringify({
    status: 'CONFIRMED',
    article: {
      slug: `article-${example}-${side}`,
      language,
      genre: 'REPORTAGE',
      body: `${before}${stated}${behind} ${example}`,
      appearances: [
        {
          claim: `claim-${example}`,
          stance: 'SUPPORTS',
          exact: stated,
          ...(before && { prefix: before }),
          ...(behind && { suffix: behind }),
        },
      ],
    },
  });
}

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const claims = EXAMPLES.map(([, language], i) => ({ slug: `claim-${i}`, text: `${i}.`, language }));
  await app.load(
    JSON.stringify({ status: 'CONFIRMED', claims }),
    ...EXAMPLES.flatMap(([, , one, two], i) => [document(one, i, 'a'), document(two, i, 'b')]),
  );
});
afterAll(() => app.close());

describe('a claim is stated in shared copy', () => {
  test.each(EXAMPLES.map(([what, language, , , origins], i) => [what, language, origins, i] as const))(
    '%s (%s)',
    async (_, _language, origins, i) => {
      expect(await corroboration(app, `claim-${i}`)).toMatchObject({
        supports: 2,
        independentOrigins: origins,
      });
    },
  );
});

test('what is kept of all of them is what the definition gives', () => expectTrue(app, 'after the import'));

test('marks are what is no character of a word, in every script', async () => {
  const points = Array.from({ length: 0xffff }, (_, i) => i + 1).filter((point) => {
    const character = String.fromCodePoint(point);
    return !/[\p{Surrogate}\p{Cn}\p{Co}]/u.test(character);
  });
  const rows = await app.sql<{ point: number }>(
    `SELECT p AS point FROM unnest($1::int[]) AS p WHERE (verbatim_word_span(chr(p) || 'a', 0, 2)).start_offset = 1`,
    [points],
  );
  const ofWord = new RegExp(WORD_CHARACTER, 'u');
  const marks = points.filter((point) => !ofWord.test(String.fromCodePoint(point)));
  expect(rows.map(({ point }) => point)).toEqual(marks);
});
