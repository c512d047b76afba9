import { versionsOf } from '../access/versions.ts';
import { articleVisible, quoteVisible, withStatus } from '../access/visible.sql.ts';
import { and, oneOf, raw, type Sql, sql, when } from '../database/sql.ts';
import { pagesByDay } from '../fulltext/by-day.sql.ts';
import { byText, SEARCH_COSTS, searchUnits, textFits } from '../fulltext/matching.sql.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import { newestSpoken, spokenIn } from '../quote/speaking.sql.ts';
import type { List } from '../reads/list.ts';
import { publishedAsc, publishedDesc, publishedWithin } from '../reads/orders.ts';
import { personId, sourceId } from '../reads/slug.sql.ts';
import type { ArticleFilter, ArticleOrder } from './article.input.ts';

/** How articles are listed. */
export const articleList: List<ArticleFilter, ArticleOrder> = {
  noun: 'Article',
  from: sql`article a`,
  id: sql`a.id`,
  visible: (viewer, versions) => articleVisible(viewer, 'a', versions),
  versions: versionsOf,
  slugs: { source: 'source', speaker: 'person' },
  where: (filter, viewer) => [
    ...withStatus('a', filter.status, viewer),
    ...when(filter.search, (search) => textFits('article', search)),
    ...when(filter.source, (source) => sql`a.source_id = ${sourceId(source, viewer)}`),
    ...when(filter.language, (language) => sql`a.language = ${language}`),
    ...oneOf('a.genre', 'article_genre', filter.genre),
    ...publishedWithin('a', filter),
    ...when(filter.speaker, (slug) => {
      const spoken = sql`${spokenBy('q', personId(slug, viewer))} AND ${quoteVisible(viewer, 'q')}`;
      return sql`EXISTS (SELECT 1 FROM quote q WHERE q.article_id = a.id AND ${spoken})`;
    }),
  ],
  searched: pagesByDay('article', () => articleList),
  through(filter, viewer) {
    const { speaker, search } = filter;
    if (typeof speaker !== 'string' || typeof search === 'string') return null;
    const spoken = spokenIn('article_id', sql`= ${personId(speaker, viewer)}`, viewer, versionsOf(filter));
    return {
      from: sql`${spoken} AS sp JOIN article a ON a.id = sp.article_id`,
      on: sql`true`,
      rest: { ...filter, speaker: null },
      orders: { PUBLISHED_DESC: newestSpoken('article_id') },
      counted: { from: sql`${spoken} AS sp`, where: sql`true` },
    };
  },
  orders: {
    PUBLISHED_DESC: publishedDesc('a'),
    PUBLISHED_ASC: publishedAsc('a'),
    RELEVANCE: (filter) => byText('article', filter),
  },
  costs: {
    filter: { search: searchUnits(SEARCH_COSTS.article.fits), speaker: 300 },
    orderBy: { RELEVANCE: SEARCH_COSTS.article.ranked },
  },
};

/** What identifies an article; exactly one of these is given. */
export interface ArticleNames {
  slug?: string | null | undefined;
  url?: string | null | undefined;
  sha256?: string | null | undefined;
}

/**
 * True for the article that these arguments identify. Of several at one url it is the newest version, and of several with
 * one text the one that was recorded first.
 */
export function articleNamed({ slug, url, sha256 }: ArticleNames): Sql {
  return and([
    ...when(slug, (slug) => sql`a.slug = ${slug}`),
    ...when(url, (url) => first(sql`o.url = ${url}`, AT_ADDRESS)),
    ...when(sha256, (sha256) => first(sql`o.sha256 = ${sha256}::char(64)`, raw('o.created_at'))),
  ]);
}

/** Versions that nothing replaced at the same address come first. */
const AT_ADDRESS = sql`EXISTS (SELECT 1 FROM article l
  WHERE l.supersedes_id = o.id AND l.url = o.url AND l.status <> 'REJECTED') , o.created_at DESC`;

/** True for the first of these articles, before those that were refused. Versions that count come before the others. */
function first(condition: Sql, order: Sql): Sql {
  return sql`a.id = (SELECT o.id FROM article o WHERE ${condition}
    ORDER BY o.status = 'REJECTED', o.newest_id IS NOT NULL, ${order}, o.id LIMIT 1)`;
}
