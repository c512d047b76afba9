import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldPrint } from '../../../server/text/script.rules.ts';
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
    ['words that a line breaks', 'le gouverne-\nment de de\u00ad\r\nmain', 'le gouvernement de demain'],
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

describe('in every script, one wording', () => {
  test.each([
    [
      'zh',
      'marks',
      '我们“不会”离开这座城市',
      '我们「不会」离开这座城市',
      '我们『不会』离开《这座城市》',
      '我们不会离开这座城市。',
    ],
    ['zh', 'spaces and commas', '他说：2018年我们走，马上', '他说: 2018 年我们走,马上'],
    [
      'ja',
      'ends',
      '明日この街を離れることはない',
      '「明日この街を離れることはない」',
      '（明日この街を離れることはない。）',
    ],
    ['ja', 'width', '２０１８年、ｶﾞｽを止めた', '2018年，ガスを止めた｡'],
    ['hi', 'a danda', 'हम शहर नहीं छोड़ेंगे', 'हम शहर नहीं छोड़ेंगे।', 'हम शहर नहीं छोड़ेंगे |'],
    ['ar', 'stops', 'لن نغادر المدينة', 'لن نغادر المدينة،', 'لن نغادر المدينة؛', '«لن نغادر المدينة».'],
    ['ar', 'vowel marks and tatweel', 'لن نغادر المدينة', 'لَنْ نُغَادِرَ المَدِينَةَ', 'لن نغـــادر المدينـة'],
    ['fa', 'kaf and yeh, joined or not', 'کتابی نمی‌خوانیم', 'كتابي نميخوانيم'],
    ['ur', 'a full stop', 'ہم نہیں جائیں گے', 'ہم نہیں جائیں گے۔'],
    ['he', 'points and gershayim', 'שָׁלוֹם לצה״ל', 'שלום לצה"ל', 'שלום לצה”ל.'],
    ['el', 'capitals', 'Ο δήμαρχος είπε όχι', '«Ο ΔΗΜΑΡΧΟΣ ΕΙΠΕ ΟΧΙ.»'],
    ['el', 'a question', 'Ο δήμαρχος είπε όχι;', 'Ο δήμαρχος είπε όχι\u037e', '«Ο δήμαρχος είπε όχι»;'],
    ['tr', 'both letters i', 'İstanbul’un ışıkları', 'İSTANBUL’UN IŞIKLARI', 'istanbul’un ışıkları'],
    ['de', 'a sharp s', 'Die Straße bleibt groß', 'DIE STRASSE BLEIBT GROSS', 'DIE STRAẞE BLEIBT GROẞ'],
    ['ro', 'a cedilla', 'această ţară şi', 'această țară și'],
    ['ru', 'a diaeresis', 'всё ещё идёт', 'все еще идет'],
    ['hy', 'ends', 'Մենք կգնանք', 'Մենք կգնանք։', '«Մենք կգնանք»'],
    ['am', 'spaces and ends', 'ሰላም ነው', 'ሰላም፡ነው።'],
    ['es', 'the mark before', '¡Viene!', 'Viene'],
    ['es', 'the mark before a question', '¿Quién viene?', 'Quién viene?', '¡¿Quién viene?!'],
    ['th', 'spaces', 'เราจะไม่ไป', 'เราจะ ไม่ไป'],
    [
      'fr',
      'grouped digits',
      'il paie 1 500 000 euros',
      'il paie 1.500.000 euros',
      'il paie 1500000 euros',
      'il paie 1,500,000 euros',
    ],
    ['fr', 'the mark of decimals', 'à 3,7 %', 'à 3.7%'],
    ['hi', 'digits', '१५,००,००० रुपये', '1500000 रुपये'],
  ])('%s: %s', (language, _, ...texts) => {
    expect(new Set(texts.map((text) => foldTypography(text, language))).size).toBe(1);
  });
});

describe('in every script, two wordings', () => {
  test.each([
    ['ar', 'لن نغادر المدينة؟', 'لن نغادر المدينة'],
    ['el', 'Ο δήμαρχος είπε όχι;', 'Ο δήμαρχος είπε όχι.'],
    ['el', 'Ο δήμαρχος είπε όχι»;', 'Ο δήμαρχος είπε όχι».'],
    ['zh', '我们不会离开？', '我们不会离开。'],
    ['hy', 'Ո՞վ կգա', 'Ով կգա'],
    ['am', 'ሰላም ነው፧', 'ሰላም ነው።'],
    ['es', '¿Viene mañana', 'Viene mañana'],
    ['tr', 'sınır', 'sinir'],
    ['el', 'ή', 'η'],
    ['yi', 'אָן', 'אַן'],
    ['ja', 'がき', 'かき'],
    ['en', '3.7 billion', '37 billion'],
    ['en', '-5 degrees', '5 degrees'],
    ['en', '12.03.2018', '12032018'],
  ])('%s: %s / %s', (language, one, other) => {
    expect(foldTypography(one, language)).not.toBe(foldTypography(other, language));
  });
});

test('marks alone are a wording of their own', () => {
  expect(foldTypography('« … »')).toBe('« … »');
});

/** Letters and digits that no rule of typography takes for something else. */
const letters = fc
  .stringMatching(/^[\p{L}\p{N}]{1,8}$/u)
  .filter((word) => word.normalize('NFKC') === word && !/[œŒæÆʹʼ]|[^\P{Nd}0-9]/u.test(word));

test('words survive: the letters and digits of a text are those of its fold', () => {
  const lettersOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]/gu) ?? [];
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1 }),
      fc.constantFrom(' ', "'", ' — ', ' « ', ', '),
      (words, mark) => {
        expect(lettersOf(foldTypography(words.join(mark)))).toEqual(
          words.flatMap((word) => lettersOf(foldPrint(word))),
        );
      },
    ),
  );
});

test('what is folded stays as it is, whatever was folded', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      ...Array.from(
        '«»“”„"\'’‘ –—-…... ,;:!?%()[] \u00a0\u202f\u200b\u00adéÉe\u0301aB25ßİ🚀「」؟、。;·΄Σς中はกب한',
      ),
    ),
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
      language: 'fr',
    }));
    expect(groupWordings(items).map(({ text, items }) => [text, items.length])).toEqual([
      ['demain', 4],
      ['Jamais !', 2],
    ]);
  });
  test('every item stands in one group', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            text: fc.constantFrom('a', 'A', '« a »', 'b', 'b.', '…', ''),
            language: fc.constantFrom('fr', 'tr'),
          }),
        ),
        (items) => {
          expect(groupWordings(items).flatMap((group) => group.items).length).toBe(items.length);
        },
      ),
    );
  });
});
