import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SPACELESS } from '../../../server/text/script.rules.ts';
import { foldTypography } from '../../../server/utterance/wording.rules.ts';
import { type TestApp, testApp } from '../../support/app.ts';

// What the check takes for the same words is looked up in SQL, so both must fold alike, on both engines.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function pairsOf(texts: readonly string[]): Promise<number[][]> {
  const rows = await app.database.prisma.$queryRaw<{ pairs: number[] }[]>`
    SELECT verbatim_quote_shingles(t.text) AS pairs FROM unnest(${[...texts]}::text[]) WITH ORDINALITY AS t(text, n) ORDER BY t.n`;
  return rows.map(({ pairs }) => pairs);
}

test('letters that stand without spaces are the same in SQL', async () => {
  const all = Array.from({ length: 0x40000 }, (_, i) => String.fromCodePoint(i + 1)).filter(
    (letter) => !/\p{Cs}|\p{Cn}/u.test(letter),
  );
  const [row] = await app.database.prisma.$queryRaw<{ found: string }[]>`
    SELECT regexp_replace(${all.join('')}, '[^' || verbatim_syllables() || verbatim_unspaced_alphabets() || ']', '', 'g') AS found`;
  expect(Array.from(row?.found ?? '')).toEqual(
    all.filter((letter) => new RegExp(SPACELESS, 'u').test(letter)),
  );
});

describe('one wording is looked up by the same pairs:', () => {
  test.each([
    ['ar', 'لن نغادر المدينة غدا', 'لَنْ نُغَادِرَ المَدِينَةَ غدا', 'لن نغـــادر المدينـــة غـــدا؟'],
    ['fa', 'کتاب‌های ایرانی را می‌خوانیم', 'كتابهاي ايراني را ميخوانيم'],
    ['el', 'Ο δήμαρχος είπε όχι', 'Ο ΔΗΜΑΡΧΟΣ ΕΙΠΕ ΟΧΙ;'],
    ['tr', 'İstanbul’un ışıkları sönmeyecek', 'İSTANBUL’UN IŞIKLARI SÖNMEYECEK'],
    ['de', 'Die Straße bleibt groß', 'DIE STRASSE BLEIBT GROSS', 'DIE STRAẞE BLEIBT GROẞ'],
    ['zh', '我们“明天”离开，马上走', '我们 明天 离开马上走', '「我们」明天離开马上走'.replace('離', '离')],
    ['ja', 'ガスを止めた', 'ｶﾞｽを「止めた」'],
    ['th', 'เราจะไม่ไป', 'เราจะ ไม่ไป'],
    ['fr', 'il paie 1 500 000 euros', 'il paie 1.500.000 euros', 'il paie 1500000 euros'],
    ['en', 'the harbour authority confirmed', 'the har-\nbour author\u00ad\r\n ity confirmed'],
    ['hi', '१५,००,००० रुपये', '1500000 रुपये'],
  ])('%s', async (_, ...texts) => {
    const [first, ...others] = await pairsOf(texts);
    expect(first?.length).toBeGreaterThan(0);
    for (const other of others) expect(other.toSorted()).toEqual(first?.toSorted());
  });

  test('whatever the letters and the marks', async () => {
    const units = 'aéEœßfiﬁğħıİLñøšüżЙёΆΣάςשאلحیكกับเ国เがガか한국말'.normalize('NFC');
    const marks = [
      ...` \n.,;:!?'’"«»“”「」《》()–-،؟。、।`,
      '\u00ad',
      '\u200b',
      '\u061c',
      '\u064e',
      '\u0640',
    ];
    const words = fc.string({
      unit: fc.constantFrom(...units, ...units, ...marks),
      minLength: 5,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 50, maxLength: 50 }), async (texts) => {
        expect(await pairsOf(texts.map((text) => foldTypography(text)))).toEqual(await pairsOf(texts));
      }),
      { numRuns: 10 },
    );
  });
});

test('a sentence shares most pairs with itself after a change of one letter or word', async () => {
  for (const [text, changed] of [
    ['我们明天不会离开这座城市', '我们后天不会离开这座城市'],
    ['明日この街を離れることはない', '昨日この街を離れることはない'],
    ['เราจะไม่ออกจากเมืองนี้พรุ่งนี้', 'เขาจะไม่ออกจากเมืองนี้พรุ่งนี้'],
    ['우리는 내일 이 도시를 떠나지 않는다', '그들은 내일 이 도시를 떠나지 않는다'],
  ]) {
    const [one = [], other = []] = await pairsOf([text as string, changed as string]);
    expect(one.filter((pair) => other.includes(pair)).length).toBeGreaterThan(one.length / 2);
  }
});
