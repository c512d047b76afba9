import {
  type SourceDetail,
  SourceDocument,
  type SourceSummary,
  SourcesDocument,
} from '../generated/graphql.ts';
import type { SourcesArgs } from '../source.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one source.
 *
 * @param slug its slug; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the source does not exist or you may not see it
 * @example
 * ```tsx
 * import { useSource } from '@verbatim/client/react';
 *
 * export function Outlet() {
 *   const { data: source } = useSource('anadolu');
 *   return <p>{source?.names.map(({ name }) => name).join(', ')}</p>;
 * }
 * ```
 */
export function useSource(
  slug: string | null | undefined,
  options: HookOptions = {},
): Answer<SourceDetail | null> {
  return partOf(useAnswer(SourceDocument, slug ? { slug } : null, options), ({ source }) => source);
}

/**
 * Fetches sources, page by page.
 *
 * @param args which sources, and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the sources so far, and `loadMore`
 * @example
 * ```tsx
 * import { useSources } from '@verbatim/client/react';
 *
 * export function Agencies() {
 *   const { nodes } = useSources({ filter: { type: ['NEWS_AGENCY'] } });
 *   return <ul>{nodes.map(({ id, name }) => <li key={id}>{name}</li>)}</ul>;
 * }
 * ```
 */
export function useSources(
  args: (SourcesArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<SourceSummary> {
  return usePages<SourceSummary>(SourcesDocument, args, options);
}
