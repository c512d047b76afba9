import { builder } from '../builder.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { sqlValue } from '../reads/declare.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { lastingName } from './lasting-name.rules.ts';
import { lastingNameOf, type QuoteNames, quoteNamed } from './lasting-name.sql.ts';
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
    lastingName: t.string({
      description:
        'A name that outlasts the database, unlike id: the SHA-256 of the body in hexadecimal, a colon, start, a hyphen and end ("446acb6b...:120-154"). It follows from the text and the span alone, so whoever has the text can make and check it; any part of a URL may hold it as it is. It names words in a text: where several articles print the text to the letter, their quotes of these words share it, and so do quotes of several types on one span.',
      select: { start: true, end: true, article: { select: { sha256: true } } },
      extensions: sqlValue(lastingNameOf),
      resolve: ({ article, start, end }) => lastingName(article.sha256, start, end),
    }),
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
  quote: t.field({
    type: Quote,
    description:
      'The quote with a lasting name. Of several, the one in the newest version of an article, else the one that was recorded first. Null: there is no such quote, you may not see it, or the name is malformed.',
    args: {
      lastingName: t.arg.string({
        required: true,
        description: 'The name, as the field lastingName of a quote gives it.',
      }),
      article: t.arg.string({
        description: 'Slug of the article that prints it. Default: any that prints the text.',
      }),
    },
    ...one(quotes, (names: QuoteNames) => quoteNamed(names)),
  }),
  quotes: t.connection(
    ...quotesField({
      description: 'Quotes that you may see.',
      args: quoteArgs('PUBLISHED_DESC'),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
