import {
  type SourceDetail,
  SourceDocument,
  type SourceFilter,
  type SourceSummary,
  SourcesDocument,
} from './generated/graphql.ts';
import { type Listing, listing } from './page.ts';
import type { RequestOptions, Run } from './request.ts';

/** Arguments that select sources. */
export interface SourcesArgs {
  /** Only sources that meet these conditions. */
  filter?: SourceFilter | null | undefined;
}

/** Outlets, agencies, broadcasters, sites and blogs, by name. */
export interface Sources extends Listing<SourceSummary, SourcesArgs> {
  /**
   * Fetches one source.
   *
   * @param slug its slug
   * @param options signal and timeout
   * @returns the source; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const source = await news.sources.get('anadolu');
   * console.log(source?.type); // → NEWS_AGENCY
   * ```
   */
  get(slug: string, options?: RequestOptions): Promise<SourceDetail | null>;
}

/** Makes {@link Sources}. */
export function sources(run: Run): Sources {
  return {
    get: async (slug, options) => (await run(SourceDocument, { slug }, options)).source,
    ...listing(run, SourcesDocument),
  };
}
