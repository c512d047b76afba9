import { builder } from '../builder.ts';
import type { Quote as QuoteRow } from '../generated/prisma/client.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { connectionField } from '../reads/list-field.ts';
import type { Listed } from '../reads/resolve/connection.ts';
import {
  type QuoteFilter,
  QuoteFilterInput,
  type QuoteOrder,
  QuoteOrderEnum,
  QuoteTypeEnum,
} from './quote.input.ts';
import { quoteList } from './quote.sql.ts';

/** Speech as printed once: one span of one article. */
export const Quote = builder.prismaNode('Quote', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    type: t.expose('type', { type: QuoteTypeEnum }),
    exact: t.exposeString('exact'),
    prefix: t.exposeString('prefix'),
    suffix: t.exposeString('suffix'),
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
    cue: t.exposeString('cue', { nullable: true }),
  }),
});

/** How quotes are listed and loaded. */
export const quotes: Listed<QuoteRow, QuoteFilter, QuoteOrder> = {
  list: quoteList,
  load: (prisma, ids, query) =>
    prisma.quote.findMany({ ...query, where: { id: { in: ids } }, relationLoadStrategy: 'join' }),
};

export const [QuoteConnection, QuoteEdge] = connectionOf(Quote, 'Quote');

builder.queryFields((t) => ({
  quotes: t.connection(
    {
      type: Quote,
      description: 'Quotes.',
      args: {
        filter: t.arg({ type: QuoteFilterInput, description: 'Only quotes that fit.' }),
        orderBy: t.arg({
          type: QuoteOrderEnum,
          defaultValue: 'PUBLISHED_DESC',
          description: 'The order of the list.',
        }),
      },
      ...connectionField(quotes, { orderBy: 'PUBLISHED_DESC' }),
    },
    QuoteConnection,
    QuoteEdge,
  ),
}));
