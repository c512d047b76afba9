import { queryFromInfo } from '@pothos/plugin-prisma';
import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { enumType } from '../enum.ts';
import type { Person as PersonRow, Source as SourceRow } from '../generated/prisma/client.ts';
import { personList } from '../person/person.sql.ts';
import { Person, people } from '../person/person.ts';
import { type QuoteFilter, QuoteFilterInput } from '../quote/quote.input.ts';
import { quoteList } from '../quote/quote.sql.ts';
import { type AskedArguments, costs } from '../reads/cost.ts';
import { sqlRows } from '../reads/declare.ts';
import { listCost } from '../reads/list-cost.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { sourceList } from '../source/source.sql.ts';
import { Source, sources } from '../source/source.ts';
import {
  type QuoteCountKey,
  type QuoteCountRequest,
  quoteCountRows,
  selectQuoteCounts,
} from './quote-counts.sql.ts';

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

interface Count {
  day: Date | null;
  source: SourceRow | null;
  speaker: PersonRow | null;
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
    source: t.expose('source', {
      type: Source,
      nullable: true,
      description: 'The outlet. Null: it is not known, or the count is by something else.',
      extensions: sqlRows((row) => ({
        from: sourceList.from,
        rows: 's',
        where: sql`${sourceList.id} = ${raw(`${row}.source_id`)}`,
        orderBy: null,
      })),
    }),
    speaker: t.expose('speaker', {
      type: Person,
      nullable: true,
      description: 'The speaker. Null: no person is identified as one, or the count is by something else.',
      extensions: sqlRows((row) => ({
        from: personList.from,
        rows: 'pe',
        where: sql`${personList.id} = ${raw(`${row}.person_id`)}`,
        orderBy: null,
      })),
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
    extensions: {
      ...costs(listCost(quoteList, false, { weight: countCost })),
      ...sqlRows((_root, viewer, args) => quoteCountRows(requestOf(args as unknown as CountArgs), viewer)),
    },
    async resolve(_root, args, context, info): Promise<Count[]> {
      const { prisma, viewer } = context;
      const { by } = args;
      const rows = await selectQuoteCounts(prisma, viewer, requestOf(args));
      const ids = rows.flatMap(({ key }) => key ?? []);
      const load = async <Row extends { id: string }>(
        field: string,
        listed: { load(client: typeof prisma, ids: string[], query: object): Promise<Row[]> },
      ): Promise<Map<string | null, Row>> => {
        if (ids.length === 0) return new Map();
        const query = queryFromInfo({ context, info, path: [field], select: { id: true } });
        return new Map((await listed.load(prisma, ids, query)).map((row) => [row.id, row]));
      };
      const bySource = by === 'SOURCE' ? await load('source', sources) : null;
      const bySpeaker = by === 'SPEAKER' ? await load('speaker', people) : null;
      return rows.map(({ key, count }) => ({
        day: by === 'DAY' && key !== null ? new Date(`${key}T00:00:00Z`) : null,
        source: bySource?.get(key) ?? null,
        speaker: bySpeaker?.get(key) ?? null,
        count,
      }));
    },
  }),
);
