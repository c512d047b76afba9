import { APOSTROPHE_LETTERS, INVISIBLE } from './typography.rules.ts';

/**
 * What a word is: a run of letters, of the marks on them, and of digits, at least one letter or digit among them. Two
 * letters that are printed for apostrophes (U+02B9, U+02BC) separate words, as apostrophes do. Characters that print
 * nothing separate nothing.
 *
 * Every rule that reads words takes them from here. These differ, each for its reason:
 * - `countWords` counts runs between white space, because schema.org's `wordCount` is what word processors count.
 * - `check/alignment.rules.ts` keeps the apostrophe of an elision with its word, because it shows words as written.
 * - `fulltext/query.rules.ts` joins words that marks other than apostrophes join, because that is a phrase.
 * - `verbatim_search_words` (prisma/sql) turns marks into spaces and leaves the rest to PostgreSQL's parser, which makes
 *   the index.
 * - `verbatim_marks` (prisma/sql) lists what is no character of a word, because PostgreSQL's own classes depend on the
 *   locale of the database.
 * - `verbatim_quote_shingles` (prisma/sql) takes words of four letters or more, and six letters of each, because it only
 *   looks up what is compared afterwards.
 */

/** A character of a word, for a regular expression with the flag `u`. */
export const WORD_CHARACTER = `(?:(?![${APOSTROPHE_LETTERS}])[\\p{L}\\p{M}\\p{N}])`;
/** A run of such characters, those that print nothing between them included. What has no letter or digit is no word. */
export const WORD_RUN = `${WORD_CHARACTER}(?:[${INVISIBLE}]*${WORD_CHARACTER})*`;

/** True where a run of characters is a word. */
export function isWord(run: string): boolean {
  return /[\p{L}\p{N}]/u.test(run);
}
