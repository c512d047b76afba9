import { unlikeNumbers } from './number-words.rules.ts';
import type { Word } from './reading.rules.ts';

/** The numbers of two words, one of each text. -1: there is no word in that text. */
export type Pair = readonly [left: number, right: number];

/**
 * Equal for two words that are the same and either both deny or both do not: French "plus" means "more" or "no more".
 */
export function wordKey({ same, denies }: Word): string {
  return denies ? `!${same}` : same;
}

/** True if one word is the other with an affix that denies: "podepíšeme" and "nepodepíšeme". */
export function opposed(a: Word, b: Word): boolean {
  return a.undenied.includes(b.stem) || b.undenied.includes(a.stem);
}

/** How alike two words are, from 0 (different words) to 1 (the same word). */
export function likeness(a: Word, b: Word): number {
  // "sans" is not a typing error for "dans", nor "kein" for "klein".
  if (a.denies !== b.denies) return 0;
  if (a.same === b.same) return 1;
  // A number is another number as soon as one digit is another.
  if (a.digits !== b.digits || unlikeNumbers(a.plain, b.plain)) return 0;
  if (a.plain === b.plain) return 0.9;
  if (opposed(a, b)) return 0.8;
  // One typing error never changes both ends of a word, and a common beginning keeps one. Most pairs return here.
  if (a.plain[0] !== b.plain[0] && a.plain.at(-1) !== b.plain.at(-1)) return 0;
  const shorter = Math.min(a.plain.length, b.plain.length);
  if (shorter >= 4 && oneSlipApart(a.plain, b.plain)) return 0.8;
  let shared = 0;
  while (shared < shorter && a.plain[shared] === b.plain[shared]) shared++;
  const ratio = (2 * shared) / (a.plain.length + b.plain.length);
  // Where a letter is a word or a syllable, two of three are much.
  const most = a.unspaced && b.unspaced ? 2 : 4;
  return shared >= most && ratio >= 0.6 ? 0.8 * ratio : 0;
}

/** True if two words differ by one letter added, missing or replaced, or by two neighbours that changed places. */
function oneSlipApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Bonus for two pairs that follow each other in both texts, so that among equal alignments the closer one wins. */
const ADJACENT = 0.1;

/** Aligns one text with others. The gain of each word beside the words of this text is computed once and kept. */
export class Aligner {
  readonly left: readonly Word[];
  readonly #gains = new Map<string, Float64Array>();

  constructor(left: readonly Word[]) {
    this.left = left;
  }

  /** The pairs of like words with the greatest total weight that keep the order of both texts. */
  align(right: readonly Word[]): Pair[] {
    const { length } = this.left;
    const gains = right.map((word) => this.#gainsOf(word));
    // from: the best gain from a place to the end, column by column. behind: the same directly after a pair, so that
    // the next pair may get the bonus.
    const height = length + 1;
    const from = new Float64Array(height * (right.length + 1));
    const behind = new Float64Array(height * (right.length + 1));
    for (let r = right.length - 1; r >= 0; r--) {
      const column = gains[r] as Float64Array;
      for (let l = length - 1; l >= 0; l--) {
        const here = r * height + l;
        const won = column[l] as number;
        const skip = Math.max(from[here + 1] as number, from[here + height] as number);
        if (won > 0) {
          const paired = won + (behind[here + height + 1] as number);
          const best = Math.max(skip, paired);
          from[here] = best;
          behind[here] = Math.max(best, paired + ADJACENT);
        } else {
          from[here] = skip;
          behind[here] = skip;
        }
      }
    }
    const pairs: Pair[] = [];
    let follows = false;
    for (let l = 0, r = 0; l < length && r < right.length; ) {
      const here = r * height + l;
      const won = (gains[r] as Float64Array)[l] as number;
      const paired = won + (behind[here + height + 1] as number);
      const best = from[here] as number;
      if (won > 0 && (paired === best || (follows && paired + ADJACENT >= best))) {
        pairs.push([l++, r++]);
        follows = true;
      } else {
        if (from[here + 1] === best) l++;
        else r++;
        follows = false;
      }
    }
    return pairs;
  }

  #gainsOf(word: Word): Float64Array {
    const key = wordKey(word);
    let gains = this.#gains.get(key);
    if (!gains) {
      gains = Float64Array.from(this.left, (own) => (likeness(own, word) * (own.weight + word.weight)) / 2);
      this.#gains.set(key, gains);
    }
    return gains;
  }
}

/**
 * Adds the words that have no like word, so that every word of both texts is in one pair:
 *
 * - Between two pairs of like words, the remaining words are paired one by one while both texts have some.
 * - A word that denies is never paired with a word that does not.
 * - Before the first and after the last pair of like words, words are paired only if both texts have equally many
 *   there. Otherwise one text just begins or ends elsewhere.
 */
export function fillGaps(alike: readonly Pair[], left: readonly Word[], right: readonly Word[]): Pair[] {
  const pairs: Pair[] = [];
  let [l, r] = [0, 0];
  const fill = (endLeft: number, endRight: number, inside: boolean) => {
    const opposed = inside || endLeft - l === endRight - r;
    while (opposed && l < endLeft && r < endRight) {
      const [asked, printed] = [(left[l] as Word).denies, (right[r] as Word).denies];
      if (asked === printed) pairs.push([l++, r++]);
      else pairs.push(asked ? [l++, -1] : [-1, r++]);
    }
    while (l < endLeft) pairs.push([l++, -1]);
    while (r < endRight) pairs.push([-1, r++]);
  };
  alike.forEach(([nextLeft, nextRight], i) => {
    fill(nextLeft, nextRight, i > 0);
    pairs.push([l++, r++]);
  });
  fill(left.length, right.length, false);
  return pairs;
}
