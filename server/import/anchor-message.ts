import { beginning, codePointLength, ending } from '../text/text.ts';
import type { AnchorMatch, Missed } from './anchor.rules.ts';

/** Places that a message shows at most. */
const SHOWN = 10;
/** Code points of words that a place shows whole; of longer ones it shows both ends. */
const WHOLE = 60;

/** Says in a sentence why the words of an anchor mean no place, and what to do. */
export function anchorMessage(exact: string, missed: Missed): string {
  return `"${exact}" ${reason(exact, missed)}`;
}

function reason(exact: string, missed: Missed): string {
  if (missed.kind === 'ambiguous')
    return `is printed ${missed.count} times (${places(exact, missed)}): add a prefix or suffix that tells them apart`;
  if (missed.kind === 'elsewhere')
    return `is not printed with that prefix and suffix; without them it is: ${places(exact, missed)}`;
  return missed.printed === undefined
    ? 'is not printed in the text'
    : `is not printed in these characters; the text has "${missed.printed}"`;
}

function places(exact: string, { count, matches }: Missed): string {
  const shown = matches.slice(0, SHOWN).map((match) => `"${place(exact, match)}"`);
  return shown.join(', ') + (count > SHOWN ? ', ...' : '');
}

/** "le [chat]. un chat.", in one line. */
function place(exact: string, { prefix, suffix }: AnchorMatch): string {
  const isLong = codePointLength(exact) > WHOLE;
  const words = isLong ? `${beginning(exact, WHOLE / 2)}…${ending(exact, WHOLE / 2)}` : exact;
  return `${prefix}[${words}]${suffix}`.replace(/\s+/gu, ' ');
}
