import type { TextWord } from '../text/text-words.rules.ts';
import type { Span } from '../text/words.rules.ts';

/** The part of a text that best shows why it was found. */
export interface Snippet {
  /** A slice of the text, unchanged. */
  snippet: string;
  /** The spans of the words that match, in order. Offsets are code points of the snippet. */
  highlights: Span[];
}

/** The most code points of a snippet, and of the text before its first highlight. */
const LENGTH = { snippet: 240, before: 60 };
/** The most highlights that are tried as the first of the snippet. If there are more, one of these shows the match well enough. */
const MAX_CANDIDATES = 200;

/**
 * Finds the words of a text that match a search.
 *
 * @param words the words of the text
 * @param phrases the terms of the search, each as the numbers of its words in order
 * @param matches tells which of these numbers a word of the text matches
 * @returns the spans of the words, in order; words of a phrase only where the whole phrase stands together
 */
export function findHighlights(
  words: readonly TextWord[],
  phrases: readonly (readonly number[])[],
  matches: (word: string) => ReadonlySet<number>,
): Found[] {
  const answers = words.map(({ word }) => matches(word));
  const found = new Map<number, Set<number>>();
  phrases.forEach((phrase, term) => {
    words.forEach((_, at) => {
      if (!phrase.every((number, i) => answers[at + i]?.has(number))) return;
      phrase.forEach((_, i) => {
        found.set(at + i, (found.get(at + i) ?? new Set()).add(term));
      });
    });
  });
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, terms]) => {
      const { start, end } = words[at] as TextWord;
      return { start, end, terms };
    })
    .reduce<Found[]>(joinTouching, []);
}

/** Letters of a script without spaces that touch are one highlight if the same terms found them, and so are words of one character. */
function joinTouching(spans: Found[], next: Found): Found[] {
  const last = spans.at(-1);
  const isOne = last?.end === next.start && [...last.terms].join() === [...next.terms].join();
  if (!last || !(isOne || next.start < last.end)) spans.push(next);
  else spans[spans.length - 1] = { ...last, end: next.end, terms: new Set([...last.terms, ...next.terms]) };
  return spans;
}

/** A highlight in a text, and the terms of the search that it matches. */
export interface Found extends Span {
  terms: ReadonlySet<number>;
}

/**
 * Cuts the snippet out of a text, within one line and at words. It takes the first place where the most terms match, and
 * among these the place where the most words match. If nothing matches, it takes the beginning of the text.
 */
export function cutSnippet(text: string, words: readonly TextWord[], found: readonly Found[]): Snippet {
  const points = Array.from(text);
  let best: { span: Span; inside: Found[]; score: number } | undefined;
  for (const first of found.slice(0, MAX_CANDIDATES)) {
    const span = windowAround(points, words, first);
    const inside = found.filter(({ start, end }) => start >= span.start && end <= span.end);
    const score = new Set(inside.flatMap(({ terms }) => [...terms])).size * 1000 + inside.length;
    if (!best || score > best.score) best = { span, inside, score };
  }
  const { span, inside } = best ?? { span: windowAround(points, words, words[0]), inside: [] };
  return {
    snippet: points.slice(span.start, span.end).join(''),
    highlights: inside.map(({ start, end }) => ({ start: start - span.start, end: end - span.start })),
  };
}

function windowAround(points: readonly string[], words: readonly TextWord[], at: Span | undefined): Span {
  if (!at) return { start: 0, end: Math.min(points.length, LENGTH.snippet) };
  let lineStart = at.start;
  while (lineStart > 0 && points[lineStart - 1] !== '\n') lineStart--;
  let lineEnd = at.end;
  while (lineEnd < points.length && points[lineEnd] !== '\n') lineEnd++;
  if (lineEnd - lineStart <= LENGTH.snippet) return { start: lineStart, end: lineEnd };
  const earliest = Math.max(lineStart, at.start - LENGTH.before);
  const start =
    earliest === lineStart
      ? lineStart
      : (words.find((word) => word.start >= earliest && word.start <= at.start)?.start ?? at.start);
  const latest = Math.max(at.end, start + LENGTH.snippet);
  if (latest >= lineEnd) return { start, end: lineEnd };
  const last = words.findLast((word) => word.end <= latest && word.end >= at.end);
  return { start, end: last?.end ?? at.end };
}
