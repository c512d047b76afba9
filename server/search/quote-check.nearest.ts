import { setImmediate } from 'node:timers/promises';
import { checkSize } from '../connection/resolve.ts';
import { fail } from '../errors.ts';
import { codePointLength } from '../text.ts';
import { type Comparison, compareWith, MAX_WORDS } from './quote-check.rules.ts';
import type { Asked, Candidate } from './quote-check.sql.ts';
import { textWords } from './snippet.rules.ts';

/** Printed wordings that are less similar are no answer. */
const MIN_SIMILARITY = 0.4;
/** Candidates that are compared word by word, at least. */
export const COMPARED = 30;
/** Code points of a text to check. */
export const MAX_LENGTH = 10_000;

/** The arguments of a check. */
export interface CheckArgs {
  text: string;
  speaker?: string | null | undefined;
  first?: number | null | undefined;
}

/** A check that was read. */
export interface Check {
  asked: Asked;
  /** Hits at most. */
  size: number;
}

/**
 * Reads the arguments of a check.
 *
 * @throws INVALID_PAGINATION
 * @throws BAD_USER_INPUT where the text is too long
 */
export function readCheck({ text, speaker, first }: CheckArgs): Check {
  const size = checkSize('first', first);
  if (text.length > MAX_LENGTH && codePointLength(text) > MAX_LENGTH) {
    throw fail('BAD_USER_INPUT', `text: longer than ${MAX_LENGTH} characters; check one sentence at a time`);
  }
  const read = readable(text);
  const words = size === 0 ? [] : textWords(read).slice(0, MAX_WORDS.asked);
  return {
    asked: {
      text: Array.from(read)
        .slice(0, words.at(-1)?.end ?? 0)
        .join(''),
      words: words.map(({ word }) => word),
      speaker: speaker ?? null,
      limit: Math.max(COMPARED, size),
    },
    size,
  };
}

/** A text as it is; what compatibility form makes longer than a text may be, as one character that is eighteen in it, is cut there. */
function readable(text: string): string {
  const plain = text.normalize('NFKC');
  return plain.length > 2 * MAX_LENGTH ? plain.slice(0, MAX_LENGTH) : text;
}

/** The candidates that come near, most similar first. Between any two comparisons, other requests go on. */
export async function nearestOf<Of extends Candidate>(
  { asked, size }: Check,
  candidates: readonly Of[],
): Promise<(Of & Comparison)[]> {
  const compare = compareWith(asked.text);
  const compared: (Of & Comparison)[] = [];
  for (const candidate of candidates) {
    compared.push({ ...candidate, ...compare(candidate.exact, candidate.config) });
    await setImmediate();
  }
  return compared
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, size);
}
