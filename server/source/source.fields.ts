import { versionsOf } from '../access/versions.ts';
import { ArticleOrderEnum, versionsArg } from '../article/article.input.ts';
import { articlesField } from '../article/article.ts';
import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { AttributionRole } from '../generated/prisma/enums.ts';
import { AttributionRoleEnum } from '../quote/quote.input.ts';
import { quoteArgs, quotesField } from '../quote/quote.ts';
import { OF_MANY } from '../reads/list-cost.ts';
import { visibleRelation } from '../reads/relation-field.ts';
import { partyIn } from './source.sql.ts';
import { Source } from './source.ts';

builder.prismaObjectFields(Source, (t) => ({
  parent: t.field({
    type: Source,
    description:
      'The source that this one belongs to, such as a newspaper group. Null: it is independent, or the articles do not say.',
    ...visibleRelation('parent'),
  }),
  articles: t.connection(
    ...articlesField({
      description: 'Articles that this source published.',
      args: {
        orderBy: t.arg({
          type: ArticleOrderEnum,
          defaultValue: 'PUBLISHED_DESC',
          description: 'The order of the list.',
        }),
        ...versionsArg,
      },
      scope: { on: sql`a.source_id = p.id` },
      filter: ({ versions }) => ({ versions }),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
  quotes: t.connection(
    ...quotesField({
      description:
        'Quotes that this source publishes, whoever speaks in them. Quotes in which it speaks, relays or is told are attributedIn.',
      args: quoteArgs('PUBLISHED_DESC'),
      scope: { on: sql`q.source_id = p.id` },
      orderBy: 'PUBLISHED_DESC',
      cost: OF_MANY,
    }),
  ),
  attributedIn: t.connection(
    ...quotesField({
      description:
        'Quotes, in any article, in whose chain this source takes part: it speaks, it relays the words ("selon CNN") or they were said to it ("à Fox News").',
      args: {
        role: t.arg({
          type: [AttributionRoleEnum],
          description: 'Only quotes in whose chain it has one of these parts. Default: any part.',
        }),
        ...quoteArgs('PUBLISHED_DESC'),
      },
      scope: ({ args: { role, orderBy, filter }, viewer }) =>
        partyIn(
          role ?? Object.values(AttributionRole),
          orderBy ?? 'PUBLISHED_DESC',
          viewer,
          versionsOf(filter ?? {}),
        ),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
  creditedIn: t.connection(
    ...articlesField({
      description: 'Articles of other publishers that credit this source, newest day of publication first.',
      args: versionsArg,
      filter: ({ versions }) => ({ versions }),
      scope: {
        on: sql`EXISTS (SELECT 1 FROM credit cr WHERE cr.article_id = a.id AND cr.source_id = p.id)`,
      },
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
