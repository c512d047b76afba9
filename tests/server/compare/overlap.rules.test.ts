import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Comparison, type Passage, SHINGLE, shinglesOf } from '../../../server/compare/overlap.rules.ts';
import { countWords, sliceCodePoints } from '../../../server/text/text.ts';
import { wordsOf } from '../../../server/text/words.rules.ts';

const compare = (text: string, other: string) => new Comparison(wordsOf(text)).with(other);
const NINE = 'Le traité sur les armes expire le cinq février';
const TEN = 'les deux délégations se retrouvent mardi matin à Genève sans témoins';

describe('the words of a text', () => {
  test('are runs of letters and digits, marks only separate them', () => {
    expect(wordsOf('« L’accord » de la Maison-Blanche : 25% !').folded).toEqual([
      'l',
      'accord',
      'de',
      'la',
      'maison',
      'blanche',
      '25',
    ]);
  });
  test('have no case, and keep their accents', () => {
    expect(wordsOf('ÉLISE élise Elise STRASSE Straße').folded).toEqual([
      'élise',
      'élise',
      'elise',
      'strasse',
      'strasse',
    ]);
  });
  test('are numbers, however they are written', () => {
    for (const text of ['1.500.000 à 3,7%', '1 500 000 à 3.7 %', '1,500,000 à ٣٫٧'])
      expect(wordsOf(text).folded).toEqual(['1500000', 'à', '3.7']);
  });
  test('are whole where a hyphen breaks them at the end of a line, but for names and numbers', () => {
    expect(wordsOf('le gouverne-\nment, l’assem\u00ad\r\n  blée, Saint-\nMalo, 15-\n20').folded).toEqual([
      'le',
      'gouvernement',
      'l',
      'assemblée',
      'saint',
      'malo',
      '15',
      '20',
    ]);
  });
  test('are letters where no spaces stand between words', () => {
    expect(wordsOf('「三艘船」 AI模型').folded).toEqual(['三', '艘', '船', 'ai', '模', '型']);
  });
  test('are the same in every normal form, and with invisible characters inside', () => {
    expect(wordsOf('cafe\u0301 gouver\u00adnement ﬁn').folded).toEqual(['café', 'gouvernement', 'fin']);
  });
  test('stand at code points', () => {
    const { starts, ends } = wordsOf('🚀 départ 👩🏽‍🚀 fin');
    expect([starts, ends]).toEqual([
      [2, 14],
      [8, 17],
    ]);
  });
});

describe('passages that two texts share', () => {
  test('are found where one of them breaks words at the end of lines, with the span of the broken words', () => {
    const text = 'Les bateaux quit-\nteront le port avant la tem-\npête de mardi ma\u00ad\ntin.';
    const { ours } = compare(
      text,
      'Sud : les bateaux quitteront le port avant la tempête de mardi matin, dit-on.',
    );
    expect(ours.map(({ start, end }) => sliceCodePoints(text, start, end))).toEqual([text.slice(0, -1)]);
  });
  test('are found whatever the apostrophes, spaces, marks and case, with both spans', () => {
    const text = 'Hier. « L’accord n’est pas prêt, a dit le ministre à Genève » !';
    const other = "🚀 Selon lui, L'ACCORD n'est pas prêt a\u00a0dit — le ministre à Genève, enfin";
    const { ours, theirs } = compare(text, other);
    expect(ours.map(({ start, end }) => sliceCodePoints(text, start, end))).toEqual([
      'L’accord n’est pas prêt, a dit le ministre à Genève',
    ]);
    expect(ours.map(({ otherStart, otherEnd }) => sliceCodePoints(other, otherStart, otherEnd))).toEqual([
      "L'ACCORD n'est pas prêt a\u00a0dit — le ministre à Genève",
    ]);
    // "L’accord" and "n’est" are one word each for whoever counts them, "a\u00a0dit" are two.
    expect(ours.map(({ words }) => words)).toEqual([10]);
    // The dash alone is no word.
    expect(theirs.map(({ words }) => words)).toEqual([10]);
  });
  test.each([
    [
      'zh',
      '港口管理局周二证实，三艘船在风暴到来之前已经离开港口，没有水手失踪',
      '港口管理局周二证实三艘船在风暴到来之前已经离开港口。没有水手失踪',
    ],
    [
      'ja',
      '市は月曜日に「港を閉鎖しない」と発表し、三隻の船が出航した',
      '市は月曜日に『港を閉鎖しない』と発表し三隻の船が出航した',
    ],
    ['th', 'นายกเทศมนตรีกล่าวว่าเมืองจะไม่ปิดท่าเรือในวันจันทร์นี้', 'นายกเทศมนตรีกล่าวว่า เมืองจะไม่ปิดท่าเรือ ในวันจันทร์นี้'],
  ])('are found where no spaces stand between words: %s', (_, text, other) => {
    const [passage, ...more] = compare(`一。${text}`, `二！${other}`).ours;
    expect(more).toEqual([]);
    expect(passage).toMatchObject({ start: 2, end: 2 + Array.from(text).length });
    // Words are counted, not letters.
    expect(passage?.words).toBeGreaterThanOrEqual(SHINGLE);
    expect(passage?.words).toBeLessThan(Array.from(text).length * 0.75);
  });
  test('have eight words where no spaces stand between them, too: one name is none', () => {
    expect(compare('全国人民代表大会常务委员会说不', '据全国人民代表大会常务委员会今天').ours).toEqual([]);
  });
  test('are as long as they can be', () => {
    const text = `${TEN} et ${NINE}`;
    expect(compare(text, `Mais ${text}, ajoute-t-on`).ours).toEqual([
      expect.objectContaining({ start: 0, end: Array.from(text).length, words: 21 }),
    ]);
  });
  test('have eight words as they are counted, though elisions make more of them', () => {
    const seven = "L'un n'a qu'à s'en tenir à cela";
    expect(wordsOf(seven).folded.length).toBeGreaterThan(SHINGLE);
    expect(compare(seven, seven).ours).toEqual([]);
    expect(compare(`${seven} encore`, `${seven} encore`).ours).toHaveLength(1);
  });
  test('differ where one word does', () => {
    expect(compare(NINE.replace('traité', 'texte'), NINE).ours).toEqual([]);
  });
  test('do not lie within each other: one that the other text repeats in part is given once', () => {
    const other = `${TEN} et ${NINE}. Plus loin : ${NINE}.`;
    const { ours, theirs } = compare(`${TEN} et ${NINE}`, other);
    expect(ours.map(({ words }) => words)).toEqual([21]);
    expect(theirs.map(({ words }) => words)).toEqual([21, 9]);
  });
  test('that one text prints twice are given at both places', () => {
    const { ours, theirs } = compare(`${NINE}. Bref : ${NINE}.`, NINE);
    expect(ours.map(({ start }) => start)).toEqual([0, `${NINE}. Bref : `.length]);
    expect(theirs).toHaveLength(1);
  });
});

