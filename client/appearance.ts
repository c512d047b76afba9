import {
  AppearanceDocument,
  type AppearanceFilter,
  type AppearanceSummary,
  AppearancesDocument,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select appearances. */
export interface AppearancesArgs {
  /** Only appearances that meet these conditions. */
  filter?: AppearanceFilter | null | undefined;
}

/** Spans in which articles state, deny or discuss claims, newest day of publication first. */
export interface Appearances extends Listing<AppearanceSummary, AppearancesArgs> {
  /**
   * Fetches one appearance.
   *
   * @param id its global id: appearances have no slug
   * @param options signal and timeout
   * @returns the appearance; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { nodes } = await news.appearances.list({ filter: { stance: ['REFUTES'] }, first: 1 });
   * for (const { id } of nodes) console.log((await news.appearances.get(id))?.claim.text);
   * ```
   */
  get(id: string, options?: RequestOptions): Promise<AppearanceSummary | null>;
}

/** Makes {@link Appearances}. */
export function appearances(run: Run): Appearances {
  return {
    get: async (id, options) => {
      const { node } = await run(AppearanceDocument, { id }, options);
      return node?.__typename === 'Appearance' ? node : null;
    },
    ...listing(run, AppearancesDocument),
  };
}
