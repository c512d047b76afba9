import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createPglite } from '../../../server/database/database.ts';
import { textWords } from '../../../server/text/text-words.rules.ts';
import { type TestApp, testApp } from '../../support/app.ts';

// What a word is, and which spellings are one, is said in TypeScript and in SQL: the index is made by one and shown by
// the other.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Letters of many scripts, ligatures, digits, marks that separate words, and characters that print nothing. */
const CHARACTERS = [
  ...'aàÀbcßdeéEœŒæfiﬁﬀghħiıİkłnñoøsſtuüżZйёЯאשحﷲกเ国か한²½①１',
  ...'\u0301\u0308\u0327',
  ...' \n\t\u00a0',
  ...`'’‘‛"«»“”„()[]-_.,;:!?/&@`,
  ...'\u00ad\u200b\u200d\u200e\u202b\u2060\u2066\ufeff',
  ...'\u02b9\u02bc',
  ...'UN..-\n-\n1234567890,,’٣٤٬کيةأ\u064b\u200cไก็ກ\u0ebcក្ဟာ々ー',
];
/** What is read as one word although marks stand in it, and what looks like it. */
const PIECES = [
  'U.N.',
  'a.b',
  'e\u0301.f',
  '1,500',
  ' 000',
  '1 500 000',
  '.00',
  '15,00,000',
  'be-\nfore',
  '-\nA',
  '\u00ad\nx',
  'ﬁ.b',
  '１．５００',
];
const texts = fc.string({
  unit: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...CHARACTERS) },
    { weight: 1, arbitrary: fc.constantFrom(...PIECES) },
  ),
  maxLength: 60,
});

/** Any character of the first plane that is assigned. */
const letters = fc
  .integer({ min: 1, max: 0xfffd })
  .map((point) => String.fromCodePoint(point))
  .filter((letter) => /[^\p{C}]/u.test(letter));

test('the words of a text are those of its index', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 50, maxLength: 50 }), async (some) => {
      const rows = await app.database.prisma.$queryRaw<{ words: string }[]>`
        SELECT verbatim_search_words(t.text) AS words
        FROM unnest(${some}::text[]) WITH ORDINALITY AS t(text, n) ORDER BY t.n`;
      some.forEach((text, i) => {
        const indexed = (rows[i]?.words ?? '').split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
        expect(textWords(text).map(({ word }) => word)).toEqual(indexed);
      });
    }),
    { numRuns: 20 },
  );
});

test.runIf(process.env.TEST_ENGINE === 'postgresql')(
  'PostgreSQL folds as the embedded database does',
  async () => {
    const file = inject('templates').pglite.empty;
    const embedded = await createPglite(undefined, { loadDataDir: new Blob([readFileSync(file)]) });
    const folded = `SELECT verbatim_search_fold(verbatim_search_words(t)) AS fold, verbatim_name_fold(t) AS name
    FROM unnest($1::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n`;
    const any = fc.array(fc.oneof(texts, fc.string({ unit: letters, maxLength: 30 })), {
      minLength: 50,
      maxLength: 50,
    });
    await fc.assert(
      fc.asyncProperty(any, async (some) => {
        expect(await app.sql(folded, [some])).toEqual((await embedded.query(folded, [some])).rows);
      }),
      { numRuns: 40 },
    );
    await embedded.close();
  },
);

test.each([
  ['hamrun', 'Ħamrun'],
  ['Ħamrun', 'Hamrun'],
  ['daura', 'Ɗaura'],
  ['isparta', 'ısparta'],
  ['œuvre', 'OEUVRE'],
  ['ecole', 'École'],
])('%s, which finds %s, marks it as well', async (asked, printed) => {
  const text = `Le mot est ${printed}.`;
  await app.load(`claims: [{ slug: mot, language: fr, text: ${text} }]`);
  const document = `query ($text: String!) { search(query: $text) { edges { snippet highlights { start end } } } }`;
  const { data } = await app.query(document, { text: `${asked} ` });
  expect(data).toEqual({
    search: {
      edges: [{ snippet: text, highlights: [{ start: 11, end: 11 + printed.length }] }],
    },
  });
});
