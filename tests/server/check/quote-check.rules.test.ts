import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCheck } from '../../../server/check/quote-check.nearest.ts';
import { compareWith, MAX_WORDS } from '../../../server/check/quote-check.rules.ts';

const compareWordings = (asked: string, printed: string, language = 'fr') =>
  compareWith(asked)(printed, language);

/** The differences in one line: same, {asked→printed}, -missing-, +added+. */
function show(asked: string, printed: string, language?: string): string {
  const shown = { SAME: (_: string, p: string) => p, CHANGED: (a: string, p: string) => `{${a}→${p}}` };
  const one = { ...shown, MISSING: (a: string) => `-${a}-`, ADDED: (_: string, p: string) => `+${p}+` };
  return compareWordings(asked, printed, language)
    .differences.map(({ kind, asked, printed }) => one[kind](asked, printed))
    .join(' ');
}
const similarity = (asked: string, printed: string, language?: string) =>
  compareWordings(asked, printed, language).similarity;

describe('the difference between a sentence and what is printed is', () => {
  test.each([
    [
      'none but typography',
      "Il n'y a pas d'accord !",
      '« il n’y a pas d’accord »',
      'il n’ y a pas d’ accord',
    ],
    ['none in dashes, joints and case', 'CESSEZ LE FEU', 'cessez-le-feu', 'cessez le feu'],
    [
      'none at the end of a line',
      'le gouvernement reste',
      'le gouverne-\nment reste',
      'le gouverne-\nment reste',
    ],
    ['none in composition', 'de\u0301cision', 'décision', 'décision'],
    ['an accent', 'Etat libre', 'État libre', '{Etat→État} libre'],
    [
      'a word in the place of another',
      'une bonne réunion',
      'une mauvaise réunion',
      'une {bonne→mauvaise} réunion',
    ],
    [
      'another form of a word',
      'un accord conclu',
      'des accords conclus',
      '{un→des} {accord→accords} {conclu→conclus}',
    ],
    ['a word left out', 'une très bonne réunion', 'une bonne réunion', 'une -très- bonne réunion'],
    ['a word put in', 'une bonne réunion', 'une très bonne réunion', 'une +très+ bonne réunion'],
    [
      'what is printed around it',
      'des progrès',
      'Oui, nous avons fait des progrès ici',
      '+Oui+ +nous+ +avons+ +fait+ des progrès +ici+',
    ],
    ['what is printed around it, at the closest place', 'a b', 'a x b a b', '+a+ +x+ +b+ a b'],
    [
      'what is not printed of it',
      'la réunion a été très productive',
      'très productive',
      '-la- -réunion- -a- -été- très productive',
    ],
    ['another order', 'hier nous avons gagné', 'nous avons gagné hier', '-hier- nous avons gagné +hier+'],
    ['everything', 'un deux', 'three four five', '-un- -deux- +three+ +four+ +five+'],
  ])('%s', (_name, asked, printed, shown) => {
    expect(show(asked, printed)).toBe(shown);
  });
});

describe('a wording is as similar as it should be:', () => {
  const sentence = 'Nous n’y sommes pas, mais nous avons fait des progrès.';

  test('wholly, whatever the typography; not at all without a word in common', () => {
    expect(similarity("NOUS N'Y SOMMES PAS – mais nous avons fait des progrès", sentence)).toBe(1);
    expect(similarity('Rien de tel', sentence)).toBe(0);
    expect(similarity('', sentence)).toBe(0);
    expect(similarity('« … »', '')).toBe(0);
  });

  test('a part that is printed whole more than one with a change, that more than half of it', () => {
    const part = similarity('nous avons fait des progrès', sentence);
    const changed = similarity('nous avons fait de grands pas', sentence);
    expect(part).toBeGreaterThan(0.9);
    expect(changed).toBeLessThan(part);
    expect(similarity('nous avons dormi longtemps hier', sentence)).toBeLessThan(changed);
  });

  test('words that changed places more than words that are not there', () => {
    const moved = similarity('mais nous avons fait des progrès, nous n’y sommes pas', sentence);
    expect(moved).toBeGreaterThan(
      similarity('mais nous avons fait des progrès, vous le savez bien', sentence),
    );
    expect(moved).toBeLessThan(1);
  });

  test('a slip of the keyboard and a missing accent almost wholly', () => {
    expect(similarity('Nous n’y sommes pas, mais nous avons fiat des porgrès', sentence)).toBeGreaterThan(
      0.9,
    );
    expect(similarity('Nous n’y sommes pas, mais nous avons fait des progres', sentence)).toBeGreaterThan(
      0.95,
    );
  });

  test('short words that any sentence has hardly', () => {
    expect(similarity('il y a des chats dans la maison de mes voisins', sentence)).toBeLessThan(0.4);
  });
});

