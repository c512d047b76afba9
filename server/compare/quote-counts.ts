import { builder } from '../builder.ts';
import { enumType } from '../enum.ts';
import { Person, people } from '../person/person.ts';
import { type QuoteFilter, QuoteFilterInput } from '../quote/quote.input.ts';
import { quoteList } from '../quote/quote.sql.ts';
import type { AskedArguments } from '../reads/cost.ts';
import { reference, rows, withCost } from '../reads/field.ts';
import { listCost } from '../reads/list-cost.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { Source, sources } from '../source/source.ts';
import { type QuoteCountKey, type QuoteCountRequest, quoteCountRows } from './quote-counts.sql.ts';

const QuoteCountByEnum = enumType('QuoteCountBy', 'What quotes are counted by.', {
  DAY: 'The day of publication, newest first, the unknown one last.',
  SOURCE: 'The outlet that prints them, most quotes first.',
  SPEAKER: 'Identified speakers, most quotes first; joint speech counts for each of them.',
} satisfies Record<QuoteCountKey, string>);

/** Units of grouping all quotes, of which a filter may leave few; by speakers, of their chains as well. */
const countCost = ({ by }: AskedArguments): number => (by === 'SPEAKER' ? 2000 : 1000);
/** What quotes are counted by, and which. */
interface CountArgs {
  by: QuoteCountKey;
  filter?: QuoteFilter | null | undefined;
  first?: number | null | undefined;
}

const requestOf = ({ by, filter, first }: CountArgs): QuoteCountRequest => ({
  by,
  filter: filter ?? {},
  limit: checkSize('first', first),
});

/** A count, with its key in the column of its kind. */
interface Count {
  day: Date | null;
  source_id: string | null;
  person_id: string | null;
  count: number;
}

const QuoteCount = builder.objectRef<Count>('QuoteCount').implement({
  description: 'How many quotes share a day, an outlet or a speaker.',
  fields: (t) => ({
    day: t.expose('day', {
      type: 'Date',
      nullable: true,
      description: 'The day of publication. Null: it is not known, or the count is by something else.',
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description: 'The outlet. Null: it is not known, or the count is by something else.',
      ...reference(sources, 'source_id', { visible: true }),
    }),
    speaker: t.field({
      type: Person,
      nullable: true,
      description: 'The speaker. Null: no person is identified as one, or the count is by something else.',
      ...reference(people, 'person_id', { visible: true }),
    }),
    count: t.exposeInt('count', { description: 'The number of quotes.' }),
  }),
});

builder.queryField('quoteCounts', (t) =>
  t.field({
    type: [QuoteCount],
    description: 'How many quotes there are by day, outlet or speaker, for charts.',
    args: {
      by: t.arg({ type: QuoteCountByEnum, required: true, description: 'What they are counted by.' }),
      filter: t.arg({ type: QuoteFilterInput, description: 'Only quotes that fit.' }),
      first: t.arg.int({ defaultValue: 100, description: 'How many counts at most, up to 100.' }),
    },
    ...withCost(
      rows((_root, viewer, args: CountArgs) => quoteCountRows(requestOf(args), viewer), {
        read: ({ day, ...count }: { day: string | null }) => ({
          ...count,
          day: day === null ? null : new Date(day),
        }),
      }),
      listCost(quoteList, false, { weight: countCost }),
    ),
  }),
);
