import { APOSTROPHES, foldLetters, QUOTATION_MARKS } from '../text/typography.rules.ts';
import { WORD_CHARACTER as LETTER } from '../text/word.rules.ts';

const MARKS = QUOTATION_MARKS;
const APOSTROPHE = `[${APOSTROPHES}]`;

/** The replacements that fold a text, in this order. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/…/gu, '...'],
  [/\s+/gu, ' '],
  // An elided word is joined to the next word, even if marks open between them ("l’« Amérique russe »").
  [new RegExp(`(?<=${LETTER})${APOSTROPHE} ?[${MARKS}] ?(?=${LETTER})`, 'gu'), "'"],
  [new RegExp(`(?<=${LETTER})${APOSTROPHE}(?=${LETTER})`, 'gu'), "'"],
  // Every other apostrophe is a quotation mark. Marks become spaces: within one quote they say nothing about who speaks.
  [new RegExp(`[${MARKS}]|(?<!${LETTER})${APOSTROPHE}|${APOSTROPHE}(?!${LETTER})`, 'gu'), ' '],
  [/\s*[—―]\s*|\s[–-]+\s/gu, ' - '],
  [/[–‐‑‒−]/gu, '-'],
  [/\s+/gu, ' '],
  [/\s+(?=[.,;:!?)\]%‰°])|(?<=[([])\s+/gu, ''],
  // Where a quote was cut makes no difference.
  [/^[\s.,;:-]+|[\s.,;:!-]+$/gu, ''],
];

/**
 * A wording without its typography: two quotes have the same wording if this is equal. It folds apostrophes, quotation
 * marks, spaces, dashes, dots, invisible characters and normal forms. It also folds case, which depends on where a sentence
 * was cut, and the punctuation at both ends, except a question mark. It keeps the words and the punctuation between them.
 */
export function foldTypography(text: string): string {
  const folded = STEPS.reduce(
    (folded, [pattern, replacement]) => folded.replace(pattern, replacement),
    foldLetters(foldLetters(text).toLowerCase()),
  );
  // The text has nothing but marks, so the marks themselves are the wording.
  return folded === '' ? text : folded;
}

/** Something that is printed in one form or another. */
export interface Printed {
  text: string;
}

/** Items of the same wording, with the form in which most of them are printed. */
export interface Group<Item> {
  /** As most of them print it; of those printed equally often, the first. */
  text: string;
  items: Item[];
}

/**
 * Groups printed items by their wording, most printed first. Groups of the same size keep the order of the items.
 *
 * @param keyOf the key by which items are grouped. @defaultValue their wording
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

/** The index of the first item with each value, in the order of the items. Null is not a value. */
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
