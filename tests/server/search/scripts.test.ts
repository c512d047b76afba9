import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

const PEOPLE = [
  'Mikhaïl Boulgakov',
  'Anton Tchekhov',
  'Boris Pilniak',
  'Tikhon Khrennikov',
  'Boris Eltsine',
  'Milica Đurđević',
  'Vuk Šešelj',
  'Ljiljana Njegovan',
  'Zdravko Krivokapic',
  'Gjorge Ivanov',
  'Kassym Tokaïev',
  'Volodymyr Hroisman',
  'Lech Wałęsa',
  'Kyriakos Venizelos',
  'Georges Papandréou',
  'Youssef Amrani',
  'Abdel Fattah Hamdan',
  'Ehud Barak',
  'Rahul Gandhi',
  'Vahan Petrossian',
  'Giorgi Margvelashvili',
  'Li Keqiang',
  'Tanaka Kakuei',
  'نزار الحكيم',
  'Дарья Николаева',
  'Miel Dupont',
  'Michel Durand',
  'Marco Belli',
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const people = PEOPLE.map((name, n) => ({ slug: `p-${n}`, type: 'PERSON', name }));
  await app.load(JSON.stringify({ status: 'CONFIRMED', people }));
});
afterAll(() => app.close());

async function found(search: string): Promise<string[]> {
  const { data } = await app.query<{ people: { nodes: { name: string }[] } }>(
    `query ($search: String!) { people(filter: { search: $search }, orderBy: RELEVANCE) { nodes { name } } }`,
    { search },
  );
  return data.people.nodes.map(({ name }) => name);
}

describe('a name is found as it sounds', () => {
  test.each([
    ['Russian', 'Михаил Булгаков', 'Mikhaïl Boulgakov'],
    ['Russian in English', 'Chekhov', 'Anton Tchekhov'],
    ['Russian in German', 'Tschechow', 'Anton Tchekhov'],
    ['Russian in German, with z for ц', 'Jelzin', 'Boris Eltsine'],
    ['Russian in scientific transliteration, with c for ц', 'Jelcin', 'Boris Eltsine'],
    ['Russian in scientific transliteration, with ch for х', 'Michail Bulgakow', 'Mikhaïl Boulgakov'],
    ['Russian in scientific transliteration, with ch before a consonant', 'Chrennikov', 'Tikhon Khrennikov'],
    ['Russian in scientific transliteration, with č', 'Čechov', 'Anton Tchekhov'],
    ['Russian, recorded so', 'Daria Nikolayeva', 'Дарья Николаева'],
    ['Serbian with ђ and ћ', 'Милица Ђурђевић', 'Milica Đurđević'],
    ['Serbian with ђ as dj', 'Djurdjevic', 'Milica Đurđević'],
    ['Serbian with ш and љ', 'Шешељ', 'Vuk Šešelj'],
    ['Serbian with љ and њ', 'Љиљана Његован', 'Ljiljana Njegovan'],
    ['Serbian, recorded without marks', 'Кривокапић', 'Zdravko Krivokapic'],
    ['Macedonian', 'Ѓорге Иванов', 'Gjorge Ivanov'],
    ['Kazakh', 'Қасым Тоқаев', 'Kassym Tokaïev'],
    ['Ukrainian, with г as h', 'Гройсман', 'Volodymyr Hroisman'],
    ['Polish in Cyrillic', 'Валенса', 'Lech Wałęsa'],
    ['Greek', 'Κυριάκος Βενιζέλος', 'Kyriakos Venizelos'],
    ['Greek with two letters for one sound', 'ΠΑΠΑΝΔΡΈΟΥ', 'Georges Papandréou'],
    ['Armenian', 'Վահան Պետրոսյան', 'Vahan Petrossian'],
    ['Georgian', 'მარგველაშვილი', 'Giorgi Margvelashvili'],
    ['Chinese, simplified', '李克强', 'Li Keqiang'],
    ['Chinese, traditional', '李克強', 'Li Keqiang'],
    ['kana', 'たなか', 'Tanaka Kakuei'],
    ['kana with a middle dot', 'タナカ・カクエイ', 'Tanaka Kakuei'],
  ])('%s: %s', async (_script, search, name) => {
    expect(await found(search)).toEqual([name]);
  });
});

describe('a name in a script without vowels is found by its consonants', () => {
  test.each([
    ['Arabic', 'يوسف العمراني', 'Youssef Amrani'],
    ['Arabic, one word', 'العمراني', 'Youssef Amrani'],
    ['Arabic with the article', 'عبد الفتاح حمدان', 'Abdel Fattah Hamdan'],
    ['Arabic, recorded so', 'Nizar al-Hakim', 'نزار الحكيم'],
    ['Hebrew', 'אהוד ברק', 'Ehud Barak'],
    ['Hindi', 'राहुल गांधी', 'Rahul Gandhi'],
  ])('%s: %s', async (_script, search, name) => {
    expect(await found(search)).toEqual([name]);
  });
});

test('a second way to sound a name does not lead from a word to names that are begun like it', async () => {
  expect(await found('miel')).toEqual(['Miel Dupont']);
  expect(await found('mars')).toEqual([]);
  expect(await found('marc')).toEqual(['Marco Belli']);
});
