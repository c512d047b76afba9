import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldTypography, groupWordings } from '../../../server/utterance/wording.rules.ts';

describe('one wording', () => {
  test.each([
    [
      'apostrophes',
      'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
      "Tant qu'un accord n'est pas conclu, il n'y a pas d'accord",
    ],
    ['quotation marks', 'à «25%» le risque', 'à "25%" le risque'],
    ['spaces inside marks', 'une chance « réelle » de paix', 'une chance “réelle” de paix'],
    ['no marks at all', 'un ‘potentiel inexploité’ considérable', 'un potentiel inexploité considérable'],
    [
      'two apostrophes as a mark',
      "un ''potentiel inexploité'' considérable",
      'un « potentiel inexploité » considérable',
    ],
    ['narrow spaces', '25\u202f% : oui\u00a0!', '25%: oui !'],
    [
      'dashes',
      'un résultat tangible — cessez-le-feu — ou rien',
      'un résultat tangible – cessez‑le‑feu - ou rien',
    ],
    ['an unspaced dash', 'a deal—any deal—will do', 'a deal — any deal – will do'],
    ['dots', 'il y aura… des conséquences', 'il y aura... des conséquences'],
    ['case', 'La seconde rencontre', 'la seconde rencontre'],
    ['the punctuation of the ends', '… la paix est proche.', 'la paix est proche !'],
    ['an elision before marks', 'l’« Amérique russe »', 'l’Amérique russe'],
    ['low marks and single ones', '‚un ‹petit› pas‘', '‘un «petit» pas’'],
    [
      'apostrophes that look otherwise',
      'd‛accord, qu‚il, l´an, n`est, s′il, dʼun',
      'd’accord, qu’il, l’an, n’est, s’il, d’un',
    ],
    ['ligatures', 'l’Œuvre du cœur, la ﬁn, Et cætera', 'l’OEuvre du coeur, la fin, Et caetera'],
    ['full width and raised letters', 'le １ᵉʳ août', 'le 1er août'],
    ['English marks', '“We’re not there,” he said', "'We're not there', he said"],
    ['German marks', '„Wir sind noch nicht so weit“', '»Wir sind noch nicht so weit«'],
    [
      'normal forms and soft hyphens',
      'une journe\u0301e gouver\u00adnementale',
      'une journée gouvernementale',
    ],
  ])('%s', (_, one, other) => {
    expect(foldTypography(one)).toBe(foldTypography(other));
  });
});

describe('two wordings', () => {
  test.each([
    ['other words', 'conséquences très graves', 'conséquences sévères'],
    ['another number', '25%', '25'],
    ['another accent', 'la cote', 'la côte'],
    ['a power', '10⁶ euros', '106 euros'],
    ['a half', '2½ euros', '21/2 euros'],
    ['a decimal comma', 'un taux de 1,5', 'un taux de 15'],
    ['a word more', 'très importante', 'très, très importante'],
    ['a question', 'La paix est proche ?', 'La paix est proche.'],
    ['order', 'la Russie et l’Ukraine', 'l’Ukraine et la Russie'],
    ['a hyphenated word', 'cessez-le-feu', 'cessez le feu'],
  ])('%s', (_, one, other) => {
    expect(foldTypography(one)).not.toBe(foldTypography(other));
  });
});

test('marks alone are a wording of their own', () => {
  expect(foldTypography('« … »')).toBe('« … »');
});

/** Letters and digits that no rule of typography takes for something else. */
const letters = fc
  .stringMatching(/^[\p{L}\p{N}]{1,8}$/u)
  .filter((word) => word.normalize('NFKC') === word && !/[œŒæÆʹʼ]/u.test(word));

test('words survive: the letters and digits of a text are those of its fold', () => {
  const lettersOf = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1 }),
      fc.constantFrom(' ', "'", ' — ', ' « ', ', '),
      (words, mark) => {
        expect(lettersOf(foldTypography(words.join(mark)))).toEqual(lettersOf(words.join(mark)));
      },
    ),
  );
});

test('what is folded stays as it is, whatever was folded', () => {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('«»“”„"\'’‘ –—-…... ,;:!?%()[] \u00a0\u202f\u200b\u00adéÉe\u0301aB25ßİ🚀')),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );
  fc.assert(
    fc.property(
      fc.array(unit).map((units) => units.join('')),
      (text) => {
        const once = foldTypography(text);
        expect(foldTypography(once)).toBe(once);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('groups of wordings', () => {
  test('the most printed first, under the form that most print, the first of equals', () => {
    const items = ['Jamais !', 'demain', '« Demain »', 'demain.', 'demain', 'jamais'].map((text) => ({
      text,
    }));
    expect(groupWordings(items).map(({ text, items }) => [text, items.length])).toEqual([
      ['demain', 4],
      ['Jamais !', 2],
    ]);
  });
  test('every item stands in one group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.constantFrom('a', 'A', '« a »', 'b', 'b.', '…', '') })),
        (items) => {
          expect(groupWordings(items).flatMap((group) => group.items).length).toBe(items.length);
        },
      ),
    );
  });
});
