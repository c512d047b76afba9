import { BREAK, wholeWords } from './broken.rules.ts';
import { foldNumber, NUMBER } from './number.rules.ts';
import { foldPrint, SPACELESS, WITHIN_WORD } from './script.rules.ts';
import { codePointLength } from './text.ts';
import { isWord, WORD_CHARACTER } from './word.rules.ts';

const OF_RUN = `(?!${SPACELESS})${WORD_CHARACTER}`;
/** A number, a letter of a script without spaces between words, or another word with what stands within it. */
const PRINTED = new RegExp(
  `(?<number>${NUMBER})|${SPACELESS}(?:${WITHIN_WORD}*\\p{M})*|${OF_RUN}(?:(?:${WITHIN_WORD}*|${BREAK})${OF_RUN})*`,
  'gu',
);

/** A text and its words. */
export interface Words {
  text: string;
  /** The words in order, without case and typography. */
  folded: readonly string[];
  /** Offset of each word in code points. */
  starts: readonly number[];
  /** Offset just after each word in code points. */
  ends: readonly number[];
}

/**
 * The words of a text. Apostrophes, spaces, hyphens and all other marks only separate words: "l’accord" is two words, and
 * "Maison-Blanche" is the same as "Maison Blanche"; a word that a hyphen breaks at the end of a line is whole. Letters keep their accents. A number is one word, however it is written.
 * In a script without spaces between words, each letter is one.
 *
 * No language is asked for: texts are compared whatever their language, so a dotted and a dotless i are one here.
 */
export function wordsOf(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  let offset = 0;
  for (const match of text.matchAll(PRINTED)) {
    const [word] = match;
    const plain =
      match.groups?.number === undefined ? foldPrint(wholeWords(word)) : foldNumber(match.groups.number);
    if (!isWord(plain)) continue;
    offset += codePointLength(text.slice(index, match.index));
    starts.push(offset);
    offset += codePointLength(word);
    ends.push(offset);
    index = match.index + word.length;
    folded.push(plain);
  }
  return { text, folded, starts, ends };
}

/** A function that slices a text by offsets in code points. */
export function slicer(text: string): (start: number, end: number) => string {
  // In most texts no character takes two UTF-16 units, so offsets in code points are offsets of the string.
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}

/** A span in Unicode code points, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}
