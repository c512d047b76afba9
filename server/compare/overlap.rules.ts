import { countWords } from '../text/text.ts';
import { slicer, type Words, wordsOf } from '../text/words.rules.ts';

/** Words of the shortest passage that counts as shared, and of the runs that an index finds it by. */
export const SHINGLE = 8;

/** Changes whenever the words or the numbers made of them do: stored ones of another rule are made anew. */
export const SHINGLE_RULE = 2;

/** A passage that two texts print in the same words; offsets in code points. */
export interface Passage {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /** Words of the passage as the first text prints it, counted as `Article.wordCount` is: "l’accord" is one. */
  words: number;
}

/** A run of words that two texts share, by the numbers of its words. */
interface Run {
  at: number;
  other: number;
  length: number;
}

/** Every run of eight words of a text as a number, each once: equal runs have equal numbers. */
export function shinglesOf({ folded }: Words): number[] {
  return [...new Set(windows(folded))];
}

/** The number of each run of eight words, in order: FNV-1a over the words, 32 bits, signed. */
function windows(folded: readonly string[]): number[] {
  const words = folded.map(hash);
  const numbers: number[] = [];
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    let number = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) number = Math.imul(number ^ (words[i] as number), 0x01000193);
    numbers.push((number ^ (number >>> 15)) | 0);
  }
  return numbers;
}

function hash(word: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) number = Math.imul(number ^ word.charCodeAt(i), 0x01000193);
  return number ^ (number >>> 13);
}

/** A text that others are compared with, one after the other. */
export class Comparison {
  readonly #words: Words;
  readonly #places = new Map<number, number[]>();

  constructor(words: Words) {
    this.#words = words;
    windows(words.folded).forEach((number, at) => {
      const places = this.#places.get(number);
      if (places) places.push(at);
      else this.#places.set(number, [at]);
    });
  }

  /**
   * The passages of at least eight words that this text shares with another, seen from both: as long as they can be,
   * and none that lies within another one of the text it is seen from. In the order of that text.
   */
  with(other: string): { ours: Passage[]; theirs: Passage[] } {
    const theirs = wordsOf(other);
    const runs = this.#runs(theirs);
    const turned = runs.map(({ at, other, length }) => ({ at: other, other: at, length }));
    return { ours: passages(this.#words, theirs, runs), theirs: passages(theirs, this.#words, turned) };
  }

  /** All runs that neither word before nor word behind could be added to. */
  #runs({ folded: other }: Words): Run[] {
    const { folded: ours } = this.#words;
    const runs: Run[] = [];
    windows(other).forEach((number, to) => {
      for (const at of this.#places.get(number) ?? []) {
        if (at > 0 && to > 0 && ours[at - 1] === other[to - 1]) continue;
        let length = 0;
        while (at + length < ours.length && ours[at + length] === other[to + length]) length++;
        if (length >= SHINGLE) runs.push({ at, other: to, length });
      }
    });
    return runs;
  }
}

function passages(words: Words, others: Words, runs: readonly Run[]): Passage[] {
  const slice = slicer(words.text);
  return outermost(runs)
    .map(({ at, other, length }) => {
      const start = words.starts[at] as number;
      const end = words.ends[at + length - 1] as number;
      const otherStart = others.starts[other] as number;
      const otherEnd = others.ends[other + length - 1] as number;
      return { start, end, otherStart, otherEnd, words: countWords(slice(start, end)) };
    })
    .filter((passage) => passage.words >= SHINGLE);
}

/** The runs that lie within no other; of those at one place, the first of the other text. */
function outermost(runs: readonly Run[]): Run[] {
  let end = 0;
  return [...runs]
    .sort((a, b) => a.at - b.at || b.length - a.length || a.other - b.other)
    .filter((run) => {
      const inside = run.at + run.length <= end;
      end = Math.max(end, run.at + run.length);
      return !inside;
    });
}
