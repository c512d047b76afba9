import { alike } from '../text/slug.rules.ts';
import { slicer, wordsOf } from '../text/words.rules.ts';

/** How alike a slug is written at least that is suggested in place of another; the threshold of pg_trgm. */
const ALIKE = 0.3;

/** The share of words that a passage must have of those looked for. */
const SHARED = 0.5;

/** A question after a message about a slug: `: did you mean "maria-keane"?`. Empty if no slug is written alike. */
export function didYouMean(given: string, slugs: readonly string[]): string {
  const [nearest] = alike(given, slugs, ALIKE);
  return nearest === undefined ? '' : `: did you mean "${nearest}"?`;
}

/**
 * The passage of a text that shares the most words with those looked for, and as long as they are. Its cost grows with
 * the length of the text alone.
 *
 * @returns the passage as printed; undefined if none shares half of the words
 */
export function nearestPassage(body: string, words: string): string | undefined {
  const wanted = wordsOf(words).folded;
  const printed = wordsOf(body);
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  let best = { shared: 0, at: -1 };
  const take = (word: string | undefined, by: 1 | -1) => {
    const rest = word === undefined ? undefined : left.get(word);
    if (word === undefined || rest === undefined) return;
    // A word that the passage has more often than asked for counts no more than asked for.
    if (by === 1 ? rest > 0 : rest >= 0) shared += by;
    left.set(word, rest - by);
  };
  for (let end = 0; end < printed.folded.length; end++) {
    take(printed.folded[end], 1);
    if (end >= wanted.length) take(printed.folded[end - wanted.length], -1);
    if (shared > best.shared) best = { shared, at: Math.max(0, end - wanted.length + 1) };
  }
  if (best.shared < wanted.length * SHARED || best.at < 0) return undefined;
  const last = Math.min(best.at + wanted.length, printed.folded.length) - 1;
  return slicer(body)(printed.starts[best.at] as number, printed.ends[last] as number);
}
