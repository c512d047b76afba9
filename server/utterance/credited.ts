import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { personList } from '../person/person.sql.ts';
import { Person, people } from '../person/person.ts';
import { quoteOf } from '../quote/quote.sql.ts';
import { Quote, quotes } from '../quote/quote.ts';
import { costs } from '../reads/cost.ts';
import { type At, sqlDerivedList, sqlItemRows } from '../reads/declare.ts';
import { checkSize, fieldPlace } from '../reads/resolve/connection.ts';
import { loadNode, loadNodes } from '../reads/resolve/nodes.ts';
import { type CreditedQuote, creditedQuote, creditsOf, selectCredits } from './compare.sql.ts';
import { Utterance } from './utterance.ts';
import { firsts, foldTypography, type Group, groupWordings } from './wording.rules.ts';

/** The quotes of an utterance are credited to a few speakers, by a few each: about a page of them in all. */
const PARTS = 4;
const SHARE = 5;

const HOW_MANY = 'How many at most, up to 100.';

/** What makes credits those of one speaker. */
const speakerOf = ({ person, source, text }: CreditedQuote) => person ?? source ?? foldTypography(text);

/** The argument of a list with a limit. */
interface Limited {
  first?: number | null | undefined;
}

/** Credits of one speaker, each with its place among the rows of a statement. */
type Credits = Group<At<CreditedQuote>>;

/** One speaker whom quotes of an utterance are ascribed to. */
const UtteranceAttribution = builder.objectRef<Group<CreditedQuote>>('UtteranceAttribution').implement({
  description:
    'A speaker to whom quotes of an utterance are ascribed. Joint speech is ascribed to each of its speakers.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      nullable: true,
      description:
        'The speaker. Null: an outlet, or whoever the printed words describe, unnamed or not identified.',
      extensions: sqlItemRows(
        (row) => ({
          from: personList.from,
          rows: 'pe',
          where: sql`${personList.id} = ${raw(`${row}.seen_person_id`)}`,
          orderBy: null,
        }),
        () =>
          ({ items }: Credits) =>
            items.slice(0, 1).map(({ at }) => at),
      ),
      resolve: ({ items: [credit] }, _args, context, info) =>
        credit?.person ? loadNode(people, credit.person, context, info) : null,
    }),
    exact: t.exposeString('text', {
      description: 'The speaker as most of these quotes print it; of forms printed equally often, the first.',
    }),
    quotes: t.field({
      type: [Quote],
      description: 'Quotes that are ascribed so, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      extensions: {
        ...costs({ rows: SHARE }),
        ...sqlItemRows(quoteOf, ({ first }: Limited) => {
          const limit = checkSize('first', first);
          return ({ items }: Credits) => firsts(items, ({ id }) => id).slice(0, limit);
        }),
      },
      resolve: ({ items }, { first }, context, info) => {
        const ids = [...new Set(items.map(({ id }) => id))].slice(0, checkSize('first', first));
        return loadNodes(quotes, ids, context, info);
      },
    }),
  }),
});

builder.prismaObjectFields(Utterance, (t) => ({
  attributedTo: t.field({
    type: [UtteranceAttribution],
    description:
      'Whom the quotes credit it to: each identified person, each outlet that speaks, and each description that names nobody; most quotes first.',
    args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
    // All quotes of the utterance are read and grouped.
    extensions: {
      ...costs({ weight: 5, rows: PARTS }),
      ...sqlDerivedList(creditedQuote, ({ first }: Limited) => {
        const limit = checkSize('first', first);
        return {
          rows: creditsOf,
          compute: (rows: readonly At<CreditedQuote>[]) => groupWordings(rows, speakerOf).slice(0, limit),
        };
      }),
    },
    resolve: async ({ id }, { first }, context, info) => {
      const limit = checkSize('first', first);
      const credited = await context.batches.load(fieldPlace(info), id, async (parents) => {
        const credits = await selectCredits(context.prisma, context.viewer, parents);
        return credits.map((rows) => groupWordings(rows, speakerOf));
      });
      return credited.slice(0, limit);
    },
  }),
  attributionConflict: t.exposeBoolean('attributionConflict', {
    description:
      'Articles credit different speakers: a quote in one of them names people, or outlets that speak, of whom none is or may be one that a quote in another names. Whoever belongs to an organisation or a group, however far up, may be it. It is no conflict where one quote has both speak jointly, nor where the speaker is only described.',
  }),
}));
