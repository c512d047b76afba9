import { builder } from '../builder.ts';
import { Quote } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { computed, itemRows } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { HOW_MANY } from '../reads/paging.ts';
import { Source, sources } from '../source/source.ts';
import { type PrintedQuote, printedQuote, printingsOf } from './compare.sql.ts';
import { groupsOf, quotesOfGroup, SHARE } from './groups.ts';
import { Utterance } from './utterance.ts';
import { firsts, type Group } from './wording.rules.ts';

/** The quotes of one wording, each with the index of its row in the statement. */
type Printings = Group<At<PrintedQuote>>;

/** One wording of an utterance, with the quotes that print it. */
const Wording = builder.objectRef<Printings>('Wording').implement({
  description:
    'One wording of an utterance, with the quotes that print it. Two quotes have the same wording if they differ only in typography: apostrophes, quotation marks, spaces, dashes, dots, ligatures, case, words that lines break, digits and grouping of a number, vowel marks of Arabic and Hebrew, or punctuation at either end. A question is not its statement, in any script. The words make a difference, and so does the punctuation between them.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description:
        'The wording in the form that most of these quotes print. Of forms printed equally often, the first.',
    }),
    count: t.int({
      description: 'Number of quotes that print the wording.',
      ...computed(({ items }: Printings) => items.length),
    }),
    quotes: t.field({
      type: [Quote],
      description: 'The quotes that print the wording, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      ...quotesOfGroup<PrintedQuote>(({ items }) => items.map(({ at }) => at)),
    }),
    sources: t.field({
      type: [Source],
      description: 'Known outlets that print the wording, each once, in the order of their first quotes.',
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
    description:
      'The wordings in which quotes print the utterance, most printed first. Typography makes no difference.',
    args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
    ...groupsOf<PrintedQuote>(printedQuote, printingsOf),
  }),
);
