import { isUnspaced, joinMarks, separateJoined, tokens } from '../text/text-words.rules.ts';
import { APOSTROPHES, INVISIBLE, QUOTATION_MARKS } from '../text/typography.rules.ts';
import { WORD_CHARACTER } from '../text/word.rules.ts';

/** The syntax of a search in texts, for descriptions in the schema. */
export const SEARCH_SYNTAX =
  'All words must occur, in any inflection and with or without accents. "Words in quotation marks" must occur exactly so, in no other inflection. -word must not occur. The last word may be unfinished. OR, in capitals, between words or phrases: what stands on one of its sides must match, up to the next OR. A search that only excludes words, or has nothing but stop words, finds nothing.';

/** The syntax of a search for names, for descriptions in the schema. */
export const NAME_SEARCH =
  'A spelling of the name has all these words, in any order, as written or as they sound, in whatever alphabet. The last word may be unfinished. OR, in capitals: a name that has the words on one of its sides matches. People are also found by their titles, with or without the name. If no name has the words, names that have them but for slips of the pen match.';

/** One thing to look for: a word, or a phrase of several words in this order. */
export interface SearchTerm {
  /** On which side of the ORs the term stands, from 0. Texts match that match the terms of one side. */
  side: number;
  /** One or more words without marks, in compatibility form (NFKC), otherwise as typed. */
  words: string[];
  /** True: texts that have it do not match. */
  not: boolean;
  /** True: the last word may be unfinished. */
  prefix: boolean;
  /** True: texts that have it come first, but texts that lack it match as well. */
  optional: boolean;
  /** True: only these very words match, not their inflections. Case and accents do not matter. */
  exact: boolean;
  /** True: typed in capitals among other words, or alone, as an abbreviation is (WHO, IT). It is looked for even if it is a stop word. */
  capitals: boolean;
}

/** The most words of a search that count. Later words are ignored, so that the work is bounded. */
export const MAX_SEARCH_WORDS = 32;
/** The most sides of ORs. Later ones are ignored: each takes as long as a search of its own. */
const MAX_SIDES = 8;
/** The most characters that are read of a search, and of each of its words. */
const MAX_LENGTH = { text: 10_000, word: 100 };

const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu');
/** Marks that open and close a phrase, in whichever direction a language uses them: "…" “…” „…“ «…» »…« ‹…›. */
const PHRASE_MARK = new RegExp(`[${QUOTATION_MARKS}]`, 'u');
/**
 * Phrases in ‘…’ and ‚…‘. The first mark opens a phrase only if no letter stands before it, and the second closes it only
 * if no letter follows: inside a word the mark is an apostrophe (d’accord). A mark without its partner is ignored.
 */
const SINGLE_QUOTED = new RegExp(`(?<!${WORD_CHARACTER})[‘‚‛](.{0,500}?)[’‘](?!${WORD_CHARACTER})`, 'gsu');
/** Separates an elision from its word. */
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'u');
/** Marks before a word or phrase that exclude it: hyphens, the en dash, the minus. */
const EXCLUDES = /(?:^|\s)[-‐‑–−]$/u;
/** A mark that makes one name of letters (AT&T, P+R): a single letter behind it is no beginning of a longer word. */
const NAME_MARK = /[&+/@]/u;
const OR = 'OR';
const CAPITALS = /^[A-Z]{2,5}$/;

/**
 * Parses what someone typed into a search box. Every text is a valid search:
 *
 * - Words in quotation marks are a phrase of exact words. Words that marks other than apostrophes join (cessez-le-feu)
 *   are a phrase in any inflection.
 * - Abbreviations and numbers are read without their marks (U.N., 1,500,000), and scripts without spaces letter by letter.
 * - OR in capitals, with white space or quotation marks around it, stands between sides of which one must match. It binds
 *   weaker than words that stand together, as in the syntax of web search. Where it has no words on one of its sides, it
 *   is ignored; alone it is a word.
 * - `-`, `–` or `−` before a word or phrase excludes it.
 * - If the text ends in a word, that word may be unfinished.
 * - Everything else is ignored.
 *
 * @param text as typed; only the first 10,000 characters and {@link MAX_SEARCH_WORDS} words are read
 */
