/**
 * What is typography and not words: one rule for all that compare printings (wordings, shared copy, quote checks).
 */

/** Characters that print nothing: soft hyphens, zero-width spaces and joiners, marks of direction. For a character class. */
export const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff';
/** Letters by category that are printed for an apostrophe or a prime, and so separate. For a character class. */
export const APOSTROPHE_LETTERS = '\\u02b9\\u02bc';
/** What is printed for an apostrophe; a mark of quotation where no letters stand on both sides. For a character class. */
export const APOSTROPHES = `'’‘‛‚′\`´＇${APOSTROPHE_LETTERS}`;
/** Quotation marks that are never an apostrophe. For a character class. */
export const QUOTATION_MARKS = '«»“”„‟‹›"＂';

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
/** A superscript, a fraction or a symbol is what it is: "10⁶" is not 106, nor "Foo™" a "FooTM". */
const KEPT = /([\p{No}\p{S}]+)/u;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

/**
 * A text with its letters made plain: invisible characters dropped, ligatures spelt out (œ, æ, ﬁ), compatibility forms
 * (full width, 1ᵉʳ) and accents composed (NFKC). Accents and case stay, and so do all marks.
 */
export function foldLetters(text: string): string {
  // Twice, for an accent behind a ligature belongs to its last letter then.
  return spellOut(spellOut(text.replace(INVISIBLES, '')));
}

function spellOut(text: string): string {
  return text
    .split(KEPT)
    .map((part, i) => (i % 2 === 1 ? part : part.normalize('NFKC')))
    .join('')
    .replace(/[œŒæÆ]/gu, (ligature) => LIGATURES[ligature] as string);
}

/** Spaces of print: no-break, narrow no-break and thin. */
const SPACES = '\\u00a0\\u202f\\u2009';
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${APOSTROPHES}]`, 'gu'), "'"],
  [new RegExp(`[${QUOTATION_MARKS}]`, 'gu'), '"'],
  [new RegExp(`[${SPACES}]`, 'gu'), ' '],
  [/[‐‑‒–—―−]/gu, '-'],
];

/**
 * A text with its quotation marks, apostrophes, spaces and dashes made plain, one character for one, so that an offset
 * in it is an offset in the text. Comparing printings drops and joins characters as well, which moves offsets.
 */
export function plainTypography(text: string): string {
  return PLAIN.reduce((plain, [marks, one]) => plain.replace(marks, one), text);
}
