import type { ArticleKey } from '../article.ts';
import { type ArticleDetail, ArticleDocument } from '../generated/graphql.ts';
import { type Answer, type HookOptions, useDocument } from './document.ts';

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
  const variables = typeof key === 'string' ? { slug: key } : (key ?? {});
  const { data, ...rest } = useDocument(ArticleDocument, variables, {
    ...options,
    pause: !key || options.pause,
  });
  return { ...rest, data: data?.article };
}
