import { codePointLength } from './text.ts';
import { foldLetters, INVISIBLE } from './typography.rules.ts';
import { isWord, WORD_RUN } from './word.rules.ts';

const WORD = new RegExp(WORD_RUN, 'gu');

/** A text as its words: runs of letters and digits, whatever stands between them. */
export interface Words {
  text: string;
  /** The words without case, compatibility forms composed, in order. */
  folded: readonly string[];
  /** Offset of each word in code points. */
  starts: readonly number[];
  /** Offset just behind each word in code points. */
  ends: readonly number[];
}

/**
 * The words of a text. Apostrophes, spaces, hyphens and all other marks only separate words, so "l’accord" is two of
 * them and "Maison-Blanche" is what "Maison Blanche" is; letters keep their accents.
 */
export function wordsOf(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  let offset = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (!isWord(word)) continue;
    offset += codePointLength(text.slice(index, match.index));
    starts.push(offset);
    offset += codePointLength(word);
    ends.push(offset);
    index = match.index + word.length;
    folded.push(foldWord(word));
  }
  return { text, folded, starts, ends };
}

/** A word without case: by way of capitals, which join what small letters keep apart (Straße and STRASSE). */
function foldWord(word: string): string {
  return foldLetters(word).toUpperCase().toLowerCase();
}

/** Code points of a text by their offsets. */
export function slicer(text: string): (start: number, end: number) => string {
  // Where no character takes two units, and few texts have one that does, the offsets are the same.
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}

/** A span in Unicode code points, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** A word of a text, with its span in the text. */
export interface TextWord extends Span {
  /** The word in compatibility form (NFKC), without invisible characters. */
  word: string;
}

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');

/** The words of a text in order, for what compares them by the rules of languages. */
export function textWords(text: string): TextWord[] {
  const words: TextWord[] = [];
  let index = 0;
  let offset = 0;
  for (const match of text.matchAll(WORD)) {
    const [run] = match;
    offset += countCodePoints(text, index, match.index);
    index = match.index + run.length;
    const start = offset;
    offset += countCodePoints(text, match.index, index);
    if (isWord(run)) words.push({ word: run.replace(INVISIBLES, '').normalize('NFKC'), start, end: offset });
  }
  return words;
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
