import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textWords } from '../../../server/text/words.rules.ts';
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
];
const texts = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 60 });

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
