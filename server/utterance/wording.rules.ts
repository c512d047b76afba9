import { APOSTROPHES, foldLetters, QUOTATION_MARKS } from '../text/typography.rules.ts';
import { WORD_CHARACTER as LETTER } from '../text/word.rules.ts';

const MARKS = QUOTATION_MARKS;
const APOSTROPHE = `[${APOSTROPHES}]`;

/** What is done to a text, in order: each replaces what its pattern finds. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/…/gu, '...'],
  [/\s+/gu, ' '],
  // An elided word stands at the next one, whatever marks open between them ("l’« Amérique russe »").
  [new RegExp(`(?<=${LETTER})${APOSTROPHE} ?[${MARKS}] ?(?=${LETTER})`, 'gu'), "'"],
  [new RegExp(`(?<=${LETTER})${APOSTROPHE}(?=${LETTER})`, 'gu'), "'"],
  // Every other apostrophe is a quotation mark, and so marks ascribe nothing within one quote.
  [new RegExp(`[${MARKS}]|(?<!${LETTER})${APOSTROPHE}|${APOSTROPHE}(?!${LETTER})`, 'gu'), ' '],
  [/\s*[—―]\s*|\s[–-]+\s/gu, ' - '],
  [/[–‐‑‒−]/gu, '-'],
  [/\s+/gu, ' '],
  [/\s+(?=[.,;:!?)\]%‰°])|(?<=[([])\s+/gu, ''],
  // Where a quote is cut says nothing of its words.
  [/^[\s.,;:-]+|[\s.,;:!-]+$/gu, ''],
];

/**
 * A wording without its typography: two printings are of one wording where this is equal. Apostrophes, quotation
 * marks, spaces, dashes, dots, invisible characters and normal forms are folded; so is case, which depends on where a
 * sentence was cut, and the punctuation at both ends but for a question mark. Words are not, nor is the punctuation
 * between them.
 */
export function foldTypography(text: string): string {
  const folded = STEPS.reduce(
    (folded, [pattern, replacement]) => folded.replace(pattern, replacement),
    foldLetters(foldLetters(text).toLowerCase()),
  );
  // Nothing but marks: these are what is printed.
  return folded === '' ? text : folded;
}

/** Something printed in one form or another. */
export interface Printed {
  text: string;
}

/** One form in which things are printed, with all that are. */
export interface Group<Item> {
  /** As most of them print it; of those printed equally often, the first. */
  text: string;
  items: Item[];
}

/**
 * Groups what is printed by its wording, most printed first; of those printed equally often, in the order given.
 *
 * @param keyOf what makes items one group. @defaultValue their wording
 */
export function groupWordings<Item extends Printed>(
  items: readonly Item[],
  keyOf: (item: Item) => string = ({ text }) => foldTypography(text),
): Group<Item>[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((group) => ({ text: mostPrinted(group.map(({ text }) => text)), items: group }));
}

function mostPrinted(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return texts.find((text) => counts.get(text) === most) ?? '';
}

/** Where each value stands first among the items, in their order; null is no value. */
export function firsts<Item extends { at: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): number[] {
  const places = new Map<string, number>();
  for (const item of items) {
    const value = keyOf(item);
    if (value !== null && !places.has(value)) places.set(value, item.at);
  }
  return [...places.values()];
}
