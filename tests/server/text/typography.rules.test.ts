import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWith } from '../../../server/check/quote-check.rules.ts';
import { Comparison } from '../../../server/compare/overlap.rules.ts';
import { foldLetters } from '../../../server/text/typography.rules.ts';
import { wordsOf } from '../../../server/text/words.rules.ts';
import { foldTypography } from '../../../server/utterance/wording.rules.ts';

describe('one printing is another, whoever compares them:', () => {
  const plain = "Il n'y a pas d'accord tant que l'oeuvre de paix du premier n'est pas faite";
  test.each([
    ['curly apostrophes', plain.replaceAll("'", '’')],
    ['turned apostrophes', plain.replaceAll("'", '‘')],
    ['high-reversed apostrophes', plain.replaceAll("'", '‛')],
    ['low apostrophes', plain.replaceAll("'", '‚')],
    ['letters for apostrophes', plain.replaceAll("'", 'ʼ')],
    ['accents for apostrophes', plain.replaceAll("'", '´')],
    ['primes for apostrophes', plain.replaceAll("'", '′')],
    ['a ligature', plain.replace('oe', 'œ')],
    ['an f-ligature', plain.replace('fai', 'ﬀai').replace('ﬀ', 'f')],
    ['low double marks', plain.replace('pas d', '„pas“ d')],
    ['single guillemets', plain.replace('pas d', '‹pas› d')],
    ['low single marks', plain.replace('pas d', '‚pas‘ d')],
    ['French spaces', plain.replace('pas d', '«\u202fpas\u00a0» d')],
    ['soft hyphens and zero-width marks', plain.replace('premier', 'pre\u00admi\u200b\u200eer')],
    ['marks of other scripts', plain.replace('pas d', '「pas」 d')],
    ['capitals', plain.toUpperCase()],
  ])('%s', (_name, printed) => {
    expect(foldTypography(printed)).toBe(foldTypography(plain));
    expect(wordsOf(printed).folded).toEqual(wordsOf(plain).folded);
    const { similarity, differences } = compareWith(plain)(printed, 'french');
    expect([similarity, differences.every(({ kind }) => kind === 'SAME')]).toEqual([1, true]);
    const [passage] = new Comparison(wordsOf(plain)).with(`Avant. ${printed}. Après.`).ours;
    expect(passage).toMatchObject({ start: 0, end: plain.length });
  });

  test.each([
    ['accents', 'la cote est haute', 'la côte est haute'],
    ['words', 'la cote est haute', 'la cote est basse'],
    ['powers', '10⁶ euros', '106 euros'],
  ])('but not %s', (_name, one, other) => {
    expect(foldTypography(one)).not.toBe(foldTypography(other));
    expect(wordsOf(one).folded).not.toEqual(wordsOf(other).folded);
  });
});

const MARKS = Array.from('«»“”„‟‹›‘’‚‛\'"ʼʹ´`′ –—-…... ,;:!?()[]\u00a0\u202f\u00ad\u200b\u200e');
const LETTERS = Array.from('aéÉe\u0301œŒæÆﬁﬀßñçĳ１ªº25²½İıάΣς中はก');
const texts = fc
  .array(fc.constantFrom(...MARKS, ...LETTERS, ...LETTERS), { maxLength: 30 })
  .map((units) => units.join(''));

test('the words of a wording are those of the text, typography folded or not', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(wordsOf(foldTypography(text)).folded).toEqual(wordsOf(text).folded);
    }),
    { numRuns: 2000 },
  );
});

test('letters made plain stay as they are, and no mark is lost', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
      const once = foldLetters(text);
      expect(foldLetters(once)).toBe(once);
      const marks = (all: string) => all.match(/[«»“”„‟‹›‘’‚‛'"]/gu);
      expect(marks(once)).toEqual(marks(text));
    }),
    { numRuns: 2000 },
  );
});
