import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_SEARCH_WORDS, parseSearch, wantedWords } from '../../../server/fulltext/query.rules.ts';

/** A search as its terms, written short: -not, "a phrase", unfinished*, (optional). */
function read(text: string): string[] {
  return parseSearch(text).flatMap(({ side, words, not, prefix, optional }, i, terms) => {
    const isNext = i > 0 && side !== terms[i - 1]?.side;
    const joined = words.length > 1 ? `"${words.join(' ')}"` : (words[0] as string);
    const term = `${not ? '-' : ''}${joined}${prefix ? '*' : ''}`;
    return [...(isNext ? ['|'] : []), optional ? `(${term})` : term];
  });
}

describe('a search is read as', () => {
  test.each([
    ['words, the last one unfinished', 'accord de paix', ['accord', 'de', 'paix*']],
    ['words, all finished where a space or a mark is behind the last', 'accord paix. ', ['accord', 'paix']],
    [
      'elisions apart from their words',
      "l'accord qu’il dʼaccord ",
      ['l', 'accord', 'qu', 'il', 'd', 'accord'],
    ],
    [
      'phrases in quotation marks of any kind',
      '"pas d’accord" «tâter le terrain» ',
      ['"pas d accord"', '"tâter le terrain"'],
    ],
    ...['"', '«»', '‹›', '“”', '„“', '„”', '”', '»«', '›‹', '‘’', '‚‘', '‚’', '‛’', '«\u00a0|\u00a0»'].map(
      (marks): [string, string, string[]] => {
        const [open, close] = marks.includes('|') ? marks.split('|') : [marks[0], marks.at(-1)];
        return [
          `a phrase between ${open}…${close}`,
          `paix ${open}d’accord, l'État${close} `,
          ['paix', '"d accord l État"'],
        ];
      },
    ),
    [
      'phrases of different marks',
      "‘pas d’accord’ «aujourd'hui, là-bas» ",
      ['"pas d accord"', '"aujourd hui là bas"'],
    ],
    [
      'no phrase between apostrophes inside of words',
      'l‘accord d’aujourd’hui n`est rock‛n‛roll qu′il ',
      ['l', 'accord', 'd', 'aujourd', 'hui', 'n', 'est', 'rock', 'n', 'roll', 'qu', 'il'],
    ],
    [
      'no phrase behind an apostrophe that nothing closes',
      '‘tis les joueurs d’accord ',
      ['tis', 'les', 'joueurs', 'd', 'accord'],
    ],
    ['no phrase between straight apostrophes', "'pas d'accord' ", ['pas', 'd', 'accord']],
    ['an acute accent as an apostrophe', 'd´accord ', ['d', 'accord']],
    [
      'exclusions by a hyphen, an en dash, a minus',
      '-un –deux −trois ‐quatre paix ',
      ['-un', '-deux', '-trois', '-quatre', 'paix'],
    ],
    [
      'exclusions of phrases by each',
      '–«un an» −‘deux ans’ -“dix ans” paix ',
      ['-"un an"', '-"deux ans"', '-"dix ans"', 'paix'],
    ],
    [
      'no exclusion by a dash apart, or inside of a word',
      'paix – guerre 2020–2025 ',
      ['paix', 'guerre', '"2020 2025"'],
    ],
    ['no exclusion by an em dash', '—paix ', ['paix']],
    ['a phrase that is still being typed', '"tâter le ter', ['"tâter le ter"*']],
    ['a phrase where marks join words', 'cessez-le-feu AA/Ankara ', ['"cessez le feu"', '"AA Ankara"']],
    [
      'exclusions of words and phrases',
      'paix -guerre -"cessez le feu" ',
      ['paix', '-guerre', '-"cessez le feu"'],
    ],
    ['no exclusion inside of a word', 'tête-à-tête', ['"tête à tête"*']],
    ['one letter behind other words as no condition', 'cessez-le-f', ['"cessez le"', '(f)']],
    ['one letter alone as itself', 'f', ['f*']],
    ['a number as a whole', 'article 5', ['article', '5*']],
    ['OR between words as a choice', 'sanctions OR menaces ', ['sanctions', '|', 'menaces']],
    [
      'OR as weaker than words that stand together',
      'accord de paix OR «cessez-le-feu» -Trump OR menaces ',
      ['accord', 'de', 'paix', '|', '"cessez le feu"', '-Trump', '|', 'menaces'],
    ],
    ['OR beside quotation marks', '"un an"OR"dix ans" ', ['"un an"', '|', '"dix ans"']],
    ['OR in any width and any script', '制裁 ＯＲ العقوبات ', ['"制 裁"', '|', 'العقوبات']],
    ['OR without words on one side as nothing', 'OR paix OR OR guerre OR', ['paix', '|', 'guerre']],
    ['OR alone as a word', 'OR ', ['OR']],
    ['or in small letters as a word', 'médaille d’or or argent ', ['médaille', 'd', 'or', 'or', 'argent']],
    ['OR in quotation marks as a word', '"paix OR guerre" ', ['"paix OR guerre"']],
    ['OR behind an elision or with a mark as a word', 'l’OR -OR OR-paix ', ['l', 'OR', '-OR', '"OR paix"']],
    ['one letter behind OR as no condition', 'sanctions OR m', ['sanctions', '|', '(m)']],
    ['operators and wildcards as nothing', '& | ! ( ) :* <-> % _ \\ * ', []],
    ['emoji as nothing, the words around them as words', '😀 paix 👩‍👩‍👧 ', ['paix']],
    ['invisible characters as nothing', 'co\u00adopé\u200bration ', ['coopération']],
    ['compatibility forms as what they stand for', 'ﬁn ２０２５ ', ['fin', '2025']],
  ])('%s', (_name, text, terms) => {
    expect(read(text)).toEqual(terms);
  });
});

