import { CoverageDocument, type CoveredClaim } from './generated/graphql.ts';
import { type CollectArgs, listing, type Page, type PageArgs, type PaginateArgs } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select the articles to compare. */
export interface CoverageArgs {
  /** Slugs of the articles, 100 at most. */
  articles: string[];
}

/** A table of claims by articles: who supports, refutes, discusses or is silent. */
export interface Coverage {
  /**
   * Fetches one page of claims.
   *
   * @param args which articles, and which page
   * @param options signal and timeout
   * @returns the page; each row has one cell for every article, in the order asked for. An article is silent on the
   * claim if `stances` is empty
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const articles = ['anadolu-sommet-trump-poutine', 'coulisses-du-tete-a-tete'];
   * const { nodes } = await news.coverage.list({ articles, first: 5 });
   * for (const { claim, cells } of nodes) {
   *   console.log(claim.text, cells.map(({ stances }) => stances.join('+') || 'silent').join(' | '));
   * }
   * ```
   */
  list(args: CoverageArgs & PageArgs, options?: RequestOptions): Promise<Page<CoveredClaim>>;
  /**
   * Reads the claims one by one. A page is fetched when you ask for its first claim.
   *
   * @param args which articles, and how many claims each request fetches
   * @param options signal, and timeout of each page
   * @returns the claims; claims that appear in most of the articles come first
   * @throws VerbatimError from the loop
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * for await (const { claim, cells } of news.coverage.paginate({ articles: ['tater-le-terrain'] })) {
   *   if (cells[0]?.outletStance === 'REFUTES') console.log(claim.text);
   * }
   * ```
   */
  paginate(
    args: CoverageArgs & PaginateArgs,
    options?: RequestOptions,
  ): AsyncGenerator<CoveredClaim, void, undefined>;
  /**
   * Fetches the claims into an array, 100 by each request.
   *
   * @param args which articles, and how many claims at most
   * @param options signal, and timeout of each page
   * @returns the claims; claims that appear in most of the articles come first
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const rows = await news.coverage.collect({ articles: ['tater-le-terrain', 'coulisses-du-tete-a-tete'] });
   * console.log(rows.filter(({ cells }) => cells.every(({ stances }) => stances.length > 0)).length);
   * ```
   */
  collect(args: CoverageArgs & CollectArgs, options?: RequestOptions): Promise<CoveredClaim[]>;
}

/** Makes {@link Coverage}. */
export function coverage(run: Run): Coverage {
  return listing(run, CoverageDocument);
}
