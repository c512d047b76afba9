import { setImmediate } from 'node:timers/promises';
import { fail } from '../errors.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { codePointLength, sliceCodePoints } from '../text/text.ts';
import { textWords } from '../text/words.rules.ts';
import { type Comparison, compareWith, MAX_WORDS } from './quote-check.rules.ts';
import type { Asked, Candidate } from './quote-check.sql.ts';

/** Printed wordings that are less similar are no answer. */
const MIN_SIMILARITY = 0.4;
/** Candidates that are compared word by word, at least. */
export const COMPARED = 30;
/** Code points that are looked up of a word, as the index reads it, and of what stands between two words. */
const LOOKED_UP = { word: 100, between: 8 } as const;
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
  /** As many words of the text as are compared. */
  text: string;
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
  const codePoints = Array.from(read);
  const lookedUp = words.map(({ word }) => sliceCodePoints(word, 0, LOOKED_UP.word));
  const before = words.map(({ start }, i) => codePoints.slice(words[i - 1]?.end ?? start, start));
  return {
    asked: {
      text: lookedUp
        .map((word, i) => ((before[i]?.length ?? 0) <= LOOKED_UP.between ? before[i]?.join('') : ' ') + word)
        .join(''),
      words: lookedUp,
      speaker: speaker ?? null,
      limit: Math.max(COMPARED, size),
    },
    text: codePoints.slice(0, words.at(-1)?.end ?? 0).join(''),
    size,
  };
}

/** A text as it is; what compatibility form makes longer than a text may be, as one character that is eighteen in it, is cut there. */
function readable(text: string): string {
  const plain = text.normalize('NFKC');
  return plain.length > 3 * MAX_LENGTH ? plain.slice(0, MAX_LENGTH) : text;
}

/**
 * The candidates that come near, most similar first. Between any two comparisons, other requests go on.
 *
 * @param signal aborted when nobody waits for the answer any more
 * @throws the signal's reason
 */
export async function nearestOf<Of extends Candidate>(
  { text, size }: Check,
  candidates: readonly Of[],
  signal?: AbortSignal,
): Promise<(Of & Comparison)[]> {
  const compare = compareWith(text);
  const compared: (Of & Comparison)[] = [];
  for (const candidate of candidates) {
    compared.push({ ...candidate, ...compare(candidate.exact, candidate.config) });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return compared
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, size);
}
