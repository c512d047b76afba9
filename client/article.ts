import {
  type ArticleDetail,
  ArticleDocument,
  type ArticleFilter,
  type ArticleOrder,
  type ArticleSummary,
  ArticlesDocument,
  type Changes,
  ChangesDocument,
  OverlapsDocument,
  type SharedPassage,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select and order articles. */
export interface ArticlesArgs {
  /** Only articles that meet these conditions. */
  filter?: ArticleFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'PUBLISHED_DESC'`
   */
  orderBy?: ArticleOrder | null | undefined;
}

/** What identifies an article: exactly one of these. */
export type ArticleKey = { slug: string } | { url: string } | { sha256: string };

/** Arguments that select shared passages. */
export interface OverlapsArgs {
  /**
   * The least number of words in a passage, 8 or more.
   * @defaultValue 12
   */
  minWords?: number | null | undefined;
  /**
   * Number of passages at most, from 0 to 100.
   * @defaultValue 20
   */
  first?: number | null | undefined;
}

/** Arguments that select what changed between two versions. */
export interface ChangesArgs {
  /** Slug of the earlier version to compare with. Default: the one that the article supersedes directly. */
  since?: string | null | undefined;
  /**
   * Offset in the body: changes of the text that start before it are left out.
   * @defaultValue 0
   */
  from?: number | null | undefined;
  /**
   * Number of changes of each kind at most, from 0 to 100.
   * @defaultValue 20
   */
  first?: number | null | undefined;
}

/** Printed texts. */
export interface Articles extends Listing<ArticleSummary, ArticlesArgs> {
  /**
   * Fetches one article with its text.
   *
   * @param key its slug, or `{ url }` or `{ sha256 }`
   * @param options signal and timeout
   * @returns the article; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const article = await news.articles.get('anadolu-sommet-trump-poutine');
   * console.log(article?.datePublished); // → 2025-08-16
   * console.log(article?.source?.name); // → Agence Anadolu
   * ```
   */
  get(key: string | ArticleKey, options?: RequestOptions): Promise<ArticleDetail | null>;
  /**
   * Fetches the passages that an article shares with others: copied text, or speech that both quote.
   *
   * @param slug its slug
   * @param args the least length of passages, and how many to fetch
   * @param options signal and timeout
   * @returns the passages, longest first, with their offsets in both texts; null if the article does not exist or you
   * may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const passages = await news.articles.overlaps('rencontre-a-enchorage', { minWords: 8 });
   * for (const { words, quoted, article } of passages ?? []) console.log(words, quoted, article.slug);
   * ```
   */
  overlaps(slug: string, args?: OverlapsArgs, options?: RequestOptions): Promise<SharedPassage[] | null>;
  /**
   * Fetches what a version of an article changes: the words that came and went, and the speakers of the same words.
   *
   * @param slug its slug
   * @param args the earlier version, and how many changes to fetch
   * @param options signal and timeout
   * @returns the changes; none if the article supersedes no article; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const changes = await news.articles.changes('rencontre-a-enchorage');
   * for (const { removed, added } of changes?.textChanges ?? []) console.log(`${removed}: ${added}`);
   * ```
   */
  changes(slug: string, args?: ChangesArgs, options?: RequestOptions): Promise<Changes | null>;
}

/** Makes {@link Articles}. */
export function articles(run: Run): Articles {
  return {
    get: async (key, options) =>
      (await run(ArticleDocument, typeof key === 'string' ? { slug: key } : key, options)).article,
    ...listing(run, ArticlesDocument),
    overlaps: async (slug, args, options) =>
      (await run(OverlapsDocument, { ...args, slug }, options)).article?.overlaps ?? null,
    changes: async (slug, args, options) => (await run(ChangesDocument, { ...args, slug }, options)).article,
  };
}
