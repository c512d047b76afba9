import { align, fillGaps, likeness, type Pair, type Word, words } from './alignment.rules.ts';

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

/**
 * Compares a sentence with a printed wording, word by word. Apostrophes, quotation marks, spaces, dashes, other marks
 * and case are folded, words are not. A printed text that holds the whole sentence and more is nearly as good as the
 * sentence itself; words that only changed places count, too.
 */
export function compareWordings(asked: string, printed: string): Comparison {
  const left = words(asked).slice(0, MAX_WORDS.asked);
  const right = words(printed).slice(0, MAX_WORDS.printed);
  const pairs = fillGaps(align(left, right), left, right);
  return {
    similarity: similarityOf(pairs, left, right),
    differences: pairs.map(([l, r]) => ({
      kind: kindOf(left[l], right[r]),
      asked: left[l]?.written ?? '',
      printed: right[r]?.written ?? '',
    })),
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
  return Math.round((common / total) * 10_000) / 10_000;
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
      const { same } = left[l] as Word;
      waiting.set(same, [...(waiting.get(same) ?? []), i]);
    }
  });
  const moved = new Set<number>();
  pairs.forEach(([l, r], i) => {
    if (l >= 0 || r < 0 || like[i] !== 0) return;
    const from = waiting.get((right[r] as Word).same)?.shift();
    if (from !== undefined) moved.add(from).add(i);
  });
  return moved;
}
