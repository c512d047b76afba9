import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { quoteOf } from '../quote/quote.sql.ts';
import { Quote, quotes } from '../quote/quote.ts';
import { costs } from '../reads/cost.ts';
import { type At, sqlComputed, sqlDerivedList, sqlItemRows } from '../reads/declare.ts';
import { checkSize, fieldPlace } from '../reads/resolve/connection.ts';
import { loadNodes } from '../reads/resolve/nodes.ts';
import { sourceList } from '../source/source.sql.ts';
import { Source, sources } from '../source/source.ts';
import { type PrintedQuote, printedQuote, printingsOf, selectPrintings } from './compare.sql.ts';
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
const Wording = builder.objectRef<Group<PrintedQuote>>('Wording').implement({
  description:
    'Printings of an utterance in the same words. Folded are apostrophes, quotation marks, spaces, dashes, dots, ligatures, case, and the punctuation at both ends but for a question mark; words are not, nor is the punctuation between them.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words as most of these quotes print them; of forms printed equally often, the first.',
    }),
    count: t.int({
      description: 'Quotes that print it.',
      extensions: sqlComputed(({ items }: Printings) => items.length),
      resolve: ({ items }) => items.length,
    }),
    quotes: t.field({
      type: [Quote],
      description: 'Quotes that print it, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      extensions: {
        ...costs({ rows: SHARE }),
        ...sqlItemRows(quoteOf, ({ first }: Limited) => {
          const limit = checkSize('first', first);
          return ({ items }: Printings) => items.slice(0, limit).map(({ at }) => at);
        }),
      },
      resolve: ({ items }, { first }, context, info) => {
        const ids = items.slice(0, checkSize('first', first)).map(({ id }) => id);
        return loadNodes(quotes, ids, context, info);
      },
    }),
    sources: t.field({
      type: [Source],
      description: 'Outlets that print it, each once, in the order of their first quote; known ones only.',
      extensions: {
        ...costs({ rows: SHARE }),
        ...sqlItemRows(
          (row) => ({
            from: sourceList.from,
            rows: 's',
            where: sql`${sourceList.id} = ${raw(`${row}.seen_source_id`)}`,
            orderBy: null,
          }),
          () =>
            ({ items }: Printings) =>
              firsts(items, ({ source }) => source),
        ),
      },
      resolve: ({ items }, _args, context, info) => {
        const ids = [...new Set(items.flatMap(({ source }) => source ?? []))];
        return loadNodes(sources, ids, context, info);
      },
    }),
  }),
});

builder.prismaObjectField(Utterance, 'wordings', (t) =>
  t.field({
    type: [Wording],
    description: 'The words in which it is printed, typography aside; most printed first.',
    args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
    // All quotes of the utterance are read and grouped.
    extensions: {
      ...costs({ weight: 5, rows: PARTS }),
      ...sqlDerivedList(printedQuote, ({ first }: Limited) => {
        const limit = checkSize('first', first);
        return {
          rows: printingsOf,
          compute: (rows: readonly At<PrintedQuote>[]) => groupWordings(rows).slice(0, limit),
        };
      }),
    },
    resolve: async ({ id }, { first }, context, info) => {
      const limit = checkSize('first', first);
      const printed = await context.batches.load(fieldPlace(info), id, async (parents) => {
        const printings = await selectPrintings(context.prisma, context.viewer, parents);
        return printings.map((rows) => groupWordings(rows));
      });
      return printed.slice(0, limit);
    },
  }),
);
