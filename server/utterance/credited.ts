import { builder } from '../builder.ts';
import { Person, people } from '../person/person.ts';
import { Quote, quotes } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { derivedList, itemRow, itemRows } from '../reads/derived-field.ts';
import { withCost } from '../reads/field.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { type CreditedQuote, creditedQuote, creditsOf } from './compare.sql.ts';
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
const UtteranceAttribution = builder.objectRef<Credits>('UtteranceAttribution').implement({
  description:
    'A speaker to whom quotes of an utterance are ascribed. Joint speech is ascribed to each of its speakers.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      nullable: true,
      description:
        'The speaker. Null: an outlet, or whoever the printed words describe, unnamed or not identified.',
      ...itemRow(people, {
        member: 'person',
        column: 'seen_person_id',
        pick:
          () =>
          ({ items }: Credits) =>
            items.slice(0, 1).map(({ at }) => at),
      }),
    }),
    exact: t.exposeString('text', {
      description: 'The speaker as most of these quotes print it; of forms printed equally often, the first.',
    }),
    quotes: t.field({
      type: [Quote],
      description: 'Quotes that are ascribed so, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      ...withCost(
        itemRows(quotes, {
          member: 'id',
          pick: ({ first }: Limited) => {
            const limit = checkSize('first', first);
            return ({ items }: Credits) => firsts(items, ({ id }) => id).slice(0, limit);
          },
        }),
        { rows: SHARE },
      ),
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
    ...withCost(
      derivedList(creditedQuote, ({ first }: Limited) => {
        const limit = checkSize('first', first);
        return {
          rows: creditsOf,
          compute: (rows: readonly At<CreditedQuote>[]) => groupWordings(rows, speakerOf).slice(0, limit),
        };
      }),
      { weight: 5, rows: PARTS },
    ),
  }),
  attributionConflict: t.exposeBoolean('attributionConflict', {
    description:
      'Articles credit different speakers: a quote in one of them names people, or outlets that speak, of whom none is or may be one that a quote in another names. Whoever belongs to an organisation or a group, however far up, may be it. It is no conflict where one quote has both speak jointly, nor where the speaker is only described.',
  }),
}));
