import {
  type UtteranceDetail,
  UtteranceDocument,
  type UtteranceFilter,
  type UtteranceOrder,
  type UtteranceSummary,
  UtterancesDocument,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select and order utterances. */
export interface UtterancesArgs {
  /** Only utterances that meet these conditions. */
  filter?: UtteranceFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'SAID_DESC'`
   */
  orderBy?: UtteranceOrder | null | undefined;
}

/** Acts of speech, each printed by one or many quotes. */
export interface Utterances extends Listing<UtteranceSummary, UtterancesArgs> {
  /**
   * Fetches one utterance.
   *
   * @param slug its slug
   * @param options signal and timeout
   * @returns the utterance; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const utterance = await news.utterances.get('trump-conference-pas-d-accord');
   * for (const { text, sources } of utterance?.wordings ?? []) console.log(text, sources.map(({ name }) => name).join());
   * ```
   */
  get(slug: string, options?: RequestOptions): Promise<UtteranceDetail | null>;
}

/** Makes {@link Utterances}. */
export function utterances(run: Run): Utterances {
  return {
    get: async (slug, options) => (await run(UtteranceDocument, { slug }, options)).utterance,
    ...listing(run, UtterancesDocument),
  };
}
