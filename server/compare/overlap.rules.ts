import { countWords } from '../text/text.ts';
import { slicer, type Words, wordsOf } from '../text/words.rules.ts';

/**
 * The number of words of a shingle, and of the shortest passage that counts as shared. Shingles of scripts without
 * spaces between words consist of letters, so that no dictionary decides what is found.
 */
export const SHINGLE = 8;

/**
 * The version of the rule that makes shingles. Raise it when the rule changes: shingles of other versions are computed
 * again.
 */
export const SHINGLE_RULE = 4;

/** A passage that two texts print in the same words; offsets in code points. */
export interface Passage {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /**
   * Number of words in the passage as the first text prints it, counted like `Article.wordCount`: "l’accord" is one
   * word, and so is "风暴".
   */
  words: number;
}

/** A run of words that two texts share: the number of its first word in each text, and its length in words. */
interface Run {
  at: number;
  other: number;
  length: number;
}

/** The shingles of a text: a number for every run of eight words, each once. Equal runs have equal numbers. */
export function shinglesOf({ folded }: Words): number[] {
  return [...new Set(windows(folded))];
}

/** The shingle of each run of eight words, in order: FNV-1a over the words, 32 bits, signed. */
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

/** Compares one text with others. */
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
   * The passages of at least eight words that this text shares with another, once as seen from each text. Each passage
   * is as long as possible, and none lies within another passage of the same text. They are in the order of the text.
   */
  with(other: string): { ours: Passage[]; theirs: Passage[] } {
    const theirs = wordsOf(other);
    const runs = this.#runs(theirs);
    const turned = runs.map(({ at, other, length }) => ({ at: other, other: at, length }));
    return { ours: passages(this.#words, theirs, runs), theirs: passages(theirs, this.#words, turned) };
  }

  /** All shared runs that can be extended neither at the beginning nor at the end. */
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

/** The runs that do not lie within another. Of several runs at the same place, the first in the other text. */
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
