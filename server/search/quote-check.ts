import { queryFromInfo } from '@pothos/plugin-prisma';
import { builder } from '../builder.ts';
import { checkSize } from '../connection/resolve.ts';
import { costs } from '../cost.ts';
import { enumType } from '../enum.ts';
import type { Quote as QuoteRow } from '../generated/prisma/client.ts';
import { Quote, quotes } from '../quote/quote.ts';
import {
  type Comparison,
  compareWordings,
  MAX_WORDS,
  type WordDifferenceKind,
  type WordDifference as WordDifferenceShape,
} from './quote-check.rules.ts';
import { selectCandidates } from './quote-check.sql.ts';
import { textWords } from './snippet.rules.ts';

/** Printed wordings that are less similar are no answer. */
const MIN_SIMILARITY = 0.4;
/** Quotes that are compared word by word, at least; those who share most with the text. */
const MIN_COMPARED = 50;

/** Units of looking up a word and comparing it with candidates. */
const WORD_COST = 80;

/** About how many words of a text are compared; no more of it is read than that takes. */
function wordsAsked(text: unknown): number {
  let words = 0;
  for (const _word of String(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (++words === MAX_WORDS.asked) break;
  }
  return words;
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

const QuoteCheckHit = builder.objectRef<Comparison & { quote: QuoteRow }>('QuoteCheckHit').implement({
  description: 'A printed wording that is near to the text asked for.',
  fields: (t) => ({
    quote: t.expose('quote', { type: Quote, description: 'The quote that prints it.' }),
    similarity: t.exposeFloat('similarity', {
      description:
        'From 0 to 1: the same words in the same order, whatever the typography. Words printed around the text count hardly, words that changed places somewhat, changed and missing ones most.',
    }),
    differences: t.field({
      type: [WordDifference],
      description: 'Word by word: all words asked for and all words printed, each in its order.',
      resolve: ({ differences }) => differences,
    }),
  }),
});

builder.queryField('quoteCheck', (t) =>
  t.field({
    type: [QuoteCheckHit],
    description:
      'Was this said, and how was it printed? The nearest printed wordings of a sentence that someone quotes, most similar first; none where nothing printed comes near.',
    args: {
      text: t.arg.string({
        required: true,
        description: `The sentence, as someone quotes it; its first ${MAX_WORDS.asked} words are compared.`,
      }),
      speaker: t.arg.string({
        description: 'Slug of the person who is said to have said it. Default: anyone.',
      }),
      first: t.arg.int({ defaultValue: 10, description: 'How many at most, up to 100.' }),
    },
    extensions: costs({
      weight: ({ text }) => WORD_COST * wordsAsked(text),
      // All words asked for and those printed, of which most are the same.
      below: ({ text }) => ({ 'QuoteCheckHit.differences': Math.ceil(1.5 * wordsAsked(text)) }),
    }),
    async resolve(_root, { text, speaker, first }, context, info) {
      const size = checkSize('first', first);
      const words = textWords(text).slice(0, MAX_WORDS.asked);
      if (words.length === 0 || size === 0) return [];
      const asked = Array.from(text).slice(0, words.at(-1)?.end).join('');
      const candidates = await selectCandidates(context.prisma, context.viewer, {
        text: asked,
        words: words.map(({ word }) => word),
        speaker: speaker ?? null,
        limit: Math.max(MIN_COMPARED, 2 * size),
      });
      const hits = candidates
        .map(({ id, exact }) => ({ id, ...compareWordings(asked, exact) }))
        .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
        .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
        .slice(0, size);
      if (hits.length === 0) return [];
      const query = queryFromInfo({ context, info, path: ['quote'], select: { id: true } });
      const ids = hits.map(({ id }) => id);
      const rows = new Map((await quotes.load(context.prisma, ids, query)).map((row) => [row.id, row]));
      return hits.flatMap(({ id, similarity, differences }) => {
        const quote = rows.get(id);
        return quote ? [{ quote, similarity, differences }] : [];
      });
    },
  }),
);
