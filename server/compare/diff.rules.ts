/** Words of two texts that stand in each other's place. One of the two runs may be empty. */
export interface Replaced {
  /** The numbers of the first word of the run in the newer text and of the word behind it. */
  start: number;
  end: number;
  /** The same in the older text. */
  oldStart: number;
  oldEnd: number;
}

/** The most cells of a table in which two runs of words are aligned. Longer runs replace each other as a whole. */
const CELLS = 250_000;
/** The words of a run that is looked for where no single word stands once in both texts. */
const RUN = 4;
/** How often a word is read on average until the rest of both texts replaces each other as a whole. */
const READS = 40;

/**
 * What of a text was replaced in a newer one: the runs of words that differ, in order. All other words stand in both
 * texts, in the same order.
 *
 * Words that both texts have once are the fixed points between which the rest is compared, as in Bram Cohen's patience
 * diff (https://bramcohen.livejournal.com/73318.html). Where there are none, the longest common subsequence decides. The
 * time grows with the length of the texts, whatever they are.
 */
export function replacedWords(older: readonly string[], newer: readonly string[]): Replaced[] {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const a = Int32Array.from(newer, numberOf);
  const b = Int32Array.from(older, numberOf);
  const found: Replaced[] = [];
  let reads = READS * (a.length + b.length);
  const rest: Replaced[] = [{ start: 0, end: a.length, oldStart: 0, oldEnd: b.length }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const part = trimmed(a, b, next);
    const [height, width] = [part.end - part.start, part.oldEnd - part.oldStart];
    if (height === 0 && width === 0) continue;
    reads -= height + width;
    const alignable = height > 0 && width > 0 && reads >= 0;
    const pairs = alignable ? fixedPoints(a, b, part) : [];
    if (pairs.length > 0) rest.push(...between(part, pairs).reverse());
    else if (alignable && height * width <= CELLS)
      found.push(...between(part, commonWords(a, b, part)).filter(isAny));
    else found.push(part);
  }
  return joined(found);
}

const isAny = ({ start, end, oldStart, oldEnd }: Replaced) => end > start || oldEnd > oldStart;

/** The part without the words at its ends that both texts have. */
function trimmed(a: Int32Array, b: Int32Array, part: Replaced): Replaced {
  let { start, end, oldStart, oldEnd } = part;
  while (start < end && oldStart < oldEnd && a[start] === b[oldStart]) {
    start++;
    oldStart++;
  }
  while (start < end && oldStart < oldEnd && a[end - 1] === b[oldEnd - 1]) {
    end--;
    oldEnd--;
  }
  return { start, end, oldStart, oldEnd };
}

type Pair = readonly [at: number, old: number];

/** The words, else the beginnings of runs of words, that each text has once in this part: as many as have one order. */
function fixedPoints(a: Int32Array, b: Int32Array, part: Replaced): Pair[] {
  for (const length of [1, RUN]) {
    const places = once(a, part.start, part.end, length);
    const old = once(b, part.oldStart, part.oldEnd, length);
    const pairs = [...places].flatMap(([run, at]): Pair[] => {
      const there = old.get(run) ?? -1;
      return at < 0 || there < 0 ? [] : [[at, there]];
    });
    if (pairs.length > 0) return longestRising(pairs.sort((x, y) => x[0] - y[0]));
  }
  return [];
}

/** Where the runs of words begin that stand there once; -1 for those that stand there more than once. */
function once(words: Int32Array, start: number, end: number, length: number): Map<string | number, number> {
  const places = new Map<string | number, number>();
  for (let i = start; i + length <= end; i++) {
    const run = length === 1 ? (words[i] as number) : words.subarray(i, i + length).join();
    places.set(run, places.has(run) ? -1 : i);
  }
  return places;
}

/** The most pairs, in order, whose second numbers rise: patience sorting. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, old], i) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as Pair)[1] < old) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = i;
  });
  const rising: Pair[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] as number) rising.push(pairs[i] as Pair);
  return rising.reverse();
}

/** The longest common subsequence of both texts in this part. */
function commonWords(a: Int32Array, b: Int32Array, { start, end, oldStart, oldEnd }: Replaced): Pair[] {
  const width = oldEnd - oldStart + 1;
  const common = new Uint16Array((end - start + 1) * width);
  for (let i = end - start - 1; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      const here = i * width + j;
      common[here] =
        a[start + i] === b[oldStart + j]
          ? (common[here + width + 1] as number) + 1
          : Math.max(common[here + width] as number, common[here + 1] as number);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < end - start && j < width - 1; ) {
    const here = i * width + j;
    if (a[start + i] === b[oldStart + j]) pairs.push([start + i++, oldStart + j++]);
    else if ((common[here + width] as number) >= (common[here + 1] as number)) i++;
    else j++;
  }
  return pairs;
}

/** What stands before, between and behind these pairs of words. */
function between({ start, end, oldStart, oldEnd }: Replaced, pairs: readonly Pair[]): Replaced[] {
  const parts: Replaced[] = [];
  let [at, old] = [start, oldStart];
  for (const [nextAt, nextOld] of pairs) {
    parts.push({ start: at, end: nextAt, oldStart: old, oldEnd: nextOld });
    [at, old] = [nextAt + 1, nextOld + 1];
  }
  return [...parts, { start: at, end, oldStart: old, oldEnd }];
}

/** The same runs, where one that follows another directly is one with it. */
function joined(runs: readonly Replaced[]): Replaced[] {
  const all: Replaced[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.end === run.start && last.oldEnd === run.oldStart) {
      last.end = run.end;
      last.oldEnd = run.oldEnd;
    } else all.push({ ...run });
  }
  return all;
}
