import { APOSTROPHES, INVISIBLE, QUOTATION_MARKS } from '../text/typography.rules.ts';
import { isWord, WORD_CHARACTER, WORD_RUN } from '../text/word.rules.ts';

/** What a search in texts may look like, for descriptions in the schema. */
export const SEARCH_SYNTAX =
  'All words must occur, in any inflection and with or without accents. "Words in quotation marks" must occur exactly so. -word must not occur. The last word may be unfinished. A search that only excludes words, or has nothing but stop words, finds nothing.';

/** What a search for names may look like, for descriptions in the schema. */
export const NAME_SEARCH =
  'A spelling of the name has all these words, in any order, as written or as they sound. The last word may be unfinished. If no spelling has them, the nearest spellings match.';

/** One thing to look for: a word, or several in this order. */
export interface SearchTerm {
  /** Words without marks, in compatibility form (NFKC), as typed otherwise; at least one. */
  words: string[];
  /** What has it is not found. */
  not: boolean;
  /** The last word may be unfinished. */
  prefix: boolean;
  /** What has it comes first, but what lacks it is found as well. */
  optional: boolean;
}

/** Words of a search that count; those behind are left out, so that the work is bounded. */
export const MAX_SEARCH_WORDS = 32;
/** Characters of a search that are read, and of each of its words. */
const MAX_LENGTH = { text: 10_000, word: 100 };

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
/** What opens and closes a phrase, whichever way round a language uses it: "…" “…” „…“ «…» »…« ‹…›. */
const PHRASE_MARK = new RegExp(`[${QUOTATION_MARKS}]`, 'u');
/**
 * ‘…’ and ‚…‘, which hold phrases, too. They close only where no letter follows, and open where none stands before:
 * inside a word they are its apostrophe (d’accord), and without the other one they are no mark.
 */
const SINGLE_QUOTED = new RegExp(`(?<!${WORD_CHARACTER})[‘‚‛](.{0,500}?)[’‘](?!${WORD_CHARACTER})`, 'gsu');
/** An elision is no part of its word. */
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'u');
/** What excludes at the beginning of a word or phrase: hyphens, the en dash, the minus. */
const EXCLUDES = /(?:^|\s)[-‐‑–−]$/u;
const WORD = new RegExp(WORD_RUN, 'gu');

/**
 * Reads what someone typed into a search box. Words in quotation marks are a phrase, and so are words that marks other
 * than apostrophes join (cessez-le-feu); `-`, `–` or `−` before a word or phrase excludes it; the word the text ends in may
 * be unfinished. Every text is a search: what has no meaning is passed over.
 *
 * @param text as typed; beyond 10,000 characters and {@link MAX_SEARCH_WORDS} words it is not read
 */
export function parseSearch(text: string): SearchTerm[] {
  // The acute accent as an apostrophe falls apart in compatibility form.
  const plain = text.slice(0, MAX_LENGTH.text).replace(INVISIBLES, '').replace(/´/gu, "'").normalize('NFKC');
  // In that form one character may be eighteen.
  const read = plain.slice(0, MAX_LENGTH.text).replace(SINGLE_QUOTED, '"$1"');
  const terms: SearchTerm[] = [];
  let room = MAX_SEARCH_WORDS;
  const add = (words: string[], not: boolean) => {
    const kept = words.slice(0, room).map((word) => Array.from(word).slice(0, MAX_LENGTH.word).join(''));
    room -= kept.length;
    if (kept.length > 0) terms.push({ words: kept, not, prefix: false, optional: false });
  };
  // Odd pieces lie between two quotation marks; the last one may lack its second.
  const pieces = read.split(PHRASE_MARK);
  pieces.forEach((piece, i) => {
    if (i % 2 === 1) add(wordsOf(piece), EXCLUDES.test(pieces[i - 1] as string));
    else for (const { words, not } of chunks(piece)) add(words, not);
  });
  const last = terms.at(-1);
  if (!last || last.not || !endsInWord(read)) return terms;
  const letter = last.words.at(-1) as string;
  if (!/^\p{L}\p{M}*$/u.test(letter) || wantedWords(terms).length === 1) {
    return terms.with(-1, { ...last, prefix: true });
  }
  // Behind other words, one letter is the beginning of any word: too many to be looked up, and most of them too few.
  const before = { ...last, words: last.words.slice(0, -1) };
  const unfinished = { ...last, words: [letter], optional: true };
  return [...terms.slice(0, -1), ...(before.words.length > 0 ? [before] : []), unfinished];
}

/** The words that a row must have, those of phrases among them; what names are compared with. */
export function wantedWords(terms: readonly SearchTerm[]): string[] {
  return terms.flatMap(({ words, not }) => (not ? [] : words));
}

function chunks(text: string): { words: string[]; not: boolean }[] {
  return text.split(/\s+/u).flatMap((chunk) => {
    const not = EXCLUDES.test(chunk.slice(0, 1));
    return chunk.split(APOSTROPHE).map((part) => ({ words: wordsOf(part), not }));
  });
}

function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).filter(isWord);
}

/** A mark behind the last word says that it is finished. */
function endsInWord(text: string): boolean {
  return /[\p{L}\p{N}]\p{M}*$/u.test(text);
}
