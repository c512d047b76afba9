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

/** Arguments that select and order quotes. */
export interface QuotesArgs {
  /** Only quotes that meet these conditions. */
  filter?: QuoteFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'PUBLISHED_DESC'`
   */
  orderBy?: QuoteOrder | null | undefined;
}

/** What identifies a quote beside its global id: its lasting name, and the article if several print the text. */
export interface QuoteKey {
  /** The name, as `lastingName` of a quote gives it. */
  lastingName: string;
  /** Slug of the article that prints it. Default: any that prints the text. */
  article?: string | null | undefined;
}

/** Arguments of checking a sentence. */
export interface QuoteCheckArgs {
  /** Slug of the person who must be a speaker of the quote. Default: anyone. */
  speaker?: string | null | undefined;
  /**
   * Number of printed wordings at most, from 0 to 100.
   * @defaultValue 10
   */
  first?: number | null | undefined;
}

/** Arguments of counting quotes. */
export interface QuoteCountsArgs {
  /** What quotes are counted by. */
  by: QuoteCountBy;
  /** Only quotes that meet these conditions. */
  filter?: QuoteFilter | null | undefined;
  /**
   * Number of counts at most, from 0 to 100.
   * @defaultValue 100
   */
  first?: number | null | undefined;
}

/** Speech as printed. */
export interface Quotes extends Listing<QuoteWithChain, QuotesArgs> {
  /**
   * Fetches one quote.
   *
   * @param key its global id, which lasts as long as the database, or `{ lastingName }`, which follows from the text
   * @param options signal and timeout
   * @returns the quote; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { nodes } = await news.quotes.list({ filter: { speaker: 'donald-trump' }, first: 1 });
   * for (const { id, lastingName } of nodes) {
   *   console.log((await news.quotes.get(id))?.exact);
   *   console.log((await news.quotes.get({ lastingName }))?.exact);
   * }
   * ```
   */
  get(key: string | QuoteKey, options?: RequestOptions): Promise<QuoteWithChain | null>;
  /**
   * Was this said, and how was it printed?
   *
   * @param text a sentence as someone quotes it
   * @param args who must have said it, and the most wordings to fetch
   * @param options signal and timeout
   * @returns the nearest wordings, most similar first, each compared word by word; empty if no printed wording is near
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
   * Counts quotes by day, week, month, outlet or speaker.
   *
   * @param args what to count by, and which quotes
   * @param options signal and timeout
   * @returns the counts; of `day`, `source` and `speaker`, each has the one that you count by, or null if that is
   * unknown
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
    get: async (key, options) => {
      const { node, quote } = await run(QuoteDocument, typeof key === 'string' ? { id: key } : key, options);
      return node?.__typename === 'Quote' ? node : quote;
    },
    ...listing(run, QuotesDocument),
    check: async (text, args, options) =>
      (await run(QuoteCheckDocument, { ...args, text }, options)).quoteCheck,
    counts: async (args, options) => (await run(QuoteCountsDocument, args, options)).quoteCounts,
  };
}
