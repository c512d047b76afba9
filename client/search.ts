import { SearchDocument, type SearchHit, type SearchType } from './generated/graphql.ts';
import { type CollectArgs, listing, type Page, type PageArgs, type PaginateArgs } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments of a search. */
export interface SearchArgs {
  /**
   * Words, which must all occur. `"words in quotation marks"` must occur exactly so, in no other inflection. `-word`
   * must not occur.
   */
  query: string;
  /**
   * The language of the query. Without it, the words of each text are judged by the text's own language.
   * @defaultValue `null`
   */
  language?: string | null | undefined;
  /** Only hits of these types. Default: all types. */
  types?: SearchType[] | null | undefined;
}

/** Full-text search over articles, quotes, claims, people and sources, best hits first. */
export interface Search {
  /**
   * Fetches one page of hits.
   *
   * @param args what to search for, and which page; pages go forward only
   * @param options signal and timeout
   * @returns the page; `__typename` tells the type of each node
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
   * Reads the hits one by one. A page is fetched when you ask for its first hit.
   *
   * @param args what to search for, and how many hits each request fetches
   * @param options signal, and timeout of each page
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
  /**
   * Fetches the hits into an array, 100 by each request.
   *
   * @param args what to search for, and how many hits at most
   * @param options signal, and timeout of each page
   * @returns the hits, best first
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const hits = await news.search.collect({ query: 'paix', types: ['QUOTE'], limit: 50 });
   * console.log(hits.map(({ snippet }) => snippet).join('\n'));
   * ```
   */
  collect(args: SearchArgs & CollectArgs, options?: RequestOptions): Promise<SearchHit[]>;
}

/** Makes {@link Search}. */
export function search(run: Run): Search {
  return listing(run, SearchDocument);
}
