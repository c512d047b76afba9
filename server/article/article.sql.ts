import type { Viewer } from '../auth.ts';
import type { List, Order } from '../connection/list.ts';
import { personId } from '../person/person.sql.ts';
import { quoteVisible } from '../quote/quote.sql.ts';
import { dayOf, raw, type Sql, seen, sql, when, withStatus } from '../sql.ts';
import type { ArticleFilter, ArticleOrder } from './article.input.ts';

/** Visible articles, and so their metadata. Withdrawn ones are visible, without body, quotes and appearances. */
export function articleVisible(viewer: Viewer, alias: string): Sql {
  return seen(viewer, alias);
}

/** Articles whose text can be read: what is printed in others is hidden with them. */
export function articleReadable(viewer: Viewer, alias: string): Sql {
  return sql`${articleVisible(viewer, alias)} AND ${raw(`${alias}.withdrawn_at`)} IS NULL`;
}

/** Newest day first; unknown days last. The indexes `*_published_desc` carry it. */
export function publishedDesc(alias: string): Order {
  return published(alias, '-infinity', true);
}

/** Oldest day first; unknown days last. The indexes `*_published_asc` carry it. */
export function publishedAsc(alias: string): Order {
  return published(alias, 'infinity', false);
}

function published(alias: string, unknown: string, descending: boolean): Order {
  return {
    keys: [
      { sql: raw(`COALESCE(${alias}.date_published, '${unknown}'::date)`), type: 'date' },
      { sql: raw(`${alias}.id`), type: 'uuid' },
    ],
    descending,
  };
}

/** Rows published within days, both included; what has no day is outside of every such range. */
export function publishedWithin(
  alias: string,
  filter: { publishedFrom?: Date | null | undefined; publishedTo?: Date | null | undefined },
): Sql[] {
  const column = raw(`${alias}.date_published`);
  return [
    ...when(filter.publishedFrom, (publishedFrom) => sql`${column} >= ${dayOf(publishedFrom)}::date`),
    ...when(filter.publishedTo, (publishedTo) => sql`${column} <= ${dayOf(publishedTo)}::date`),
  ];
}

/** The id behind a slug of an article; null for none. */
export function articleId(slug: string): Sql {
  return sql`(SELECT id FROM article WHERE slug = ${slug})`;
}

/** The id behind a slug of a source; null for none. */
export function sourceId(slug: string): Sql {
  return sql`(SELECT id FROM source WHERE slug = ${slug})`;
}

/** How articles are listed. */
export const articleList: List<ArticleFilter, ArticleOrder> = {
  noun: 'Article',
  from: sql`article a`,
  id: sql`a.id`,
  visible: (viewer) => articleVisible(viewer, 'a'),
  where: (filter, viewer) => [
    ...withStatus('a', filter.status),
    ...when(filter.source, (source) => sql`a.source_id = ${sourceId(source)}`),
    ...when(filter.language, (language) => sql`a.language = ${language}`),
    ...when(filter.genre, (genre) => sql`a.genre = ANY(${genre}::article_genre[])`),
    ...publishedWithin('a', filter),
    ...when(
      filter.speaker,
      (
        speaker,
      ) => sql`EXISTS (SELECT 1 FROM quote q JOIN attribution s ON s.quote_id = q.id AND s.role = 'SPEAKER'
            WHERE q.article_id = a.id AND s.person_id = ${personId(speaker)} AND ${quoteVisible(viewer, 'q')})`,
    ),
  ],
  orders: { PUBLISHED_DESC: publishedDesc('a'), PUBLISHED_ASC: publishedAsc('a') },
};
