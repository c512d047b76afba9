import { setImmediate } from 'node:timers/promises';
import { type TextWord, textWords } from '../text/text-words.rules.ts';
import { slicer } from '../text/words.rules.ts';
import { replacedWords } from './diff.rules.ts';

/** Words that a version of an article prints in place of others; offsets in code points. */
export interface TextChange {
  added: string;
  removed: string;
  start: number;
  end: number;
  removedStart: number;
  removedEnd: number;
}

/** The most words of a text that are compared, from its beginning. */
export const COMPARED_WORDS = 100_000;

/**
 * The words that a text prints in place of those of an older one, in order. Yields to other requests between its steps.
 *
 * @param signal aborted when nobody waits for the answer any more
 * @throws the signal's reason
 */
export async function textChanges(older: string, newer: string, signal?: AbortSignal): Promise<TextChange[]> {
  const wordsOf = async (text: string) => {
    await setImmediate();
    signal?.throwIfAborted();
    return textWords(text).slice(0, COMPARED_WORDS);
  };
  const old = await wordsOf(older);
  const words = await wordsOf(newer);
  await setImmediate();
  signal?.throwIfAborted();
  const printed = (words: readonly TextWord[]) => words.map(({ word }) => word);
  const [slice, sliceOld] = [slicer(newer), slicer(older)];
  return replacedWords(printed(old), printed(words)).map((run) => {
    const span = spanOf(words, run.start, run.end);
    const gone = spanOf(old, run.oldStart, run.oldEnd);
    return {
      added: slice(span.start, span.end),
      removed: sliceOld(gone.start, gone.end),
      ...span,
      removedStart: gone.start,
      removedEnd: gone.end,
    };
  });
}

/** The span of a run of words. Of no words, the place behind the word before. */
function spanOf(words: readonly TextWord[], from: number, to: number): { start: number; end: number } {
  const before = words[from - 1]?.end ?? 0;
  if (from === to) return { start: before, end: before };
  return { start: words[from]?.start ?? before, end: words[to - 1]?.end ?? before };
}
