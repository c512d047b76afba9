import { setImmediate } from 'node:timers/promises';
import type { Versions } from '../access/versions.ts';
import { fail } from '../errors.ts';
import { checkSize, type Limited } from '../reads/paging.ts';
import { codePointLength, sliceCodePoints } from '../text/text.ts';
import { textWords } from '../text/text-words.rules.ts';
import { compareWith, MAX_WORDS } from './quote-check.rules.ts';
import type { Asked, Candidate } from './quote-check.sql.ts';
import { comparePrinted, type Printed, sentencesOf } from './sentence.rules.ts';

/** Less similar wordings are not returned. */
const MIN_SIMILARITY = 0.4;
/** The least number of candidates that are compared word by word. */
export const COMPARED = 30;
/** The most code points that are looked up of a word (the index reads no more), and of the text between two words. */
const LOOKED_UP = { word: 100, between: 8 } as const;
/** The most code points of a text to check. */
export const MAX_LENGTH = 10_000;

/** The arguments of a check. */
export interface CheckArgs extends Limited {
  text: string;
  speaker?: string | null | undefined;
  versions?: Versions | null | undefined;
}

/** A check with validated arguments. */
export interface Check {
  asked: Asked;
  /** The text, cut after the last word that is compared. */
  text: string;
  /** The most hits. */
  size: number;
}

/**
 * Validates the arguments of a check.
 *
 * @throws INVALID_PAGINATION
 * @throws BAD_USER_INPUT if the text is too long
 */
export function readCheck({ text, speaker, versions, first }: CheckArgs): Check {
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
      versions: versions ?? 'NEWEST',
      limit: Math.max(COMPARED, size),
    },
    text: codePoints.slice(0, words.at(-1)?.end ?? 0).join(''),
    size,
  };
}

/** The text itself, or its beginning in NFKC if NFKC makes it much too long: one character may become eighteen. */
function readable(text: string): string {
  const plain = text.normalize('NFKC');
  return plain.length > 3 * MAX_LENGTH ? plain.slice(0, MAX_LENGTH) : text;
}

/**
 * The sentences that are similar enough, most similar first. Yields to other requests between comparisons.
 *
 * @param candidates the parts of all sentences
 * @param signal aborted when nobody waits for the answer any more
 * @throws the signal's reason
 */
export async function nearestOf<Of extends Candidate>(
  { text, size }: Check,
  candidates: readonly Of[],
  signal?: AbortSignal,
): Promise<Printed<Of>[]> {
  const compare = compareWith(text);
  const compared: Printed<Of>[] = [];
  for (const parts of sentencesOf(candidates)) {
    compared.push(comparePrinted(compare, parts));
    await setImmediate();
    signal?.throwIfAborted();
  }
  return compared
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || (firstId(a) < firstId(b) ? -1 : 1))
    .slice(0, size);
}

const firstId = ({ parts }: Printed<Candidate>): string => parts[0]?.id ?? '';
