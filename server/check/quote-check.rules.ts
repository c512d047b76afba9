import { primaryLanguage } from '../text/script.rules.ts';
import { Aligner, fillGaps, likeness, opposed, type Pair, wordKey } from './alignment.rules.ts';
import { knowsDenials } from './negation.rules.ts';
import { type Word, words } from './reading.rules.ts';

/** What became of a word of the sentence in a printed wording. */
export type WordDifferenceKind = 'SAME' | 'CHANGED' | 'MISSING' | 'ADDED';

/** A word of the sentence asked for, beside the word printed in its place. */
export interface WordDifference {
  kind: WordDifferenceKind;
  /** The word that was asked for. Empty if kind is ADDED. */
  asked: string;
  /** The word as printed. Empty if kind is MISSING. */
  printed: string;
}

/** How a sentence compares with a printed wording. */
export interface Comparison {
  /** From 0 (nothing in common) to 1 (the same words in the same order), rounded to 0.0001. */
  similarity: number;
  /** Whether one text denies what the other says. Null: no words that deny are known for the language. */
  denied: boolean | null;
  /** Word by word, in the order of both texts. */
  differences: WordDifference[];
}

/** The most words that are compared. Later words are ignored. */
export const MAX_WORDS = { asked: 120, printed: 500 } as const;

/** How much a word counts as common if it stands elsewhere in the other text. */
const MOVED = 0.7;
/**
 * Weight of excess words at the ends: words of the sentence beyond the printed text, and printed words around the
 * sentence.
 */
const BESIDE = { asked: 0.75, printed: 0.02 };
/** Factor of the similarity if one text denies what the other says. */
const DENIED = 0.6;
/** How many words a denial before or after the common words may be away from them: "[pas] un accord". */
const REACH = 3;

/**
 * Compares a sentence with printed wordings, word by word. Apostrophes, quotation marks, spaces, dashes, other marks
 * and case make no difference; words do. Another number is another word, and a number in another notation is the same.
 *
 * The words of both texts are aligned in order so that the pairs of like words have the greatest weight (dynamic
 * programming after Needleman and Wunsch, 1970, https://doi.org/10.1016/0022-2836(70)90057-4, without a cost for gaps).
 * The similarity is the share of these pairs in the weight of all words, 2·|A∩B| / (|A|+|B|), after Dice (1945,
 * https://doi.org/10.2307/1932409), with these amendments:
 *
 * - Short words weigh 0.4, others 1.
 * - A pair counts by how alike its words are.
 * - Words that only changed places count 0.7.
 * - Words printed before and after the sentence weigh 0.02 of their weight, so that a text that contains the whole
 *   sentence is nearly as good as the sentence itself.
 * - Words of the sentence beyond the printed text weigh 0.75 of their weight.
 * - If a word that denies stands in one text alone, or a word with an affix that denies beside the word without it, the
 *   result is multiplied by 0.6: a single word, it reverses the meaning of all others.
 *
 * @param asked the sentence; only its first {@link MAX_WORDS}.asked words count
 */
export function compareWith(asked: string): (printed: string, language: string) => Comparison {
  const aligners = new Map<string, Aligner>();
  return (printed, language) => {
    const aligner = aligners.get(language) ?? new Aligner(words(asked, language, MAX_WORDS.asked));
    aligners.set(language, aligner);
    const { left } = aligner;
    const right = words(printed, language, MAX_WORDS.printed);
    const pairs = fillGaps(aligner.align(right), left, right);
    const { similarity, denied } = judge(pairs, left, right);
    return {
      similarity,
      denied: knowsDenials(primaryLanguage(language)) ? denied : null,
      differences: pairs.map(([l, r]) => ({
        kind: kindOf(left[l], right[r]),
        asked: left[l]?.written ?? '',
        printed: right[r]?.written ?? '',
      })),
    };
  };
}

function kindOf(asked: Word | undefined, printed: Word | undefined): WordDifferenceKind {
  if (!asked) return 'ADDED';
  if (!printed) return 'MISSING';
  return asked.same === printed.same ? 'SAME' : 'CHANGED';
}

function judge(
  pairs: readonly Pair[],
  left: readonly Word[],
  right: readonly Word[],
): { similarity: number; denied: boolean } {
  const like = pairs.map(([l, r]) => (l >= 0 && r >= 0 ? likeness(left[l] as Word, right[r] as Word) : 0));
  const first = like.findIndex((value) => value > 0);
  if (first < 0) return { similarity: 0, denied: false };
  const last = like.findLastIndex((value) => value > 0);
  const elsewhere = movedWords(pairs, like, left, right);
  let common = 0;
  let total = 0;
  pairs.forEach(([l, r], i) => {
    const [asked, printed] = [left[l]?.weight ?? 0, right[r]?.weight ?? 0];
    const inside = (i >= first && i <= last) || (l >= 0 && r >= 0);
    const moved = elsewhere.has(i);
    common += (like[i] as number) * (asked + printed) + (moved ? MOVED * (asked + printed) : 0);
    total += inside || moved ? asked + printed : asked * BESIDE.asked + printed * BESIDE.printed;
  });
  const denied = pairs.some(
    ([l, r], i) =>
      deniesAlone(i, pairs, left, right, first, last, elsewhere) ||
      (l >= 0 && r >= 0 && (like[i] as number) > 0 && opposed(left[l] as Word, right[r] as Word)),
  );
  return { similarity: Math.round((common / total) * (denied ? DENIED : 1) * 10_000) / 10_000, denied };
}

/**
 * True if a word that denies stands here in one text alone and concerns what both texts say: it stands between the
 * first and the last of their like words, or near these in the same clause.
 */
function deniesAlone(
  i: number,
  pairs: readonly Pair[],
  left: readonly Word[],
  right: readonly Word[],
  first: number,
  last: number,
  elsewhere: ReadonlySet<number>,
): boolean {
  const [l, r] = pairs[i] as Pair;
  if (l >= 0 && r >= 0) return false;
  const [text, at, side] = l >= 0 ? ([left, l, 0] as const) : ([right, r, 1] as const);
  const word = text[at] as Word;
  if (!word.denies) return false;
  // It changed places together with a meaningful word near it.
  const wentAlong = (k: number) => {
    const pair = pairs[k];
    return k !== i && elsewhere.has(k) && (left[pair?.[0] ?? -1] ?? right[pair?.[1] ?? -1])?.weight === 1;
  };
  const near = Array.from({ length: 2 * REACH + 1 }, (_, k) => i - REACH + k);
  if (elsewhere.has(i) && near.some(wentAlong)) return false;
  if (i > first && i < last) return true;
  const edge = (pairs[i < first ? first : last] as Pair)[side];
  return (text[edge] as Word).clause === word.clause && Math.abs(edge - at) <= REACH;
}

/**
 * The places of words that changed places: they lack a partner here, but the other text has the same word elsewhere.
 * One for one.
 */
function movedWords(
  pairs: readonly Pair[],
  like: readonly number[],
  left: readonly Word[],
  right: readonly Word[],
): Set<number> {
  const waiting = new Map<string, number[]>();
  pairs.forEach(([l, r], i) => {
    if (l >= 0 && r < 0) {
      const key = wordKey(left[l] as Word);
      waiting.set(key, [...(waiting.get(key) ?? []), i]);
    }
  });
  const moved = new Set<number>();
  pairs.forEach(([l, r], i) => {
    if (l >= 0 || r < 0 || like[i] !== 0) return;
    const from = waiting.get(wordKey(right[r] as Word))?.shift();
    if (from !== undefined) moved.add(from).add(i);
  });
  return moved;
}