export function parseSearch(text: string): SearchTerm[] {
  // An acute accent used as an apostrophe would become a space and a combining accent in NFKC.
  const visible = separateJoined(text.slice(0, MAX_LENGTH.text), '-').replace(INVISIBLES, '');
  const plain = visible.replace(/´/gu, "'").normalize('NFKC');
  // NFKC may turn one character into eighteen.
  const read = joinMarks(plain.slice(0, MAX_LENGTH.text).replace(SINGLE_QUOTED, '"$1"'));
  const terms: SearchTerm[] = [];
  let room = MAX_SEARCH_WORDS;
  let side = 0;
  let isOr = false;
  const add = (words: string[], kind: { not: boolean; exact: boolean }) => {
    const kept = words.slice(0, room).map((word) => Array.from(word).slice(0, MAX_LENGTH.word).join(''));
    room -= kept.length;
    if (kept.length === 0) return;
    if (isOr && terms.length > 0) side++;
    isOr = false;
    if (side < MAX_SIDES)
      terms.push({ side, words: kept, prefix: false, optional: false, capitals: false, ...kind });
  };
  // Pieces with odd numbers lie between two quotation marks. The last one may lack its closing mark.
  const pieces = read.split(PHRASE_MARK);
  pieces.forEach((piece, i) => {
    const exact = i % 2 === 1;
    if (exact) add(tokens(piece), { not: EXCLUDES.test(pieces[i - 1] as string), exact });
    else
      for (const chunk of chunks(piece)) {
        if (chunk === OR) isOr = true;
        else add(chunk.words, { not: chunk.not, exact });
      }
  });
  if (isOr && terms.length === 0) add([OR], { not: false, exact: false });
  return isOr ? withCapitals(terms) : withUnfinished(withCapitals(terms), read);
}

/** Marks words in capitals, unless everything is typed in capitals. */
function withCapitals(terms: readonly SearchTerm[]): SearchTerm[] {
  const all = terms.flatMap(({ words }) => words);
  const shouted = all.length > 1 && all.every((word) => word === word.toUpperCase());
  return terms.map((term) => ({ ...term, capitals: !shouted && CAPITALS.test(term.words.join(' ')) }));
}

/** Marks the last word as unfinished if the text ends in it. */
function withUnfinished(terms: SearchTerm[], text: string): SearchTerm[] {
  const last = terms.at(-1);
  if (!last || last.not || !endsInWord(text)) return terms;
  const letter = last.words.at(-1) as string;
  if (isUnspaced(letter)) return terms;
  const isLetter = /^\p{L}\p{M}*$/u.test(letter);
  if (isLetter && NAME_MARK.test(text.slice(0, -letter.length).slice(-1))) return terms;
  if (!isLetter || wantedWords(terms).length === 1) {
    return terms.with(-1, { ...last, prefix: true });
  }
  // After other words, a single unfinished letter is optional: too many words begin with it, and it would exclude most texts.
  const before = { ...last, words: last.words.slice(0, -1) };
  const unfinished = { ...last, words: [letter], optional: true };
  return [...terms.slice(0, -1), ...(before.words.length > 0 ? [before] : []), unfinished];
}

/** The terms of each side of the ORs. */
export function sidesOf(terms: readonly SearchTerm[]): SearchTerm[][] {
  const last = terms.at(-1)?.side ?? -1;
  return Array.from({ length: last + 1 }, (_, side) => terms.filter((term) => term.side === side));
}

/** How many searches a text stands for: one for each side of its ORs. */
export function countSides(text: unknown): number {
  return typeof text === 'string' ? Math.max(1, sidesOf(parseSearch(text)).length) : 1;
}

/** The words that a row must have, including those of phrases. Names are compared with these. */
export function wantedWords(terms: readonly SearchTerm[]): string[] {
  return terms.flatMap(({ words, not }) => (not ? [] : words));
}

function chunks(text: string): ({ words: string[]; not: boolean } | typeof OR)[] {
  return text.split(/\s+/u).flatMap<{ words: string[]; not: boolean } | typeof OR>((chunk) => {
    if (chunk === OR) return OR;
    const not = EXCLUDES.test(chunk.slice(0, 1));
    return chunk.split(APOSTROPHE).map((part) => ({ words: tokens(part), not }));
  });
}

/** True if the text ends in a word. A mark after the last word means that the word is finished. */
function endsInWord(text: string): boolean {
  return /[\p{L}\p{N}]\p{M}*$/u.test(text);
}
