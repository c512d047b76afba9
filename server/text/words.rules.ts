import { codePointLength } from './text.ts';
import { APOSTROPHE_LETTERS, foldLetters, INVISIBLE } from './typography.rules.ts';

/** A character of a word; some letters are printed for apostrophes. */
const OF_WORD = `(?![${APOSTROPHE_LETTERS}])[\\p{L}\\p{M}\\p{N}]`;
const WORD = new RegExp(`${OF_WORD}(?:[${INVISIBLE}]*${OF_WORD})*`, 'gu');

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
