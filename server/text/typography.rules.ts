/**
 * What counts as typography rather than words. Everything that compares printed texts uses these rules: wordings, shared
 * passages, quote checks.
 */

/** Invisible characters: soft hyphens, zero-width spaces and joiners, directional marks. */
const INVISIBLE_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfeff, 0xfeff],
];
/** Each of the invisible characters, one after the other, which is a character class as well. */
export const INVISIBLE = INVISIBLE_RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)),
).join('');
/** Characters that Unicode calls letters but that are printed as an apostrophe or a prime, so they separate words. For a character class. */
export const APOSTROPHE_LETTERS = '\\u02b9\\u02bc';
/** Characters printed as an apostrophe. Without a letter on both sides they are quotation marks. For a character class. */
export const APOSTROPHES = `'’‘‛‚′\`´＇${APOSTROPHE_LETTERS}`;
/** Quotation marks that are never an apostrophe. For a character class. */
export const QUOTATION_MARKS = '«»“”„‟‹›"＂';

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
/** Superscripts, fractions and symbols are kept: "10⁶" is not 106, and "Foo™" is not "FooTM". */
const KEPT = /([\p{No}\p{S}]+)/u;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

/**
 * Folds the letters of a text: removes invisible characters, spells out ligatures (œ, æ, ﬁ), and replaces compatibility
 * forms (full width, 1ᵉʳ) and combining accents by composed characters (NFKC). Keeps accents, case and all marks.
 */
export function foldLetters(text: string): string {
  // Twice: once a ligature is spelt out, an accent after it belongs to its last letter.
  return spellOut(spellOut(text.replace(INVISIBLES, '')));
}

function spellOut(text: string): string {
  return text
    .split(KEPT)
    .map((part, i) => (i % 2 === 1 ? part : part.normalize('NFKC')))
    .join('')
    .replace(/[œŒæÆ]/gu, (ligature) => LIGATURES[ligature] as string);
}

/** Typographic spaces: no-break, narrow no-break and thin. */
const SPACES = '\\u00a0\\u202f\\u2009';
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${APOSTROPHES}]`, 'gu'), "'"],
  [new RegExp(`[${QUOTATION_MARKS}]`, 'gu'), '"'],
  [new RegExp(`[${SPACES}]`, 'gu'), ' '],
  [/[‐‑‒–—―−]/gu, '-'],
];

/**
 * Replaces the quotation marks, apostrophes, spaces and dashes of a text by plain ones. Each character becomes exactly one,
 * so offsets stay the same. ({@link foldLetters} also removes and joins characters, which moves offsets.)
 */
export function plainTypography(text: string): string {
  return PLAIN.reduce((plain, [marks, one]) => plain.replace(marks, one), text);
}