test('whatever is typed, the words are few, short, and hold nothing but letters, digits and their marks', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        '-',
        "'",
        ' ',
        'a',
        'é',
        '\u0301',
        '«',
        '😀',
        '%',
        ':*',
        '‘',
        '’',
        '‚',
        '›',
        '–',
        '−',
        '´',
        ' OR ',
      ),
      maxLength: 200,
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const terms = parseSearch(text);
      const words = terms.flatMap((term) => term.words);
      expect(words.length).toBeLessThanOrEqual(MAX_SEARCH_WORDS);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]{1,100}$/u);
      expect(terms.every(({ words }) => words.length > 0)).toBe(true);
      // What is unfinished or optional can only be the end.
      expect(terms.slice(0, -1).some(({ prefix, optional }) => prefix || optional)).toBe(false);
    }),
  );
});

test('only words in quotation marks are exact', () => {
  const exact = (text: string) => parseSearch(text).map(({ words, exact }) => (exact ? words.join(' ') : ''));
  expect(exact('un "accord de paix" cessez-le-feu «ici')).toEqual(['', 'accord de paix', '', 'ici']);
});

test('capitals are an abbreviation, unless everything is in capitals', () => {
  const capitals = (text: string) =>
    parseSearch(text).flatMap(({ words, capitals }) => (capitals ? words : []));
  expect(capitals('WHO')).toEqual(['WHO']);
  expect(capitals('IT firms I know')).toEqual(['IT']);
  expect(capitals('WHO IS IT')).toEqual([]);
  expect(capitals('Who')).toEqual([]);
});

test.each([
  ['AT&T', ['AT T']],
  ['the AT&T', ['the', 'AT T']],
  ['P+R S&P', ['P R', 'S P']],
  ['cessez-le-f', ['cessez le', 'f']],
])('a letter behind a mark that makes a name is no beginning: %s', (text, terms) => {
  expect(parseSearch(text).map(({ words }) => words.join(' '))).toEqual(terms);
});

test('10,000 characters are read, and no more words than are looked for', () => {
  expect(wantedWords(parseSearch('mot '.repeat(2500)))).toHaveLength(MAX_SEARCH_WORDS);
  expect(parseSearch(`${' '.repeat(10_000)}paix`)).toEqual([]);
  expect(parseSearch('\u0301'.repeat(10_000))).toEqual([]);
});
