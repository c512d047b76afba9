import { builder } from '../builder.ts';
import { Quote, quotes } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { computed, derivedList, itemRows } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { Source, sources } from '../source/source.ts';
import { type PrintedQuote, printedQuote, printingsOf } from './compare.sql.ts';
import { Utterance } from './utterance.ts';
import { firsts, type Group, groupWordings } from './wording.rules.ts';

/** The quotes of an utterance come apart into a few wordings, each printed by a few: about a page of them in all. */
const PARTS = 4;
const SHARE = 5;

const HOW_MANY = 'How many at most, up to 100.';

/** The argument of a list with a limit. */
interface Limited {
  first?: number | null | undefined;
}

/** Quotes of one wording, each with its place among the rows of a statement. */
type Printings = Group<At<PrintedQuote>>;

/** Printings of an utterance in the same words. */
const Wording = builder.objectRef<Printings>('Wording').implement({
  description:
    'Printings of an utterance in the same words. Folded are apostrophes, quotation marks, spaces, dashes, dots, ligatures, case, and the punctuation at both ends but for a question mark; words are not, nor is the punctuation between them.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words as most of these quotes print them; of forms printed equally often, the first.',
    }),
    count: t.int({
      description: 'Quotes that print it.',
      ...computed(({ items }: Printings) => items.length),
    }),
    quotes: t.field({
      type: [Quote],
      description: 'Quotes that print it, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      ...withCost(
        itemRows(quotes, {
          member: 'id',
          pick: ({ first }: Limited) => {
            const limit = checkSize('first', first);
            return ({ items }: Printings) => items.slice(0, limit).map(({ at }) => at);
          },
        }),
        { rows: SHARE },
      ),
    }),
    sources: t.field({
      type: [Source],
      description: 'Outlets that print it, each once, in the order of their first quote; known ones only.',
      ...withCost(
        itemRows(sources, {
          member: 'source',
          column: 'seen_source_id',
          pick:
            () =>
            ({ items }: Printings) =>
              firsts(items, ({ source }) => source),
        }),
        { rows: SHARE },
      ),
    }),
  }),
});

builder.prismaObjectField(Utterance, 'wordings', (t) =>
  t.field({
    type: [Wording],
    description: 'The words in which it is printed, typography aside; most printed first.',
    args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
    // All quotes of the utterance are read and grouped.
    ...withCost(
      derivedList(printedQuote, ({ first }: Limited) => {
        const limit = checkSize('first', first);
        return {
          rows: printingsOf,
          compute: (rows: readonly At<PrintedQuote>[]) => groupWordings(rows).slice(0, limit),
        };
      }),
      { weight: 5, rows: PARTS },
    ),
  }),
);
