/**
 * Text as Verbatim counts it: offsets are Unicode code points, which is what PostgreSQL's substr() counts, while
 * JavaScript strings count UTF-16 units. Everything that crosses the two goes through this file.
 */

/** Number of Unicode code points in `text`. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The code points of `text` from `start` up to `end`, as {@link String.slice} would give them if strings counted those. */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  return Array.from(text).slice(start, end).join('');
}

/**
 * Words of a text (schema.org `wordCount`): runs between white space that hold at least one letter or digit, which is
 * what word processors count. Typographic spaces (U+00A0, U+202F) are white space, so « mot » is one word.
 */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** True where `text` holds half of a surrogate pair: no Unicode text, and nothing UTF-8 can carry. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** The first code points of a text, without a look at the others. */
export function beginning(text: string, most: number): string {
  return sliceCodePoints(text.slice(0, 2 * most), 0, most);
}

/** The last code points of a text, likewise. */
export function ending(text: string, most: number): string {
  return Array.from(text.slice(-2 * most))
    .slice(-most)
    .join('');
}

/** Characters of a value that a message quotes. */
const QUOTED = 100;

/** A value from outside as a message may quote it: in one short line, however long it is. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') {
    if (value.length <= QUOTED) return JSON.stringify(value);
    return `${JSON.stringify(beginning(value, QUOTED))} ... (${value.length} characters)`;
  }
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** White space, what is not printed by itself, and letters and signs that are blank: fillers of Hangul, the empty cell of Braille. */
const BLANK = /[\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** False for a text of which nothing can be seen; one without any character is empty, not blank. */
export function isVisible(text: string): boolean {
  return text === '' || text.replace(BLANK, '') !== '';
}

/** `text` as a terminal may print it: characters that control one, or turn the direction of what follows, are spelt out. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (control) => `\\u${(control.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}
