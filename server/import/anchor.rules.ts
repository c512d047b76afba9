import { beginning, codePointLength, ending } from '../text/text.ts';
import { foldLetters, plainTypography } from '../text/typography.rules.ts';
import type { Anchor } from './format.ts';
import { nearestPassage } from './nearest.rules.ts';

/** A span of a text in Unicode code points, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** A place where words are printed, with the text around it, which distinguishes it from other places. */
export interface AnchorMatch extends Span {
  /** The text directly before it: up to {@link CONTEXT} code points. */
  prefix: string;
  /** The text directly after it: up to {@link CONTEXT} code points. */
  suffix: string;
}

/** The places where words are printed, in the order of the text. */
interface Places {
  /** How many there are. */
  count: number;
  /** The first {@link MOST} of them. */
  matches: AnchorMatch[];
}

/** The one place that an anchor identifies. */
interface Found {
  kind: 'found';
  span: Span;
  /** The words as printed there. */
  exact: string;
}
/** Why an anchor does not identify one place, with the places where its words are printed. */
export type Missed =
  /** The words are printed more than once, with the prefix and suffix that were given. */
  | ({ kind: 'ambiguous' } & Places)
  /** The words are printed, but nowhere with the prefix and suffix that were given. */
  | ({ kind: 'elsewhere' } & Places)
  /**
   * The words are not printed. `printed` is what the text has instead, if only the typography differs. `nearest` is the
   * passage that shares most of the words.
   */
  | ({ kind: 'absent'; printed?: string; nearest?: string } & Places);
/** The result of looking for an anchor in a text. */
export type AnchorResult = Found | Missed;

/** Code points of the text before and after a match. */
const CONTEXT = 24;
/** The most matches of a result. */
const MOST = 100;

/**
 * Finds the one span of `body` that an anchor identifies, as TextQuoteSelector of W3C Web Annotation defines it: by the
 * words themselves and, if these occur more than once, by the text directly before and after them. If they do not occur,
 * typography makes no difference.
 *
 * @param body the text, byte for byte
 * @param anchor the words, and the text around them
 * @returns the span, or the places where the words are printed
 */
export function findAnchor(body: string, anchor: Anchor): AnchorResult {
  const { exact, prefix = '', suffix = '' } = anchor;
  const words = prefix + exact + suffix;
  const found = printedOccurrences(body, words).map((at) => at + prefix.length);
  const [at] = found;
  if (at !== undefined && found.length === 1) {
    const start = codePointLength(body.slice(0, at));
    const span = { start, end: start + codePointLength(exact) };
    return { kind: 'found', span, exact: body.slice(at, at + exact.length) };
  }
  if (at !== undefined) return { kind: 'ambiguous', ...placesOf(body, exact, found) };
  const elsewhere = prefix || suffix ? printedOccurrences(body, exact) : [];
  if (elsewhere.length > 0) return { kind: 'elsewhere', ...placesOf(body, exact, elsewhere) };
  const printed = printedAlike(body, exact);
  const absent = { kind: 'absent', ...placesOf(body, exact, []) } as const;
  if (printed !== undefined) return { ...absent, printed };
  const nearest = nearestPassage(body, exact);
  return nearest === undefined ? absent : { ...absent, nearest };
}

/** Words as the text prints them first, whatever their typography; undefined if it does not print them. */
export function asPrinted(body: string, words: string): string | undefined {
  const exact = body.indexOf(words);
  const at = exact >= 0 ? exact : plain(body).indexOf(plainTypography(words));
  return at < 0 ? undefined : body.slice(at, at + words.length);
}

/** Where words are printed; if they are nowhere, where they are in another typography, which moves no offset. */
function printedOccurrences(body: string, words: string): number[] {
  const found = occurrences(body, words);
  return found.length > 0 ? found : occurrences(plain(body), plainTypography(words));
}

let last = { body: '', plain: '' };

/** A text in plain typography. That of the last text is kept, because many anchors are looked for in one text. */
function plain(body: string): string {
  if (last.body !== body) last = { body, plain: plainTypography(body) };
  return last.plain;
}

/** What the text has that differs from the words only in typography, white space and characters that nobody sees. */
function printedAlike(body: string, exact: string): string | undefined {
  const asked = seen(exact).text.trim();
  if (asked === '') return undefined;
  const { text, starts } = seen(body);
  const at = text.indexOf(asked);
  return at < 0 ? undefined : body.slice(starts[at], starts[at + asked.length]);
}

/** A text as a reader sees it, in plain typography, and where in the text each of its characters begins. */
function seen(text: string): { text: string; starts: number[] } {
  const starts: number[] = [];
  let plain = '';
  for (const { 0: unit, index } of text.matchAll(/\s+|\P{M}\p{M}*|\p{M}/gu)) {
    const shown = /^\s/u.test(unit) ? ' ' : plainTypography(foldLetters(unit.replace('…', '...')));
    // White space with something invisible between is one.
    if (shown === ' ' && plain.endsWith(' ')) continue;
    for (let i = 0; i < shown.length; i++) starts.push(index);
    plain += shown;
  }
  return { text: plain, starts: [...starts, text.length] };
}

function occurrences(body: string, words: string): number[] {
  const found: number[] = [];
  for (let at = body.indexOf(words); at >= 0; at = body.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** The places of words. `offsets` are those of the words in the string, ascending. */
function placesOf(body: string, exact: string, offsets: readonly number[]): Places {
  const length = codePointLength(exact);
  let counted = 0;
  let start = 0;
  const matches = offsets.slice(0, MOST).map((at): AnchorMatch => {
    start += codePointLength(body.slice(counted, at));
    counted = at;
    const behind = at + exact.length;
    return {
      start,
      end: start + length,
      prefix: ending(body.slice(0, at), CONTEXT),
      suffix: beginning(body.slice(behind), CONTEXT),
    };
  });
  return { count: offsets.length, matches };
}
