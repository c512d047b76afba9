import type { ArticleKey, ArticlesArgs, ChangesArgs, OverlapsArgs } from '../article.ts';
import {
  type ArticleDetail,
  ArticleDocument,
  type ArticleSummary,
  ArticlesDocument,
  type Changes,
  ChangesDocument,
  OverlapsDocument,
  type SharedPassage,
} from '../generated/graphql.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one article with its text.
 *
 * @param key its slug, or `{ url }` or `{ sha256 }`; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the article does not exist or you may not see it
 * @example
 * ```tsx
 * import { useArticle } from '@verbatim/client/react';
 *
 * export function Body({ slug }: { slug: string }) {
 *   const { data: article, error, fetching } = useArticle(slug);
 *   if (error) return <p role="alert">{error.message}</p>;
 *   if (fetching) return <p>…</p>;
 *   return article ? <p lang={article.language}>{article.body}</p> : <p>No such article.</p>;
 * }
 * ```
 */
export function useArticle(
  key: string | ArticleKey | null | undefined,
  options: HookOptions = {},
): Answer<ArticleDetail | null> {
  const variables = typeof key === 'string' ? { slug: key } : (key ?? null);
  return partOf(useAnswer(ArticleDocument, variables, options), ({ article }) => article);
}

/**
 * Fetches articles, page by page.
 *
 * @param args which articles, their order and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the articles so far, and `loadMore`
 * @example
 * ```tsx
 * import { useArticles } from '@verbatim/client/react';
 *
 * export function Articles() {
 *   const { nodes } = useArticles({ orderBy: 'PUBLISHED_ASC', pageSize: 10 });
 *   return <ul>{nodes.map(({ id, headline }) => <li key={id}>{headline}</li>)}</ul>;
 * }
 * ```
 */
export function useArticles(
  args: (ArticlesArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<ArticleSummary> {
  return usePages<ArticleSummary>(ArticlesDocument, args, options);
}

/**
 * Fetches the passages that an article shares with others: copied text, or speech that both quote.
 *
 * @param slug the slug of the article; null: no request for now
 * @param args the least length of passages, and how many to fetch
 * @param options suspense and pause
 * @returns the answer; its data is null if the article does not exist or you may not see it
 * @example
 * ```tsx
 * import { useOverlaps } from '@verbatim/client/react';
 *
 * export function Copied({ slug }: { slug: string }) {
 *   const { data: passages } = useOverlaps(slug, { minWords: 8 });
 *   return <p>{passages?.filter(({ quoted }) => !quoted).length ?? 0} copied passages</p>;
 * }
 * ```
 */
export function useOverlaps(
  slug: string | null | undefined,
  args: OverlapsArgs = {},
  options: HookOptions = {},
): Answer<SharedPassage[] | null> {
  const variables = slug ? { ...args, slug } : null;
  return partOf(useAnswer(OverlapsDocument, variables, options), ({ article }) => article?.overlaps ?? null);
}

/**
 * Fetches what a version of an article changes: the words that came and went, and the speakers of the same words.
 *
 * @param slug the slug of the version; null: no request for now
 * @param args the earlier version, and how many changes to fetch
 * @param options suspense and pause
 * @returns the answer; its data is null if the article does not exist or you may not see it
 * @example
 * ```tsx
 * import { useChanges } from '@verbatim/client/react';
 *
 * export function Corrected({ slug }: { slug: string }) {
 *   const { data: changes } = useChanges(slug);
 *   return <p>{changes?.textChanges.length ?? 0} changes</p>;
 * }
 * ```
 */
export function useChanges(
  slug: string | null | undefined,
  args: ChangesArgs = {},
  options: HookOptions = {},
): Answer<Changes | null> {
  return partOf(
    useAnswer(ChangesDocument, slug ? { ...args, slug } : null, options),
    ({ article }) => article,
  );
}
