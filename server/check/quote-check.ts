import { versionsArg } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum.ts';
import { Quote, quotes } from '../quote/quote.ts';
import { lengthOf } from '../reads/cost.ts';
import type { At } from '../reads/declare.ts';
import { derivedList, itemRow, itemRows } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { HOW_MANY, PAGE_SIZE } from '../reads/paging.ts';
import { SPACELESS } from '../text/script.rules.ts';
import { WORD_RUN } from '../text/word.rules.ts';
import { type CheckArgs, COMPARED, MAX_LENGTH, nearestOf, readCheck } from './quote-check.nearest.ts';
import {
  MAX_WORDS,
  type WordDifferenceKind,
  type WordDifference as WordDifferenceShape,
} from './quote-check.rules.ts';
import { type Candidate, candidate, candidatesOf } from './quote-check.sql.ts';
import type { Printed } from './sentence.rules.ts';

/**
 * Cost units of ranking the quotes found, of looking up one word and comparing it with the candidates, and of looking
 * among these for those of one speaker.
 */
const COSTS = { ranked: 500, word: 55, speaker: 400 } as const;

/** A word. Where no spaces stand between words, one has two letters on average. */
const WORD = new RegExp(`(?:${SPACELESS}){1,2}|${WORD_RUN}`, 'gu');

/** About how many words of a text will be compared. Stops reading once it has counted enough. */
function wordsAsked(text: unknown): number {
  let words = 0;
  for (const _word of String(text).slice(0, MAX_LENGTH).matchAll(WORD)) {
    if (++words === MAX_WORDS.asked) break;
  }
  return words;
}

/**
 * Over-fetch factor of the quotes: rows rendered per row returned, because all candidates that are compared are
 * rendered.
 */
function writtenPerHit(first: unknown): number {
  const shown = typeof first === 'number' ? first : PAGE_SIZE.default;
  return COMPARED / Math.min(COMPARED, Math.max(1, shown));
}

const WordDifferenceKindEnum = enumType('WordDifferenceKind', 'What became of a word in print.', {
  SAME: 'The word is printed. Apostrophes, quotation marks, spaces, dashes, other marks, case and a break at the end of a line may differ.',
  CHANGED: 'Another word, or another form of the word, is printed in its place.',
  MISSING: 'The word was asked for but is not printed there.',
  ADDED: 'The word is printed there but was not asked for.',
} satisfies Record<WordDifferenceKind, string>);

const WordDifference = builder.objectRef<WordDifferenceShape>('WordDifference').implement({
  description: 'One word of the sentence asked for, beside the word printed in its place.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WordDifferenceKindEnum, description: 'What became of the word.' }),
    asked: t.exposeString('asked', { description: 'The word that was asked for. Empty: kind is ADDED.' }),
    printed: t.exposeString('printed', { description: 'The word as printed. Empty: kind is MISSING.' }),
  }),
});

/** A sentence that is printed, and how the text compares with it. */
type Hit = Printed<At<Candidate>>;

/** The places of its parts among the candidates. */
const placesOf = ({ parts }: Hit) => parts.map(({ at }) => at);

const QuoteCheckHit = builder.objectRef<Hit>('QuoteCheckHit').implement({
  description: 'A printed wording that is near to the sentence asked for.',
  fields: (t) => ({
    quote: t.field({
      type: Quote,
      description: 'The quote that prints the wording. If several print it in parts, the first of them.',
      ...itemRow(quotes, { member: 'id', pick: () => (hit: Hit) => placesOf(hit).slice(0, 1) }),
    }),
    quotes: t.field({
      type: [Quote],
      description:
        "The quotes that the words come from, in order. Several: the reporter's words interrupt the sentence, and each quote continues the one before.",
      ...withCost(itemRows(quotes, { member: 'id', pick: () => placesOf }), { rows: 1 }),
    }),
    similarity: t.exposeFloat('similarity', {
      description:
        'How similar the wording is to the sentence, from 0 (nothing in common) to 1 (the same words in the same order, whatever the typography). Changed and missing words lower it most, words that changed places lower it less, and words printed around the sentence hardly lower it. If only one of the two denies what both say, it is multiplied by 0.6.',
    }),
    denied: t.exposeBoolean('denied', {
      nullable: true,
      description:
        'Whether only one of the two denies what both say: by a word ("pas", "not", "kein") or by an affix ("nepodepíšeme", "gelmeyecek"). Null: nobody has listed what denies in the language of the quote, so that it is not told.',
    }),
    differences: t.expose('differences', {
      type: [WordDifference],
      description:
        'The comparison word by word: all words asked for and all words printed, both in their own order.',
    }),
  }),
});

builder.queryField('quoteCheck', (t) =>
  t.field({
    type: [QuoteCheckHit],
    description:
      'Was this said, and how was it printed? Finds the printed wordings that are nearest to a sentence, most similar first. A sentence that the words of the reporter interrupt is compared as a whole. Empty: no printed wording is near. If very many quotes share words with the sentence, not all of them are compared.',
    args: {
      text: t.arg.string({
        required: true,
        description: `The sentence, as someone quotes it. Its first ${MAX_WORDS.asked} words are compared. More than ${MAX_LENGTH} characters are the error BAD_USER_INPUT.`,
      }),
      speaker: t.arg.string({
        description: 'Slug of the person who must be a speaker of the quote. Default: anyone.',
      }),
      ...versionsArg,
      first: t.arg.int({ defaultValue: 10, description: HOW_MANY }),
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
        weight: ({ text, speaker }) =>
          COSTS.ranked + COSTS.word * wordsAsked(text) + COSTS.speaker * lengthOf(speaker),
        // All words asked for and all printed words, of which most are the same.
        below: ({ text }) => ({ 'QuoteCheckHit.differences': Math.ceil(1.5 * wordsAsked(text)) }),
        written: ({ first }) => ({
          'QuoteCheckHit.quote': writtenPerHit(first),
          'QuoteCheckHit.quotes': writtenPerHit(first),
        }),
      },
    ),
  }),
);
