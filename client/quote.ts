import {
  type CheckedQuote,
  type CountedQuotes,
  QuoteCheckDocument,
  type QuoteCountBy,
  QuoteCountsDocument,
  QuoteDocument,
  type QuoteFilter,
  type QuoteOrder,
  QuotesDocument,
  type QuoteWithChain,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

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

/** How a sentence is looked up. */
export interface QuoteCheckArgs {
  /** Slug of the person who is said to have said it. Default: anyone. */
  speaker?: string | null | undefined;
  /**
   * How many printed wordings at most, up to 100.
   * @defaultValue 10
   */
  first?: number | null | undefined;
}

/** What is counted. */
export interface QuoteCountsArgs {
  /** What quotes are counted by. */
  by: QuoteCountBy;
  /** Only quotes that fit. */
  filter?: QuoteFilter | null | undefined;
  /**
   * How many counts at most, up to 100.
   * @defaultValue 100
   */
  first?: number | null | undefined;
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
  /**
   * Was this said, and how was it printed?
   *
   * @param text a sentence as someone quotes it
   * @param args who is said to have said it, and how many wordings at most
   * @param options signal and timeout
   * @returns the nearest printed wordings, most similar first, word by word; none where nothing printed comes near
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const [nearest] = await news.quotes.check('Tant qu’un accord n’est pas signé, il n’y a pas d’accord');
   * const changed = nearest?.differences.filter(({ kind }) => kind !== 'SAME');
   * console.log(changed?.map(({ asked, printed }) => `${asked}: ${printed}`).join()); // → signé: conclu
   * ```
   */
  check(text: string, args?: QuoteCheckArgs, options?: RequestOptions): Promise<CheckedQuote[]>;
  /**
   * Counts quotes by day, outlet or speaker.
   *
   * @param args by what, and which quotes
   * @param options signal and timeout
   * @returns the counts; of `day`, `source` and `speaker` the one that was counted by is there, null where it is unknown
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * for (const { source, count } of await news.quotes.counts({ by: 'SOURCE' })) console.log(source?.name, count);
   * ```
   */
  counts(args: QuoteCountsArgs, options?: RequestOptions): Promise<CountedQuotes[]>;
}

/** Makes {@link Quotes}. */
export function quotes(run: Run): Quotes {
  return {
    get: async (id, options) => {
      const { node } = await run(QuoteDocument, { id }, options);
      return node?.__typename === 'Quote' ? node : null;
    },
    ...listing(run, QuotesDocument),
    check: async (text, args, options) =>
      (await run(QuoteCheckDocument, { ...args, text }, options)).quoteCheck,
    counts: async (args, options) => (await run(QuoteCountsDocument, args, options)).quoteCounts,
  };
}
