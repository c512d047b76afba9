import { BREAK } from './broken.rules.ts';
import { SPACELESS } from './script.rules.ts';
import { INVISIBLE } from './typography.rules.ts';
import { isWord, WORD_CHARACTER } from './word.rules.ts';
import type { Span } from './words.rules.ts';

/** A word of a text, with its span in the text. */
export interface TextWord extends Span {
  /** The word in compatibility form (NFKC), without invisible characters and the marks that it is printed with (U.N., 1,500). */
  word: string;
}

/** Letters that abbreviations with full stops are written in: verbatim_letters. */
const LETTERS =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u0373\\u0376-\\u0377\\u037b-\\u037d\\u037f\\u0386\\u0388-\\u03f5\\u03f7-\\u0481\\u048a-\\u0556\\u0561-\\u0587';
const DIGITS = '0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f';
/** The marks on letters of scripts that put no space between words: verbatim_unspaced_marks. */
const UNSPACED_MARKS =
  '\\u0300-\\u036f\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u102b-\\u103e\\u1056-\\u1059\\u17b4-\\u17d3\\u105e-\\u1060\\u1062-\\u1064\\u1067-\\u106d\\u1071-\\u1074\\u1082-\\u108d\\u108f\\u109a-\\u109d\\u1a55-\\u1a5e\\u1a60-\\u1a7c\\u1a7f\\ua9e5\\uaa7b-\\uaa7d\\uaab0\\uaab2-\\uaab4\\uaab7-\\uaab8\\uaabe-\\uaabf\\uaac1\\u17dd\\u3099-\\u309a\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}';

// Each begins with what is rare, and looks around from there.
const BROKEN = new RegExp(BREAK, 'gu');
const NON_JOINER = /\u200c(?<=[\u0600-\u06ff]\u200c)(?=[\u0600-\u06ff])/gu;
/** Characters that are as they are in NFKC, unless an accent follows: most of those that texts are printed in. */
const STABLE =
  '\\0-\\u009f\\u00a1-\\u00a7\\u00a9\\u00ab-\\u00ac\\u00ae\\u00b0-\\u00b1\\u00b6-\\u00b7\\u00bb\\u00bf-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e\\u0391-\\u03ce\\u0400-\\u0481\\u2010\\u2012-\\u2016\\u2018-\\u2023\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff';
/** An invisible character, a letter with the marks on it and invisible characters between them, or one that may change. */
const LETTER = new RegExp(
  `[${INVISIBLE}]|\\P{M}(?:[${INVISIBLE}]*\\p{M})+|\\p{M}(?:[${INVISIBLE}]*\\p{M})*|[^${STABLE}]`,
  'gu',
);
/** Full stops between single letters, and marks between groups of digits. */
const INNER_MARK = new RegExp(
  [
    `\\.(?=[${LETTERS}](?!${WORD_CHARACTER}))(?<=(?<!${WORD_CHARACTER})[${LETTERS}]\\.)`,
    `[,.'’ \\u066c](?=[${DIGITS}]{3}(?![${DIGITS}]))(?<=(?<!${WORD_CHARACTER})[${DIGITS}]{1,3}.)`,
    `,(?=(?:[0-9]{2},)+[0-9]{3}(?![0-9]))(?<=(?<!${WORD_CHARACTER})[${DIGITS}]{1,3},)`,
  ].join('|'),
  'gu',
);
const TOKEN = new RegExp(`${SPACELESS}[${UNSPACED_MARKS}]*|(?:(?!${SPACELESS})${WORD_CHARACTER})+`, 'gu');
const ONLY_UNSPACED = new RegExp(`^${SPACELESS}`, 'u');

/** True for a letter of a script that puts no space between words. */
export function isUnspaced(word: string): boolean {
  return ONLY_UNSPACED.test(word);
}

/** Removes the marks within abbreviations and numbers: "U.N." becomes "UN.", "1,500" becomes "1500". */
export function joinMarks(text: string): string {
  return text.replace(INNER_MARK, '');
}

/** A zero-width non-joiner between Arabic letters separates the parts of a word: `separator` takes its place. */
export function separateJoined(text: string, separator: string): string {
  return text.replace(NON_JOINER, separator);
}

/** The words of a text that {@link joinMarks} has read. In scripts without spaces, each letter is one. */
export function tokens(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter(isWord);
}

/** A text that was made of another one, and where in the other its UTF-16 units begin and end. */
interface Made {
  text: string;
  starts: number[];
  ends: number[];
}

/** The words of a text in order, as verbatim_search_words finds them for the index. */
export function textWords(text: string): TextWord[] {
  const made = replaced(asIndexed(text), INNER_MARK, () => '');
  const words: TextWord[] = [];
  let index = 0;
  let offset = 0;
  for (const match of made.text.matchAll(TOKEN)) {
    const [word] = match;
    if (!isWord(word)) continue;
    // One character may print several words ("½"): they have its span.
    const from = Math.max(index, made.starts[match.index] as number);
    const to = made.ends[match.index + word.length - 1] as number;
    if (from === to) {
      words.push({ ...(words.at(-1) as TextWord), word });
      continue;
    }
    const start = offset + countCodePoints(text, index, from);
    offset = start + countCodePoints(text, from, to);
    index = to;
    words.push({ word, start, end: offset });
  }
  return words;
}

/** The text in compatibility form, without what breaks words. */
function asIndexed(text: string): Made {
  const plain = { text, starts: range(0, text.length), ends: range(1, text.length) };
  const whole = replaced(plain, BROKEN, () => '');
  const parted = replaced(whole, NON_JOINER, () => ' ');
  return replaced(parted, LETTER, (letter) => letter.replace(INVISIBLES, '').normalize('NFKC'));
}

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
const range = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

/** Replaces what a pattern finds. */
function replaced(of: Made, pattern: RegExp, by: (found: string) => string): Made {
  let text = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  let index = 0;
  const copy = (to: number) => {
    text += of.text.slice(index, to);
    for (let i = index; i < to; i++) {
      starts.push(of.starts[i] as number);
      ends.push(of.ends[i] as number);
    }
  };
  for (const match of of.text.matchAll(pattern)) {
    const [found] = match;
    const other = by(found);
    if (other === found) continue;
    copy(match.index);
    index = match.index + found.length;
    text += other;
    for (let i = 0; i < other.length; i++) {
      starts.push(of.starts[match.index] as number);
      ends.push(of.ends[index - 1] as number);
    }
  }
  if (index === 0) return of;
  copy(of.text.length);
  return { text, starts, ends };
}

function countCodePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    // The second half of a pair belongs to the code point before it.
    const unit = text.charCodeAt(i);
    const low = unit >= 0xdc00 && unit <= 0xdfff;
    const afterHigh = i > 0 && text.charCodeAt(i - 1) >= 0xd800 && text.charCodeAt(i - 1) <= 0xdbff;
    if (!(low && afterHigh)) count++;
  }
  return count;
}
