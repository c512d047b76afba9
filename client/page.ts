import type { TypedDocumentNode } from '@urql/core';
import { stopped } from './errors.ts';
import type { PageCursors } from './generated/graphql.ts';
import { nameOf, type RequestOptions, type Run } from './request.ts';

/** One page of a list. */
export interface Page<Node> {
  /** The rows, in the order of the list. */
  nodes: Node[];
  /** What lies around the page. Give `endCursor` as `after` to get the next page. */
  pageInfo: PageCursors;
  /** Number of rows in the whole list. Only present if you asked for it with `totalCount: true`. */
  totalCount?: number;
}

/** Arguments that select a page of a list: `first` with `after`, or `last` with `before`. */
export interface PageArgs {
  /** Number of rows from the start of the list or after `after`, 100 at most. Default without `last`: 20. */
  first?: number | null | undefined;
  /** The page begins after the row with this cursor. */
  after?: string | null | undefined;
  /** Number of rows from the end of the list or before `before`, 100 at most. */
  last?: number | null | undefined;
  /** The page ends before the row with this cursor. */
  before?: string | null | undefined;
  /** Whether to count the whole list as well. */
  totalCount?: boolean | undefined;
}

/** Arguments of reading a list row by row. */
export interface PaginateArgs {
  /**
   * Number of rows that each request fetches, 100 at most.
   * @defaultValue 50
   */
  pageSize?: number | undefined;
}

/** Arguments of fetching a list whole. */
export interface CollectArgs {
  /** Number of rows at most. Default: all of them. */
  limit?: number | undefined;
}

/** Ways to read a list. */
export interface Listing<Node, Args> {
  /**
   * Fetches one page.
   *
   * @param args which rows, their order, and which page
   * @param options signal and timeout
   * @returns the page
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const first = await news.quotes.list({ filter: { article: 'anadolu-sommet-trump-poutine' }, first: 5, totalCount: true });
   * console.log(first.nodes.length, first.totalCount !== undefined); // → 5 true
   * const second = await news.quotes.list({
   *   filter: { article: 'anadolu-sommet-trump-poutine' },
   *   first: 5,
   *   after: first.pageInfo.endCursor,
   * });
   * console.log(second.pageInfo.hasPreviousPage); // → true
   * ```
   */
  list(args?: Args & PageArgs, options?: RequestOptions): Promise<Page<Node>>;
  /**
   * Reads the list row by row. A page is fetched when you ask for its first row, never earlier. Leaving the loop stops it.
   *
   * @param args which rows, their order, and how many rows each request fetches
   * @param options signal, and timeout of each page
   * @returns the rows, one after the other
   * @throws VerbatimError from the loop
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * for await (const { datePublished, headline } of news.articles.paginate({ orderBy: 'PUBLISHED_ASC', pageSize: 2 })) {
   *   console.log(datePublished, headline);
   * }
   * ```
   */
  paginate(args?: Args & PaginateArgs, options?: RequestOptions): AsyncGenerator<Node, void, undefined>;
  /**
   * Fetches the whole list into an array, 100 rows by each request.
   *
   * @param args which rows, their order, and how many at most
   * @param options signal, and timeout of each page
   * @returns the rows, in the order of the list
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const claims = await news.claims.collect({ filter: { article: 'anadolu-sommet-trump-poutine' }, limit: 200 });
   * console.log(claims.map(({ text }) => text).join('\n'));
   * ```
   */
  collect(args?: Args & CollectArgs, options?: RequestOptions): Promise<Node[]>;
}

/** The most rows that a request may ask for. */
const LARGEST_PAGE = 100;

/**
 * Makes `list`, `paginate` and `collect` from one document.
 *
 * @param run sends a document
 * @param document a query with the variables of a page, whose field `page` is the connection
 * @returns the ways to read the list
 */
export function listing<Node, Variables extends PageArgs>(
  run: Run,
  document: TypedDocumentNode<{ page: Page<Node> }, Variables>,
): Listing<Node, Omit<Variables, keyof PageArgs>> {
  const list = async (args: object = {}, options?: RequestOptions) =>
    (await run(document, args as Variables, options)).page;
  async function* paginate(
    args: PaginateArgs = {},
    options?: RequestOptions,
  ): AsyncGenerator<Node, void, undefined> {
    const { pageSize = 50, ...rest } = args;
    let after: string | null = null;
    do {
      const page: Page<Node> = await list({ ...rest, first: pageSize, after }, options);
      for (const node of page.nodes) {
        if (options?.signal?.aborted) throw stopped(nameOf(document), options.signal);
        yield node;
      }
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return {
    list,
    paginate,
    async collect(args: CollectArgs = {}, options) {
      const { limit = Number.POSITIVE_INFINITY, ...rest } = args;
      const rows: Node[] = [];
      if (limit <= 0) return rows;
      for await (const row of paginate({ ...rest, pageSize: Math.min(limit, LARGEST_PAGE) }, options)) {
        if (rows.push(row) >= limit) break;
      }
      return rows;
    },
  };
}
