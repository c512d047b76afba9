import { builder } from '../builder.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { listed } from '../reads/resolve/connection.ts';
import { QuoteFilterInput, type QuoteOrder, QuoteOrderEnum, QuoteTypeEnum } from './quote.input.ts';
import { quoteList } from './quote.sql.ts';

/** Speech as one article prints it: one span of its body. */
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
export const quotes = listed(quoteList, ({ quote }) => quote);

/** A field that lists quotes. */
export const quotesField = listFieldOf(Quote, quotes);

/** The arguments of a field that lists quotes. `orderBy` is the default order. */
export const quoteArgs = (orderBy: QuoteOrder) =>
  builder.args((t) => ({
    filter: t.field({ type: QuoteFilterInput, description: 'Only quotes that meet these conditions.' }),
    orderBy: t.field({ type: QuoteOrderEnum, defaultValue: orderBy, description: 'The order of the list.' }),
  }));

builder.queryFields((t) => ({
  quotes: t.connection(
    ...quotesField({
      description: 'Quotes that you may see.',
      args: quoteArgs('PUBLISHED_DESC'),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
