import type { ClaimsArgs } from '../claim.ts';
import { type ClaimDetail, ClaimDocument, type ClaimSummary, ClaimsDocument } from '../generated/graphql.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one claim.
 *
 * @param slug its slug; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the claim does not exist or you may not see it
 * @example
 * ```tsx
 * import { useClaim } from '@verbatim/client/react';
 *
 * export function Claim() {
 *   const { data: claim } = useClaim('sommet-sans-accord-de-paix');
 *   return <p>{claim?.text} ({claim?.corroboration.independentOrigins})</p>;
 * }
 * ```
 */
export function useClaim(
  slug: string | null | undefined,
  options: HookOptions = {},
): Answer<ClaimDetail | null> {
  return partOf(useAnswer(ClaimDocument, slug ? { slug } : null, options), ({ claim }) => claim);
}

/**
 * Fetches claims, page by page.
 *
 * @param args which claims, their order and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the claims so far, and `loadMore`
 * @example
 * ```tsx
 * import { useClaims } from '@verbatim/client/react';
 *
 * export function Claims({ slug }: { slug: string }) {
 *   const { nodes, hasMore, loadMore } = useClaims({ filter: { article: slug }, orderBy: 'MOST_CORROBORATED' });
 *   return (
 *     <>
 *       <ul>{nodes.map(({ id, text }) => <li key={id}>{text}</li>)}</ul>
 *       {hasMore && <button onClick={loadMore}>More</button>}
 *     </>
 *   );
 * }
 * ```
 */
export function useClaims(
  args: (ClaimsArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<ClaimSummary> {
  return usePages<ClaimSummary>(ClaimsDocument, args, options);
}
