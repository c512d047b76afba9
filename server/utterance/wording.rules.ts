import { wholeWords } from '../text/broken.rules.ts';
import { foldNumbers } from '../text/number.rules.ts';
import { foldPrint, SPACELESS } from '../text/script.rules.ts';
import { APOSTROPHES } from '../text/typography.rules.ts';
import { WORD_CHARACTER as LETTER } from '../text/word.rules.ts';

/** Quotation marks of all scripts, brackets that East Asia prints as such, and ornaments. Apostrophes are among them. */
const MARKS = `\\p{Quotation_Mark}〈-》❛-❠❮❯\u{1f676}-\u{1f678}״׳`;
const APOSTROPHE = `[${APOSTROPHES}׳]`;
/** What a quote may begin or end with, however it is cut: marks that end a clause, dashes, brackets and marks of quotation. */
const CUT = `\\s\\p{Terminal_Punctuation}\\p{Dash}\\p{Ps}\\p{Pe}${MARKS}·`;

/** Marks of all scripts that do what a mark of Latin print does. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[؟፧⸮᥅꘏꛷꫱\u{11143}]/gu, '?'],
  [/‽/gu, '?!'],
  [/[،、߸፣᠂꓾꘍⸴⸲](?!\p{Nd})/gu, ','],
  [/[。।۔።։᠃꓿᙮⸼](?!\p{Nd})/gu, '.'],
  [/[؛፤⁏]/gu, ';'],
  [/[፥៖׃]/gu, ':'],
  // Ethiopic may print a mark where others leave a space.
  [/፡/gu, ' '],
];

/** The replacements that fold a text, in this order. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  ...ALIKE,
  [/…/gu, '...'],
  [/\s+/gu, ' '],
  // An elided word is joined to the next word, even if marks open between them ("l’« Amérique russe »").
  [new RegExp(`(?<=${LETTER})${APOSTROPHE} ?(?!${APOSTROPHE})[${MARKS}] ?(?=${LETTER})`, 'gu'), "'"],
  [new RegExp(`(?<=${LETTER})${APOSTROPHE}(?=${LETTER})`, 'gu'), "'"],
  // Every other apostrophe is a quotation mark. Marks become spaces: within one quote they say nothing about who speaks.
  [
    new RegExp(`(?!${APOSTROPHE})[${MARKS}]|(?<!${LETTER})${APOSTROPHE}|${APOSTROPHE}(?!${LETTER})`, 'gu'),
    ' ',
  ],
  // Greek asks by what looks like a semicolon. Hindi is often typed with a bar for its full stop.
  [/(?<=\p{Script=Greek}\p{M}*[)\]]*\s*);/gu, '?'],
  [/(?<=\p{Script=Devanagari}\p{M}*\s*)\|/gu, '.'],
  [/\s*[—―]\s*|\s[–-]+\s/gu, ' - '],
  [/(?!～)\p{Dash}/gu, '-'],
  [/\s+/gu, ' '],
  [/\s+(?=[.,](?!\p{Nd})|[;:!?)\]%‰°])|(?<=[([])\s+/gu, ''],
  // Beside a character that needs none, a space says nothing.
  [new RegExp(`(?<=${SPACELESS}\\p{M}*[,.;:!?]?) (?!\\p{M})| (?=${SPACELESS})`, 'gu'), ''],
];

/** Both ends, as far as it makes no difference where a quote was cut. A sign or a point before digits belongs to them. */
const ENDS = new RegExp(`^(?:(?![-.,]\\p{Nd})[${CUT}])+|[${CUT}]+$`, 'gu');
/** Marks before a question or an exclamation, which has another mark at its end. */
const FORETOLD = /[¿¡\u{1e95e}\u{1e95f}]/gu;
/** Marks that ask although they do not stand at the end. Armenian asks on a vowel. */
const ASKING = /[¿\u{1e95f}\u055e]/u;

/**
 * A wording without its typography: two quotes have the same wording if this is equal. It folds apostrophes, quotation
 * marks, spaces, dashes, dots, invisible characters and normal forms; marks of all scripts that do what a mark of Latin
 * print does; vowel marks that a script may leave out; and how numbers are written. It also folds case, which depends on
 * where a sentence was cut, and the punctuation at both ends, except that a question stays one. It keeps the words and
 * the punctuation between them.
 *
 * @param language the BCP 47 tag of the text, which tells how its letters are folded. @defaultValue none in particular
 */
export function foldTypography(text: string, language = ''): string {
  const letters = foldPrint(wholeWords(text), language).replace(FORETOLD, '');
  const plain = STEPS.reduce(
    (folded, [pattern, replacement]) => folded.replace(pattern, replacement),
    letters,
  );
  const cut = foldNumbers(plain).replace(ENDS, '');
  // The text has nothing but marks, so the marks themselves are the wording.
  if (cut === '') return text;
  const asks = /\?[^?\p{L}\p{N}]*$/u.test(plain) || (ASKING.test(text) && !plain.includes('?'));
  return asks ? `${cut}?` : cut;
}

/** Something that is printed in one form or another. */
export interface Printed {
  text: string;
  /** The BCP 47 tag of the language that it is printed in. */
  language: string;
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
  keyOf: (item: Item) => string = ({ text, language }) => foldTypography(text, language),
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
