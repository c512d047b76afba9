import { ArticleOrderEnum } from '../article/article.input.ts';
import { Article, ArticleConnection, ArticleEdge, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { QuoteFilterInput, QuoteOrderEnum } from '../quote/quote.input.ts';
import { Quote, QuoteConnection, QuoteEdge, quotes } from '../quote/quote.ts';
import { visibleRelation } from '../reads/field.ts';
import { connectionField } from '../reads/list-field.ts';
import { Source } from './source.ts';

builder.prismaObjectFields(Source, (t) => ({
  parent: t.field({
    type: Source,
    description:
      'The source this one belongs to, a newspaper group for instance. Null: independent, or not told.',
    ...visibleRelation('parent'),
  }),
  articles: t.connection(
    {
      type: Article,
      description: 'Articles this source published.',
      args: {
        orderBy: t.arg({
          type: ArticleOrderEnum,
          defaultValue: 'PUBLISHED_DESC',
          description: 'The order of the list.',
        }),
      },
      ...connectionField(articles, { scope: { on: sql`a.source_id = p.id` }, orderBy: 'PUBLISHED_DESC' }),
    },
    ArticleConnection,
    ArticleEdge,
  ),
  quotes: t.connection(
    {
      type: Quote,
      description: 'Quotes printed by this source, whoever speaks in them.',
      args: {
        filter: t.arg({ type: QuoteFilterInput, description: 'Only quotes that fit.' }),
        orderBy: t.arg({
          type: QuoteOrderEnum,
          defaultValue: 'PUBLISHED_DESC',
          description: 'The order of the list.',
        }),
      },
      ...connectionField(quotes, { scope: { on: sql`q.source_id = p.id` }, orderBy: 'PUBLISHED_DESC' }),
    },
    QuoteConnection,
    QuoteEdge,
  ),
  creditedIn: t.connection(
    {
      type: Article,
      description: 'Articles of others that credit this source; newest day of publication first.',
      ...connectionField(articles, {
        scope: {
          on: sql`EXISTS (SELECT 1 FROM credit cr WHERE cr.article_id = a.id AND cr.source_id = p.id)`,
        },
        orderBy: 'PUBLISHED_DESC',
      }),
    },
    ArticleConnection,
    ArticleEdge,
  ),
}));
