import { BREAK } from '../text/broken.rules.ts';
import { foldNumber, NUMBER } from '../text/number.rules.ts';
import { foldPrint, primaryLanguage, SPACELESS, WITHIN_WORD } from '../text/script.rules.ts';
import { APOSTROPHES } from '../text/typography.rules.ts';
import { isWord, WORD_CHARACTER } from '../text/word.rules.ts';
import { stemOf, undenied } from './affix.rules.ts';
import { denialLanguage, denials, deniedPlaces } from './negation.rules.ts';

/** A word in several forms. */
export interface Word {
  /** As written. */
  written: string;
  /** Without typography and case. A number is in ASCII digits. */
  same: string;
  /** Without accents as well. */
  plain: string;
  /** Its digits. Empty: it has none. */
  digits: string;
  /** Weight in the comparison. Short words say less, so they weigh less. */
  weight: number;
  /** True if the word denies something; see {@link denials}. */
  denies: boolean;
  /** The form that is compared with `undenied` of other words. */
  stem: string;
  /** What the word may be without an affix that denies; see {@link undenied}. */
  undenied: readonly string[];
  /** True if it stands in a script without spaces between words. */
  unspaced: boolean;
  /** The number of its clause in the text. */
  clause: number;
}

const OF_RUN = `(?!${SPACELESS})${WORD_CHARACTER}`;
/** A number, a letter that stands without spaces, or another word with the apostrophe of its elision. */
const WORD = new RegExp(
  `(?<number>${NUMBER})|(?<letter>${SPACELESS}(?:${WITHIN_WORD}*\\p{M})*)|${OF_RUN}(?:(?:${WITHIN_WORD}*|${BREAK})${OF_RUN})*${WITHIN_WORD}*[${APOSTROPHES}]?`,
  'gu',
);
/** Marks between two words that end a clause. */
const CLAUSE = /[\p{Terminal_Punctuation}…()[\]–—\n]/u;
/** Accents, which are no letters of their own. Voiced kana are. */
const ACCENTS = /(?![\u3099\u309a])(?=\p{M})\p{Script=Inherited}/gu;
/** Scripts that write few vowels, and one whose letters are syllables: three letters carry meaning there. */
const DENSE = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** The most letters without spaces between words that are read as one run. Longer runs take the segmenter too long. */
const LONGEST_RUN = 2000;
let segmenter: Intl.Segmenter | undefined;

/**
 * The words of a text as written, also where a hyphen breaks them at the end of a line. An elision keeps its apostrophe. A number is one word, with its marks. Where no spaces
 * stand between words, the words are those that ICU finds, whatever marks stand between them.
 *
 * @param language the BCP 47 tag of the text, which decides how letters are folded and which words deny
 * @param limit the most words to read
 */
export function words(text: string, language: string, limit = Number.POSITIVE_INFINITY): Word[] {
  const primary = denialLanguage(primaryLanguage(language));
  const read: Word[] = [];
  let clause = 0;
  let behind = 0;
  let run: { letters: string[]; clauses: number[] } | undefined;
  const close = () => {
    if (run) read.push(...unspaced(run.letters, run.clauses, language));
    run = undefined;
  };
  for (const { 0: written, index, groups } of text.matchAll(WORD)) {
    if (read.length >= limit || (run?.letters.length ?? 0) >= LONGEST_RUN) break;
    if (CLAUSE.test(text.slice(behind, index))) clause++;
    behind = index + written.length;
    if (groups?.letter !== undefined) {
      run ??= { letters: [], clauses: [] };
      run.letters.push(groups.letter);
      run.clauses.push(clause);
      continue;
    }
    close();
    const same = groups?.number === undefined ? foldPrint(written, language) : foldNumber(written);
    const bare = same.replace(/[^\p{L}\p{M}\p{N}.]|\.$|[ʹʼ]/gu, '');
    if (isWord(bare)) read.push(word(written, bare, primary, clause));
  }
  close();
  const cut = read.slice(0, limit);
  denials(cut, primary).forEach((denies, i) => {
    if (denies) (cut[i] as Word).denies = true;
  });
  return cut;
}

function word(written: string, same: string, language: string, clause: number): Word {
  const plain = same.normalize('NFD').replace(ACCENTS, '');
  const digits = same.replace(/\P{N}/gu, '');
  const meaning = digits !== '' || plain.length >= (DENSE.test(plain) ? 3 : 4);
  const weight = meaning ? 1 : 0.4;
  const stem = stemOf(plain, language);
  return {
    written,
    same,
    plain,
    digits,
    weight,
    denies: false,
    stem,
    undenied: undenied(plain, language),
    unspaced: false,
    clause,
  };
}

/** The words that ICU finds in letters that stand without spaces. */
function unspaced(letters: readonly string[], clauses: readonly number[], language: string): Word[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  const folded = letters.map((letter) => foldPrint(letter, language));
  const joined = folded.join('');
  const denied = deniedPlaces(joined, primaryLanguage(language));
  const found: Word[] = [];
  let [letter, offset] = [0, 0];
  for (const { segment, index } of segmenter.segment(joined)) {
    const end = index + segment.length;
    const first = letter;
    while (offset < end && letter < letters.length) offset += (folded[letter++] as string).length;
    const denies = denied.some(([from, to]) => from < end && to > index);
    const written = letters.slice(first, letter).join('');
    const weight = Array.from(segment).length >= 2 ? 1 : 0.4;
    const clause = clauses[first] ?? clauses.at(-1) ?? 0;
    found.push({
      written,
      same: segment,
      plain: segment,
      digits: '',
      weight,
      denies,
      stem: segment,
      undenied: [],
      unspaced: true,
      clause,
    });
  }
  return found;
}
