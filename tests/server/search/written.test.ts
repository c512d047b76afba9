import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const article = (slug: string, language: string, body: string) =>
  JSON.stringify({ status: 'CONFIRMED', article: { slug, language, genre: 'REPORTAGE', body } });

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.load(
    article('points', 'en', 'Envoys of the E.U. and the I.M.F. met J.R.R. Tolkien at 5 p.m. in Lyon.'),
    article('plain', 'en', 'Envoys of the EU and the IMF left at 6 pm.'),
    article('commas', 'en', 'It cost 2,750,000 dollars in 2019, of which 48,200 were lost.'),
    article('spaces', 'fr', 'Cela coûta 2 750 000 euros en 2019, dont 48 200 perdus ; 12 en tout.'),
    article('dots', 'de', 'Es kostete 2.750.000 Euro. Frau Schröder wohnt in der Königstraße, neue Quelle.'),
    article('apostrophes', 'de', 'Er zahlte 2’750’000 Franken an Herrn Goethe.'),
    article('bare', 'en', 'They counted 6 400 000 voters'),
    article('lakh', 'en', 'The fund has 27,50,000 rupees.'),
    article('broken', 'en', 'The passen-\ngers of the fer-\nry waited.'),
    article('chinese', 'zh', '市政府昨天宣布，新的图书馆将于春季开放。'),
    article('japanese', 'ja', '知事は図書館を来年ひらくと発表した。カメラも並ぶ。'),
    article('thai', 'th', 'นายกรัฐมนตรีกล่าวว่าโรงเรียนจะเปิดในวันจันทร์'),
    article('lao', 'lo', 'ລັດຖະບານປະກາດເປີດໂຮງຮຽນໃໝ່'),
    article('khmer', 'km', 'រដ្ឋាភិបាលប្រកាសបើកសាលារៀនថ្មី'),
    article('burmese', 'my', 'အစိုးရကကျောင်းသစ်ဖွင့်မည်ဟုကြေညာသည်'),
    article('arabic', 'ar', 'وأعلنت المدرسة إجراءاتٍ للسؤال والمسؤوليّة، وزار الوفد والميناء مستشفى قديماً.'),
    article('persian', 'fa', 'کتاب‌خانه‌های شهر می‌مانند و کودکان یاد می‌گیرند.'),
    article('hebrew', 'he', 'הַמּוֹרֶה דיבר'),
  );
}, 600_000);
afterAll(() => app.close());

const SEARCH = `query ($q: String!) {
  search(query: $q, types: [ARTICLE]) { edges { snippet highlights { start end } node { ... on Article { slug } } } }
}`;
interface Found {
  search: {
    edges: { snippet: string; highlights: { start: number; end: number }[]; node: { slug: string } }[];
  };
}

/** What is found, with the words that are marked in it. */
async function found(q: string): Promise<Record<string, string[]>> {
  const { data } = await app.query<Found>(SEARCH, { q });
  expect((await app.resolved.query<Found>(SEARCH, { q })).data).toEqual(data);
  return Object.fromEntries(
    data.search.edges.map(({ node, snippet, highlights }) => {
      const points = Array.from(snippet);
      return [node.slug, highlights.map(({ start, end }) => points.slice(start, end).join(''))];
    }),
  );
}

describe('abbreviations and numbers are one, however they are written', () => {
  test.each([
    ['EU ', { points: ['E.U'], plain: ['EU'] }],
    ['E.U.', { points: ['E.U'], plain: ['EU'] }],
    ['I.M.F. ', { points: ['I.M.F'], plain: ['IMF'] }],
    ['"imf"', { points: ['I.M.F'], plain: ['IMF'] }],
    ['JRR Tolkien', { points: ['J.R.R', 'Tolkien'] }],
    [
      '2750000 ',
      {
        commas: ['2,750,000'],
        spaces: ['2 750 000'],
        dots: ['2.750.000'],
        apostrophes: ['2’750’000'],
        lakh: ['27,50,000'],
      },
    ],
    ['6,400,000 ', { bare: ['6 400 000'] }],
    ['48 200 ', { commas: ['48,200'], spaces: ['48 200'] }],
    ['"48.200 perdus"', { spaces: ['48 200', 'perdus'] }],
    ['200 ', {}],
    ['2019 ', { commas: ['2019'], spaces: ['2019'] }],
    ['passengers ferry ', { broken: ['passen-\ngers'] }],
    ['"the ferry waited"', { broken: ['the', 'fer-\nry', 'waited'] }],
  ])('%s', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });
});

describe('in scripts without spaces, words within a sentence are found', () => {
  test.each([
    ['图书馆', { chinese: ['图书馆'] }],
    ['宣布', { chinese: ['宣布'] }],
    ['馆', { chinese: ['馆'] }],
    ['书图', {}],
    ['春季 宣布', { chinese: ['宣布', '春季'] }],
    ['-宣布 图书馆', {}],
    ['"来年"', { japanese: ['来年'] }],
    ['年来', {}],
    ['図書館', { japanese: ['図書館'] }],
    ['ひらく', { japanese: ['ひらく'] }],
    ['カメラ', { japanese: ['カメラ'] }],
    ['ｶﾒﾗ', { japanese: ['カメラ'] }],
    ['โรงเรียน', { thai: ['โรงเรียน'] }],
    ['โรงแรม', {}],
    ['ໂຮງຮຽນ', { lao: ['ໂຮງຮຽນ'] }],
    ['សាលារៀន', { khmer: ['សាលារៀន'] }],
    ['ကျောင်း', { burmese: ['ကျောင်း'] }],
  ])('%s', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });
});

describe('letters that are written for one another are one', () => {
  test.each([
    ['المدرسه', ['arabic']],
    ['اعلنت', ['arabic']],
    ['إجـــراءات', ['arabic']],
    ['مستشفي', ['arabic']],
    ['الميناء', ['arabic']],
    ['المسئولية', ['arabic']],
    ['كتاب خانه', ['persian']],
    ['كودكان', ['persian']],
    ['می مانند', ['persian']],
    ['می‌مانند', ['persian']],
    ['"می مانند"', ['persian']],
    ['המורה', ['hebrew']],
    ['Schroeder', ['dots']],
    ['Schroder', ['dots']],
    ['Koenigstrasse', ['dots']],
    ['Göthe', ['apostrophes']],
    ['"Goethe"', ['apostrophes']],
    ['neue Quelle ', ['dots']],
  ])('%s', async (q, slugs) => {
    const hits = await found(q);
    expect(Object.keys(hits)).toEqual(slugs);
    for (const words of Object.values(hits)) expect(words.length).toBeGreaterThan(0);
  });
});