describe('a word that denies, in one text alone, lowers the similarity clearly and is told:', () => {
  /** Similar, but clearly less than any wording with the same sense. */
  const TURNED = 0.6;
  test.each([
    ['fr', 'il y a un accord', 'il n’y a pas d’accord', 'il +n’+ y a +pas+ {un→d’} accord'],
    ['fr', 'il n’y a pas d’accord', 'il y a un accord', 'il -n’- y a -pas- {d’→un} accord'],
    [
      'fr',
      'nous avons dans ce domaine des accords',
      'nous avons sans ce domaine des accords',
      'nous avons +sans+ -dans- ce domaine des accords',
    ],
    ['fr', 'il y a plus de morts', 'il n’y a plus de morts', 'il +n’+ y a +plus+ -plus- de morts'],
    ['fr', 'un accord est possible', 'aucun accord n’est possible', '+aucun+ -un- accord +n’+ est possible'],
    ['en', 'There is a deal', 'There isn’t a deal', 'There {is→isn’} +t+ a deal'],
    ['en', 'We will ever surrender', 'We will never surrender', 'We will +never+ -ever- surrender'],
    ['de', 'Wir haben eine Einigung', 'Wir haben keine Einigung', 'Wir haben +keine+ -eine- Einigung'],
    ['de', 'Das war ein klein Sieg', 'Das war ein kein Sieg', 'Das war ein +kein+ -klein- Sieg'],
    ['es', 'hay acuerdo', 'no hay acuerdo', '+no+ hay acuerdo'],
    ['ru', 'мы договорились', 'мы не договорились', 'мы +не+ договорились'],
  ])('%s: %s / %s', (language, asked, printed, shown) => {
    expect(show(asked, printed, language)).toBe(shown);
    expect(similarity(asked, printed, language)).toBeLessThanOrEqual(TURNED);
    // In a language whose words are not known, it is a word like others.
    expect(similarity(asked, printed, 'tlh')).toBeGreaterThan(similarity(asked, printed, language));
  });

  test('however long the sentence', () => {
    const rest = 'que les négociateurs réunis hier dans la capitale ont préparé pendant de longues semaines';
    expect(similarity(`il y a un accord ${rest}`, `il n’y a pas un accord ${rest}`)).toBeLessThan(TURNED);
    expect(similarity(`il y a un accord ${rest}`, `il y a bien un accord ${rest}`)).toBeGreaterThan(0.9);
  });

  test.each([
    ['both deny, in other words', 'il n’y a jamais eu d’accord', 'il n’y a pas eu d’accord'],
    ['speech leaves "ne" out', 'il y a pas eu d’accord', 'il n’y a pas eu d’accord'],
    ['"ne" denies nothing by itself', 'avant qu’il parte demain', 'avant qu’il ne parte demain'],
    ['"plus" means more', 'il y a plus de morts', 'il y a plus de morts ici'],
    ['"pas" is a step', 'nous avons fait de grands progrès', 'nous avons fait de grands pas'],
    ['"personne" is someone', 'une personne est morte hier', 'une seule personne est morte hier'],
    [
      'it denies another clause',
      'nous avons fait des progrès',
      'Ce n’est pas fini, nous avons fait des progrès',
    ],
    [
      'it went along with one of them',
      'il n’y a pas d’accord tant qu’il n’y a pas un accord',
      'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
    ],
    ['it went along with its words', 'demain je ne viendrai pas', 'je ne viendrai pas demain'],
  ])('but not where %s', (_name, asked, printed) => {
    expect(similarity(asked, printed)).toBeGreaterThan(0.65);
  });

  test('where it went to another clause alone', () => {
    const asked = 'la première est bonne, la seconde n’est pas bonne';
    expect(similarity(asked, 'la première n’est pas bonne, la seconde est bonne')).toBeLessThan(TURNED);
    expect(similarity(asked, 'la seconde n’est pas bonne, la première est bonne')).toBeGreaterThan(0.8);
  });

  test('where what was asked for is cut out of what denies it', () => {
    expect(similarity('un accord signé', 'ce n’est pas un accord signé')).toBeLessThan(TURNED);
    expect(similarity('wir kommen', 'wir kommen nicht', 'de')).toBeLessThan(TURNED);
    expect(similarity('un accord signé', 'ceci est un accord signé')).toBeGreaterThan(0.9);
  });
});

const word = fc.constantFrom(
  'paix',
  'accord',
  "l'",
  'n’',
  'État',
  'etat',
  'a',
  '😀',
  '–',
  'de\u0301ja\u0300',
  '3',
  '« »',
);
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary' }),
);

test('all words asked for and all words printed are told, each in its order', () => {
  fc.assert(
    fc.property(text, text, (asked, printed) => {
      const { differences, similarity } = compareWordings(asked, printed);
      const told = (side: 'asked' | 'printed') => differences.map((difference) => difference[side]).join('');
      const letters = (all: string) => all.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(told('asked'))).toBe(letters(asked));
      expect(letters(told('printed'))).toBe(letters(printed));
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      for (const { kind, asked, printed } of differences) {
        expect([kind, asked === '', printed === '']).toEqual([kind, kind === 'ADDED', kind === 'MISSING']);
      }
    }),
  );
});

test('a text is wholly similar to itself, and to itself with words around', () => {
  fc.assert(
    fc.property(
      text.filter((all) => /[\p{L}\p{N}]/u.test(all)),
      (all) => {
        expect(similarity(all, all)).toBe(1);
        expect(similarity(all, `zut ${all} zut`)).toBeGreaterThan(0.9);
      },
    ),
  );
});

test('no more words are compared than are promised', () => {
  const { differences } = compareWordings('un '.repeat(5000), 'deux '.repeat(5000));
  expect(differences).toHaveLength(MAX_WORDS.asked + MAX_WORDS.printed);
});

test('of a text that compatibility form makes long no more is read than of another one', () => {
  const long = readCheck({ text: '\ufdfa'.repeat(10_000) }).asked;
  expect(long.text.length).toBeLessThanOrEqual(10_000);
  expect(long.words).toHaveLength(120);
  // What is not longer in it stays as it was asked.
  const short = 'ﬁn de la 1ʳᵉ journée';
  expect(readCheck({ text: short }).text).toBe(short);
});
