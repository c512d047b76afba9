import { QuoteDocument, type QuoteFilter, type QuoteOrder, QuotesDocument } from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';
import type { QuoteWithChain } from './types.ts';

/** Which quotes, in which order. */
export interface QuotesArgs {
  /** Only quotes that fit. */
  filter?: QuoteFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'PUBLISHED_DESC'`
   */
  orderBy?: QuoteOrder | null | undefined;
}

/** Speech as printed. */
export interface Quotes extends Listing<QuoteWithChain, QuotesArgs> {
  /**
   * Fetches one quote.
   *
   * @param id its global id: quotes have no slug
   * @param options signal and timeout
   * @returns the quote; null where there is none or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { nodes } = await news.quotes.list({ filter: { speaker: 'donald-trump' }, first: 1 });
   * for (const { id } of nodes) console.log((await news.quotes.get(id))?.exact);
   * ```
   */
  get(id: string, options?: RequestOptions): Promise<QuoteWithChain | null>;
}

/** Makes {@link Quotes}. */
export function quotes(run: Run): Quotes {
  return {
    get: async (id, options) => {
      const { node } = await run(QuoteDocument, { id }, options);
      return node?.__typename === 'Quote' ? node : null;
    },
    ...listing(run, QuotesDocument),
  };
}
