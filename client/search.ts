import { SearchDocument, type SearchHit, type SearchType } from './generated/graphql.ts';
import { listing, type Page, type PageArgs, type PaginateArgs } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** What to search for. */
export interface SearchArgs {
  /** Words, all of which must occur; `"in marks"` exactly so, `-word` not at all. */
  query: string;
  /**
   * The language of the query.
   * @defaultValue `'fr'`
   */
  language?: string | null | undefined;
  /** Only these nouns. Default: all. */
  types?: SearchType[] | null | undefined;
}

/** Full text over articles, quotes, claims, people and sources, best first. */
export interface Search {
  /**
   * Fetches one page of hits.
   *
   * @param args what to search for, and which page; forwards only
   * @param options signal and timeout
   * @returns the page; the node of a hit is told apart by `__typename`
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient, highlight } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { nodes } = await news.search.list({ query: 'cessez-le-feu', types: ['QUOTE', 'CLAIM'] });
   * for (const { node, snippet, highlights } of nodes) {
   *   const marked = highlight(snippet, highlights).map(({ text, spans }) => (spans.length > 0 ? `*${text}*` : text));
   *   console.log(node.__typename === 'Quote' ? node.article.slug : node.__typename, marked.join(''));
   * }
   * ```
   */
  list(
    args: SearchArgs & Pick<PageArgs, 'first' | 'after' | 'totalCount'>,
    options?: RequestOptions,
  ): Promise<Page<SearchHit>>;
  /**
   * Reads the hits one by one; a page is fetched when its first hit is asked for.
   *
   * @param args what to search for, and how many a request fetches
   * @param options signal and timeout, the latter for each page
   * @returns the hits, best first
   * @throws VerbatimError from the loop
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * for await (const { node, rank } of news.search.paginate({ query: 'paix', types: ['CLAIM'] })) {
   *   if (node.__typename === 'Claim') console.log(rank, node.text);
   * }
   * ```
   */
  paginate(
    args: SearchArgs & PaginateArgs,
    options?: RequestOptions,
  ): AsyncGenerator<SearchHit, void, undefined>;
}

/** Makes {@link Search}. */
export function search(run: Run): Search {
  return listing(run, SearchDocument);
}