/** All of it by comparing every word with every word. */
function oracle(text: string, other: string): Passage[] {
  const a = wordsOf(text);
  const b = wordsOf(other);
  const runs: { at: number; to: number; length: number }[] = [];
  for (let at = 0; at < a.folded.length; at++) {
    for (let to = 0; to < b.folded.length; to++) {
      if (at > 0 && to > 0 && a.folded[at - 1] === b.folded[to - 1]) continue;
      let length = 0;
      while (at + length < a.folded.length && a.folded[at + length] === b.folded[to + length]) length++;
      if (length >= SHINGLE) runs.push({ at, to, length });
    }
  }
  const within = (x: (typeof runs)[number], y: (typeof runs)[number]) =>
    x !== y && x.at >= y.at && x.at + x.length <= y.at + y.length && (x.length < y.length || x.to > y.to);
  return runs
    .filter((run) => !runs.some((longer) => within(run, longer)))
    .map(({ at, to, length }) => {
      const start = a.starts[at] as number;
      const end = a.ends[at + length - 1] as number;
      return {
        start,
        end,
        otherStart: b.starts[to] as number,
        otherEnd: b.ends[to + length - 1] as number,
        words: countWords(sliceCodePoints(text, start, end)),
      };
    })
    .filter(({ words }) => words >= SHINGLE)
    .sort((x, y) => x.start - y.start);
}

/** Texts of few words, so that they share many; with marks, spaces and case as they come. */
const between = fc.constantFrom(
  ' ',
  '\u00a0',
  ' « ',
  '\u202f» ',
  '’',
  "'",
  ' — ',
  '-',
  ', ',
  '.\n',
  ' 🚀 ',
  '\u200b ',
);
const word = fc.constantFrom('le', 'Le', 'LA', 'la', 'paix', 'Paix', 'é', 'e\u0301', '25', '𝒳', 'n');
const text = fc.array(fc.tuple(word, between), { maxLength: 40 }).map((parts) => parts.flat().join(''));

test('passages are those that a comparison of all words finds', () => {
  fc.assert(
    fc.property(text, text, text, (a, b, common) => {
      const one = a + common;
      const two = common + b;
      const { ours, theirs } = compare(one, two);
      expect(ours).toEqual(oracle(one, two));
      expect(theirs).toEqual(oracle(two, one));
    }),
    { numRuns: 500 },
  );
});

test('every span is the text it claims, and both texts have the same words there', () => {
  fc.assert(
    fc.property(text, text, fc.string({ unit: 'binary' }), (a, b, anything) => {
      const one = a + anything + b;
      const two = anything + b + a;
      for (const { start, end, otherStart, otherEnd } of compare(one, two).ours) {
        const here = wordsOf(sliceCodePoints(one, start, end));
        expect(here.folded).toEqual(wordsOf(sliceCodePoints(two, otherStart, otherEnd)).folded);
        expect([here.starts[0], here.ends.at(-1)]).toEqual([0, end - start]);
      }
    }),
    { numRuns: 500 },
  );
});

test('texts that share a passage share a shingle, so the index finds each of the other', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const shared = new Set(shinglesOf(wordsOf(b)));
      if (compare(a, b).ours.length > 0) expect(shinglesOf(wordsOf(a)).some((n) => shared.has(n))).toBe(true);
    }),
  );
});

test('texts that repeat one word thousands of times are compared in bounded work', () => {
  const long = 'la '.repeat(5000);
  expect(compare(long, `${long}fin`).ours).toEqual([
    { start: 0, end: 14_999, otherStart: 0, otherEnd: 14_999, words: 5000 },
  ]);
});
