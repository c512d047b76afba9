import type { Comparison } from './quote-check.rules.ts';
import type { Candidate } from './quote-check.sql.ts';

/** How a text compares with a sentence that one or more quotes print: those that its words come from. */
export type Printed<Part> = Comparison & { parts: readonly Part[] };

/** The parts of each sentence, in order. Most sentences have one. */
export function sentencesOf<Part extends Candidate>(candidates: readonly Part[]): Part[][] {
  const sentences = new Map<string, Part[]>();
  for (const part of candidates) {
    const parts = sentences.get(part.sentence);
    if (parts) parts.push(part);
    else sentences.set(part.sentence, [part]);
  }
  return [...sentences.values()].map((parts) => parts.sort((a, b) => a.part - b.part));
}

/**
 * Compares a text with a sentence whose parts the reporter's words interrupt: with all parts together, and with those
 * that have words of the text. The more similar counts.
 */
export function comparePrinted<Part extends Candidate>(
  compare: (printed: string, language: string) => Comparison,
  parts: readonly Part[],
): Printed<Part> {
  const against = (parts: readonly Part[]): Printed<Part> => ({
    ...compare(textOf(parts), parts[0]?.language ?? ''),
    parts,
  });
  const whole = against(parts);
  if (parts.length === 1) return whole;
  const places = placesOf(whole, textOf(parts));
  let end = -1;
  const shared = parts.map(({ exact }) => {
    const start = end + 1;
    end = start + exact.length;
    return places.some((place) => place >= start && place < end);
  });
  const some = parts.slice(shared.indexOf(true), shared.lastIndexOf(true) + 1);
  if (some.length === 0 || some.length === parts.length) return whole;
  const alone = against(some);
  return alone.similarity >= whole.similarity ? alone : whole;
}

const textOf = (parts: readonly Candidate[]) => parts.map(({ exact }) => exact).join(' ');

/**
 * Where the words that both have begin in the printed text. Between the words of a comparison stand only marks, and
 * letters that stand without spaces may have marks between them, so each letter is the next of its kind.
 */
function placesOf({ differences }: Comparison, text: string): number[] {
  let behind = 0;
  return differences.flatMap(({ kind, printed }) => {
    if (printed === '') return [];
    const start = text.indexOf(printed.charAt(0), behind);
    for (const letter of printed) behind = text.indexOf(letter, behind) + letter.length;
    return kind === 'SAME' ? [start] : [];
  });
}
