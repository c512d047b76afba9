import { beginning, codePointLength, ending } from '../text/text.ts';
import { type AnchorMatch, asPrinted, findAnchor, type Missed } from './anchor.rules.ts';

/** The most places that a message shows. */
const SHOWN = 10;
/** Up to this many code points, a place shows the words whole. Of longer words it shows both ends. */
const WHOLE = 60;

/** Explains in one sentence why the white space at an end of an anchor is refused. */
export function edgeMessage(exact: string): string {
  return `${JSON.stringify(exact)} begins or ends with white space: a span begins and ends with what is printed`;
}

/** Explains in one sentence why the words of an anchor do not identify one place, and what to do. */
export function anchorMessage(exact: string, missed: Missed): string {
  const shown = missed.kind === 'absent' && missed.printed !== undefined ? visible(exact) : exact;
  return `"${shown}" ${reason(exact, missed)}`;
}

function reason(exact: string, missed: Missed): string {
  if (missed.kind === 'ambiguous')
    return `is printed ${missed.count} times (${places(exact, missed)}): add a prefix or suffix that tells them apart`;
  if (missed.kind === 'elsewhere')
    return `is not printed with that prefix and suffix, but it is printed without them: ${places(exact, missed)}`;
  if (missed.printed !== undefined)
    return `is not printed in these characters; the text has "${visible(missed.printed)}"`;
  return missed.nearest === undefined
    ? 'is not printed in the text'
    : `is not printed in the text; the nearest words are "${missed.nearest.replace(/\s+/gu, ' ')}"`;
}

/** Explains in one sentence why words are not printed in a text. */
export function absentMessage(body: string, words: string): string {
  const printed = asPrinted(body, words);
  if (printed !== undefined) return anchorMessage(words, { kind: 'absent', printed, count: 0, matches: [] });
  const found = findAnchor(body, { exact: words });
  return found.kind === 'absent' ? anchorMessage(words, found) : `"${words}" is not printed in the text`;
}

/** Words with every character escaped that nobody sees, or that looks like a space: "govern\\u00ADment". */
function visible(words: string): string {
  return words.replace(
    /(?! )\s|\p{Cc}|\p{Default_Ignorable_Code_Point}|[\u2010\u2011]|[\u0300-\u036f]/gu,
    (hidden) => `\\u${(hidden.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function places(exact: string, { count, matches }: Missed): string {
  const shown = matches.slice(0, SHOWN).map((match) => `"${place(exact, match)}"`);
  return shown.join(', ') + (count > SHOWN ? ', ...' : '');
}

/** The words in brackets with the text around them, on one line: "le [chat]. un chat." */
function place(exact: string, { prefix, suffix }: AnchorMatch): string {
  const isLong = codePointLength(exact) > WHOLE;
  const words = isLong ? `${beginning(exact, WHOLE / 2)}…${ending(exact, WHOLE / 2)}` : exact;
  return `${prefix}[${words}]${suffix}`.replace(/\s+/gu, ' ');
}
