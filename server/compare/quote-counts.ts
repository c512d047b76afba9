import type { Viewer } from '../access/viewer.ts';
import { builder } from '../builder.ts';
import { enumType } from '../enum.ts';
import { Person, people } from '../person/person.ts';
import { type QuoteFilter, QuoteFilterInput } from '../quote/quote.input.ts';
import { quoteList } from '../quote/quote.sql.ts';
import type { AskedArguments } from '../reads/cost.ts';
import { reference, rows, withCost } from '../reads/field.ts';
import { listCost } from '../reads/list-cost.ts';
import { checkSize, type Limited } from '../reads/paging.ts';
import { needOfFilter } from '../reads/slugs.ts';
import { Source, sources } from '../source/source.ts';
import { type QuoteCountKey, type QuoteCountRequest, quoteCountRows } from './quote-counts.sql.ts';

const QuoteCountByEnum = enumType('QuoteCountBy', 'What quotes are counted by.', {
  DAY: 'The day of publication. Newest day first, unknown day last.',
  WEEK: 'The week of publication, from Monday to Sunday (ISO 8601). Newest week first, unknown week last.',
  MONTH: 'The month of publication. Newest month first, unknown month last.',
  SOURCE: 'The outlet that prints the quotes. Most quotes first.',
  SPEAKER: 'The identified speaker. Most quotes first. A quote with joint speakers counts for each of them.',
} satisfies Record<QuoteCountKey, string>);

/** Cost units of grouping all quotes, even if a filter leaves few. Counting by speaker reads the chains as well. */
const countCost = ({ by }: AskedArguments): number => (by === 'SPEAKER' ? 2000 : 1000);
/** The arguments of `quoteCounts`. */
interface CountArgs extends Limited {
  by: QuoteCountKey;
  filter?: QuoteFilter | null | undefined;
}

const requestOf = ({ by, filter, first }: CountArgs): QuoteCountRequest => ({
  by,
  filter: filter ?? {},
  limit: checkSize('first', first),
});

const withNeed = (asked: QuoteCountRequest, viewer: Viewer) => ({
  ...quoteCountRows(asked, viewer),
  needs: needOfFilter(quoteList, asked.filter, viewer),
});

/** A count. The column of the kind that is counted by has the key; the other two are null. */
interface Count {
  day: Date | null;
  source_id: string | null;
  person_id: string | null;
  count: number;
}

/** A count as PostgreSQL writes it in JSON. */
type StoredCount = Omit<Count, 'day'> & { day: string | null };

const QuoteCount = builder.objectRef<Count>('QuoteCount').implement({
  description: 'The number of quotes that share a day, a week, a month, an outlet or a speaker.',
  fields: (t) => ({
    day: t.expose('day', {
      type: 'Date',
      nullable: true,
      description:
        'The day of publication, or the first day of the week or month. Null: the day is not known, or quotes are not counted by day, week or month.',
    }),
    source: t.field({
      type: Source,
      description: 'The outlet. Null: the outlet is not known, or quotes are not counted by outlet.',
      ...reference(sources, 'source_id', { visible: true }),
    }),
    speaker: t.field({
      type: Person,
      description:
        'The speaker. Null: no person is identified as the speaker, or quotes are not counted by speaker.',
      ...reference(people, 'person_id', { visible: true }),
    }),
    count: t.exposeInt('count', { description: 'The number of quotes.' }),
  }),
});

builder.queryField('quoteCounts', (t) =>
  t.field({
    description: 'Counts quotes by day, week, month, outlet or speaker, for charts.',
    args: {
      by: t.arg({ type: QuoteCountByEnum, required: true, description: 'What quotes are counted by.' }),
      filter: t.arg({ type: QuoteFilterInput, description: 'Only quotes that meet these conditions.' }),
      first: t.arg.int({ defaultValue: 100, description: 'Number of counts at most, from 0 to 100.' }),
    },
    ...withCost(
      rows(QuoteCount, (_root, viewer, args: CountArgs) => withNeed(requestOf(args), viewer), {
        read: ({ day, ...count }: StoredCount) => ({
          ...count,
          day: day === null ? null : new Date(day),
        }),
      }),
      listCost(quoteList, false, { weight: countCost }),
    ),
  }),
);
