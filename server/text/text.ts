import { SPACELESS } from './script.rules.ts';

/**
 * Text as Verbatim counts it. Offsets are Unicode code points, as PostgreSQL's substr() counts them, but JavaScript
 * strings count UTF-16 units. These functions convert between the two.
 */

/** The number of Unicode code points in `text`. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The same as {@link String.slice}, but with offsets in code points. */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  return Array.from(text).slice(start, end).join('');
}

/** Characters of scripts without spaces between words, of which ICU has dictionaries or rules. */
const UNSPACED = new RegExp(SPACELESS, 'u');
let segmenter: Intl.Segmenter | undefined;

/**
 * The number of words in a text (schema.org `wordCount`). A word is a run of characters between white space that has at
 * least one letter or digit, as word processors count it. Typographic spaces (U+00A0, U+202F) are white space, so « mot »
 * is one word. A run in a script without spaces between words has as many as ICU finds in it.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).reduce((count, run) => {
    if (UNSPACED.test(run)) return count + segments(run);
    return /[\p{L}\p{N}]/u.test(run) ? count + 1 : count;
  }, 0);
}

function segments(run: string): number {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  let count = 0;
  // The time of the segmenter grows with the square of the length.
  for (const [part] of run.matchAll(/[\p{L}\p{M}\p{N}]{1,200}/gu))
    for (const { isWordLike } of segmenter.segment(part)) if (isWordLike) count++;
  return count;
}

/** True if `text` has half of a surrogate pair: it is not valid Unicode, and UTF-8 cannot encode it. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** The first code points of a text, at most `most`. Reads only the beginning of the text. */
export function beginning(text: string, most: number): string {
  return sliceCodePoints(text.slice(0, 2 * most), 0, most);
}

/** The last code points of a text, at most `most`. Reads only the end of the text. */
export function ending(text: string, most: number): string {
  return Array.from(text.slice(-2 * most))
    .slice(-most)
    .join('');
}

/** The most characters of a value that a message quotes. */
const QUOTED = 100;

/** A value from outside as a message quotes it: on one short line, however long the value is. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') {
    if (value.length <= QUOTED) return JSON.stringify(value);
    return `${JSON.stringify(beginning(value, QUOTED))} ... (${value.length} characters)`;
  }
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** White space, control characters and marks, and characters that look blank: Hangul fillers and the empty Braille cell. */
const BLANK = /[\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** False for a text without visible characters. The empty text counts as visible: it is empty, not blank. */
export function isVisible(text: string): boolean {
  return text === '' || text.replace(BLANK, '') !== '';
}

/** `text` made safe for a terminal: characters that control the terminal or change the direction of text are escaped. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (control) => `\\u${(control.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}
