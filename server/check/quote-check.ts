import { builder } from '../builder.ts';
import { enumType } from '../enum.ts';
import { Quote, quotes } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { derivedList, itemRow } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { PAGE_SIZE } from '../reads/resolve/connection.ts';
import { WORD_RUN } from '../text/word.rules.ts';
import { type CheckArgs, COMPARED, MAX_LENGTH, nearestOf, readCheck } from './quote-check.nearest.ts';
import {
  type Comparison,
  MAX_WORDS,
  type WordDifferenceKind,
  type WordDifference as WordDifferenceShape,
} from './quote-check.rules.ts';
import { type Candidate, candidate, candidatesOf } from './quote-check.sql.ts';

/** Units of ranking what is found, and of looking up a word and comparing it with candidates. */
const COSTS = { ranked: 300, word: 55 } as const;

const WORD = new RegExp(WORD_RUN, 'gu');

/** About how many words of a text are compared; no more of it is read than that takes. */
function wordsAsked(text: unknown): number {
  let words = 0;
  for (const _word of String(text).slice(0, MAX_LENGTH).matchAll(WORD)) {
    if (++words === MAX_WORDS.asked) break;
  }
  return words;
}

/** How many quotes are written for each that is shown: all that are compared. */
function writtenPerHit(first: unknown): number {
  const shown = typeof first === 'number' ? first : PAGE_SIZE.default;
  return COMPARED / Math.min(COMPARED, Math.max(1, shown));
}

const WordDifferenceKindEnum = enumType('WordDifferenceKind', 'What became of a word in print.', {
  SAME: 'The word is printed; apostrophes, quotation marks, spaces, dashes, other marks and case may differ.',
  CHANGED: 'Another word is printed in its place, or another form of it.',
  MISSING: 'The word is asked for and not printed there.',
  ADDED: 'The word is printed there and not asked for.',
} satisfies Record<WordDifferenceKind, string>);

const WordDifference = builder.objectRef<WordDifferenceShape>('WordDifference').implement({
  description: 'One word of the text that was asked for beside the printed one.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WordDifferenceKindEnum, description: 'What became of the word.' }),
    asked: t.exposeString('asked', { description: 'The word as it was asked for. Empty: ADDED.' }),
    printed: t.exposeString('printed', { description: 'The word as it is printed. Empty: MISSING.' }),
  }),
});

/** A quote, and how the text compares with it. */
type Hit = At<Candidate> & Comparison;

const QuoteCheckHit = builder.objectRef<Hit>('QuoteCheckHit').implement({
  description: 'A printed wording that is near to the text asked for.',
  fields: (t) => ({
    quote: t.field({
      type: Quote,
      description: 'The quote that prints it.',
      ...itemRow(quotes, {
        member: 'id',
        pick:
          () =>
          ({ at }: Hit) => [at],
      }),
    }),
    similarity: t.exposeFloat('similarity', {
      description:
        'From 0 to 1: the same words in the same order, whatever the typography. Words printed around the text count hardly, words that changed places somewhat, changed and missing ones most. A word that denies in one of them alone ("pas", "not", "kein") takes 0.4 of it away.',
    }),
    differences: t.expose('differences', {
      type: [WordDifference],
      description: 'Word by word: all words asked for and all words printed, each in its order.',
    }),
  }),
});

builder.queryField('quoteCheck', (t) =>
  t.field({
    type: [QuoteCheckHit],
    description:
      'Was this said, and how was it printed? The nearest printed wordings of a sentence that someone quotes, most similar first; none where nothing printed comes near. Where very many quotes share its words, not all of them are looked at.',
    args: {
      text: t.arg.string({
        required: true,
        description: `The sentence, as someone quotes it; its first ${MAX_WORDS.asked} words are compared. Longer than ${MAX_LENGTH} characters it is refused: BAD_USER_INPUT.`,
      }),
      speaker: t.arg.string({
        description: 'Slug of the person who is said to have said it. Default: anyone.',
      }),
      first: t.arg.int({ defaultValue: 10, description: 'How many at most, up to 100.' }),
    },
    ...withCost(
      derivedList(candidate, (args: CheckArgs) => {
        const check = readCheck(args);
        return {
          rows: candidatesOf(check.asked),
          compute: (rows: readonly At<Candidate>[], signal?: AbortSignal) => nearestOf(check, rows, signal),
        };
      }),
      {
        weight: ({ text }) => COSTS.ranked + COSTS.word * wordsAsked(text),
        // All words asked for and those printed, of which most are the same.
        below: ({ text }) => ({ 'QuoteCheckHit.differences': Math.ceil(1.5 * wordsAsked(text)) }),
        written: ({ first }) => ({ 'QuoteCheckHit.quote': writtenPerHit(first) }),
      },
    ),
  }),
);
