import {
  type ClaimDetail,
  ClaimDocument,
  type ClaimFilter,
  type ClaimOrder,
  type ClaimSummary,
  ClaimsDocument,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select and order claims. */
export interface ClaimsArgs {
  /** Only claims that meet these conditions. */
  filter?: ClaimFilter | null | undefined;
  /**
   * The order of the list.
   * @defaultValue `'RECENT'`
   */
  orderBy?: ClaimOrder | null | undefined;
}

/** Statements that can be checked. */
export interface Claims extends Listing<ClaimSummary, ClaimsArgs> {
  /**
   * Fetches one claim.
   *
   * @param slug its slug
   * @param options signal and timeout
   * @returns the claim; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const claim = await news.claims.get('sommet-sans-accord-de-paix');
   * for (const { stance, article } of claim?.appearances.nodes ?? []) console.log(article.slug, stance);
   * ```
   */
  get(slug: string, options?: RequestOptions): Promise<ClaimDetail | null>;
}

/** Makes {@link Claims}. */
export function claims(run: Run): Claims {
  return {
    get: async (slug, options) => (await run(ClaimDocument, { slug }, options)).claim,
    ...listing(run, ClaimsDocument),
  };
}
