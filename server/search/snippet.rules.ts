import type { Span, TextWord } from '../text/words.rules.ts';

/** The part of a text that shows best why it was found. */
export interface Snippet {
  /** A slice of the text, as it is. */
  snippet: string;
  /** The words found, in code points of the snippet, in order. */
  highlights: Span[];
}

/** Code points of a snippet at most, and of those before its first highlight. */
const LENGTH = { snippet: 240, before: 60 };
/** Highlights that a snippet may begin with; a word that is found more often is shown well enough by one of these. */
const MAX_CANDIDATES = 200;

/**
 * The words of a text that a search finds.
 *
 * @param words the words of the text
 * @param phrases what was looked for: the numbers of its words, term by term, each term in its order
 * @param matches tells which of these numbers a word of the text answers
 * @returns the spans of the words, in order; those of a phrase only where all of it stands together
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
    });
}

/** A highlight in a text, and the terms of the search it answers. */
export interface Found extends Span {
  terms: ReadonlySet<number>;
}

/**
 * Cuts the snippet out of a text: within one line, at words, where most of the terms and then most of the words were
 * found, the first such place; the beginning of the text where nothing was.
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
