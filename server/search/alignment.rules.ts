/** A word as it is written, and folded: typography and case aside, and without accents. */
export interface Word {
  written: string;
  same: string;
  plain: string;
  /** Short words say less. */
  weight: number;
}

/** A place in both texts; -1: there is no word in that one. */
export type Pair = readonly [left: number, right: number];

/** An apostrophe may be written as a letter (U+02BC). */
const WORD = /(?:(?!ʼ)[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff])+['’ʼ`´]?/gu;

/** The words of a text as they are written, an elision with its apostrophe. */
export function words(text: string): Word[] {
  return (text.match(WORD) ?? []).flatMap((written) => {
    const same = written
      .normalize('NFKC')
      .replace(/[^\p{L}\p{M}\p{N}]|ʼ/gu, '')
      .toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(same)) return [];
    const plain = same.normalize('NFD').replace(/\p{M}/gu, '');
    return [{ written, same, plain, weight: plain.length >= 4 || /\p{N}/u.test(plain) ? 1 : 0.4 }];
  });
}

/** How alike two words are: 1 the same, 0 not to be taken for each other. */
export function likeness(a: Word, b: Word): number {
  if (a.same === b.same) return 1;
  if (a.plain === b.plain) return 0.9;
  // Neither a slip nor a common beginning changes both ends of a word; most pairs end here.
  if (a.plain[0] !== b.plain[0] && a.plain.at(-1) !== b.plain.at(-1)) return 0;
  const shorter = Math.min(a.plain.length, b.plain.length);
  if (shorter >= 4 && oneSlipApart(a.plain, b.plain)) return 0.8;
  let shared = 0;
  while (shared < shorter && a.plain[shared] === b.plain[shared]) shared++;
  const ratio = (2 * shared) / (a.plain.length + b.plain.length);
  return shared >= 4 && ratio >= 0.6 ? 0.8 * ratio : 0;
}

/** One letter more, less or other, or two that changed places. */
function oneSlipApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** What it is worth that a word follows the one before it in both texts: between equal alignments, the closer one. */
const ADJACENT = 0.1;

/** The alignment with the most weight of like words, each text in its order: pairs of words that are alike. */
export function align(left: readonly Word[], right: readonly Word[]): Pair[] {
  const width = right.length + 1;
  // The best that can be had from a place on; and the same behind a pair, which the next one may follow directly.
  const from = new Float64Array((left.length + 1) * width);
  const behind = new Float64Array((left.length + 1) * width);
  const gain = (l: number, r: number) => {
    const [a, b] = [left[l] as Word, right[r] as Word];
    return likeness(a, b) * ((a.weight + b.weight) / 2);
  };
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      const won = gain(l, r);
      const paired = won > 0 ? won + at(behind, l + 1, r + 1) : 0;
      const best = Math.max(at(from, l + 1, r), at(from, l, r + 1), paired);
      from[l * width + r] = best;
      behind[l * width + r] = won > 0 ? Math.max(best, paired + ADJACENT) : best;
    }
  }
  const pairs: Pair[] = [];
  let follows = false;
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const won = gain(l, r);
    const paired = won + at(behind, l + 1, r + 1);
    const best = at(from, l, r);
    if (won > 0 && (paired === best || (follows && paired + ADJACENT >= best))) {
      pairs.push([l++, r++]);
      follows = true;
    } else {
      if (at(from, l + 1, r) === best) l++;
      else r++;
      follows = false;
    }
  }
  return pairs;

  function at(table: Float64Array, l: number, r: number): number {
    return table[l * width + r] as number;
  }
}

/**
 * Every word of both texts: between words that are alike, others stand against each other as far as they go. Before the
 * first and behind the last of them they only do where there are as many; else one text just begins or ends elsewhere.
 */
export function fillGaps(alike: readonly Pair[], left: readonly Word[], right: readonly Word[]): Pair[] {
  const pairs: Pair[] = [];
  let [l, r] = [0, 0];
  const fill = (endLeft: number, endRight: number, inside: boolean) => {
    const opposed = inside || endLeft - l === endRight - r;
    while (opposed && l < endLeft && r < endRight) pairs.push([l++, r++]);
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
