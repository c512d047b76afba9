import { Aligner, fillGaps, likeness, type Pair, type Word, wordKey, words } from './alignment.rules.ts';

/** What became of one word of a sentence in a printed wording. */
export type WordDifferenceKind = 'SAME' | 'CHANGED' | 'MISSING' | 'ADDED';

/** One word of a sentence that was asked for beside the printed one. */
export interface WordDifference {
  kind: WordDifferenceKind;
  /** The word as it was asked for; empty: ADDED. */
  asked: string;
  /** The word as it is printed; empty: MISSING. */
  printed: string;
}

/** How a sentence compares with a printed wording. */
export interface Comparison {
  /** From 0, nothing in common, to 1, the same words in the same order; in steps of 0.0001. */
  similarity: number;
  /** Word by word, in the order of both texts. */
  differences: WordDifference[];
}

/** Words that are compared; those behind count as if they were not there. */
export const MAX_WORDS = { asked: 120, printed: 500 } as const;

/** What a word that stands elsewhere in the other text is worth. */
const MOVED = 0.7;
/** What a word in excess costs: of the sentence, before and behind what is printed; of the print, around what was asked. */
const BESIDE = { asked: 0.75, printed: 0.02 };
/** What is left of the similarity of a sentence to one that denies what it says. */
const DENIED = 0.6;
/** How near a denial must stand to what both texts say, where it stands before or behind it: "[pas] un accord". */
const REACH = 3;

/**
 * Compares a sentence with printed wordings, one after the other, word by word. Apostrophes, quotation marks, spaces,
 * dashes, other marks and case are folded, words are not.
 *
 * The words of both are aligned in order so that the pairs of like words weigh most (the dynamic programming of
 * Needleman and Wunsch, 1970, https://doi.org/10.1016/0022-2836(70)90057-4, without a cost for gaps). The similarity is
 * the share of these pairs in the weight of all words, 2·|A∩B| / (|A|+|B|), after Dice (1945,
 * https://doi.org/10.2307/1932409), with these amendments: short words weigh 0.4, others 1; a pair counts by how alike
 * its words are; words that only changed places count 0.7; what is printed before and behind the sentence weighs 0.02 of
 * itself, so that a text that holds the whole of it is nearly as good as the sentence, and what of the sentence goes
 * beyond the print 0.75. Where a word that denies stands in one text alone, the result is multiplied by 0.6: one word of
 * many, it turns the sense of all.
 *
 * @param asked its first {@link MAX_WORDS}.asked words count
 */
export function compareWith(asked: string): (printed: string, config: string) => Comparison {
  const aligners = new Map<string, Aligner>();
  return (printed, config) => {
    const aligner = aligners.get(config) ?? new Aligner(words(asked, config, MAX_WORDS.asked));
    aligners.set(config, aligner);
    const { left } = aligner;
    const right = words(printed, config, MAX_WORDS.printed);
    const pairs = fillGaps(aligner.align(right), left, right);
    return {
      similarity: similarityOf(pairs, left, right),
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

function similarityOf(pairs: readonly Pair[], left: readonly Word[], right: readonly Word[]): number {
  const like = pairs.map(([l, r]) => (l >= 0 && r >= 0 ? likeness(left[l] as Word, right[r] as Word) : 0));
  const first = like.findIndex((value) => value > 0);
  if (first < 0) return 0;
  const last = like.findLastIndex((value) => value > 0);
  const elsewhere = movedWords(pairs, like, left, right);
  let common = 0;
  let total = 0;
  pairs.forEach(([l, r], i) => {
    const [asked, printed] = [left[l]?.weight ?? 0, right[r]?.weight ?? 0];
    const inside = i >= first && i <= last;
    const moved = elsewhere.has(i);
    common += (like[i] as number) * (asked + printed) + (moved ? MOVED * (asked + printed) : 0);
    total += inside || moved ? asked + printed : asked * BESIDE.asked + printed * BESIDE.printed;
  });
  const denied = pairs.some((_, i) => deniesAlone(i, pairs, left, right, first, last, elsewhere));
  return Math.round((common / total) * (denied ? DENIED : 1) * 10_000) / 10_000;
}

/**
 * A word that denies stands here in one text alone, and bears on what both say: between the first and the last of their
 * like words, or close by in the clause of these.
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
  // It went to another place together with a word near it that says something.
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

/** The places of words that are only in one text there, but elsewhere in the other, too: one for one. */
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
