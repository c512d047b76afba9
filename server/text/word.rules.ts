import { APOSTROPHE_LETTERS, INVISIBLE } from './typography.rules.ts';

/**
 * What a word is: a run of letters, marks on letters, and digits, with at least one letter or digit. Two letters that
 * are printed as apostrophes (U+02B9, U+02BC) separate words, as apostrophes do. Invisible characters do not separate
 * words.
 *
 * Every rule that reads words uses this definition. These rules differ, each for a reason:
 * - `countWords` counts runs between white space, because schema.org's `wordCount` means what word processors count.
 * - `wordsOf` takes a number with its marks for a word, and each letter of a script without spaces between words.
 * - `check/alignment.rules.ts` keeps the apostrophe of an elision with its word, because it shows words as written.
 * - `text-words.rules.ts`, and `verbatim_search_words` (prisma/sql) for the index, read abbreviations, numbers and broken
 *   words as one word, and each letter of a script without spaces as one.
 * - `fulltext/query.rules.ts` makes a phrase of words that marks other than apostrophes join.
 * - `verbatim_marks` (prisma/sql) lists the characters that belong to no word, because PostgreSQL's own classes depend on
 *   the locale of the database.
 * - `verbatim_quote_shingles` (prisma/sql) takes only words that carry meaning, and six letters of each, because it
 *   only looks up candidates, which are compared afterwards.
 */

/** A character of a word, for a regular expression with the flag `u`. */
export const WORD_CHARACTER = `(?:(?![${APOSTROPHE_LETTERS}])[\\p{L}\\p{M}\\p{N}])`;
/** A run of such characters, with invisible characters between them. Without a letter or a digit it is not a word; see {@link isWord}. */
export const WORD_RUN = `${WORD_CHARACTER}(?:[${INVISIBLE}]*${WORD_CHARACTER})*`;

/** True if a run of word characters is a word. */
export function isWord(run: string): boolean {
  return /[\p{L}\p{N}]/u.test(run);
}
