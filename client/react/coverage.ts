import type { CoverageArgs } from '../coverage.ts';
import { CoverageDocument, type CoveredClaim } from '../generated/graphql.ts';
import type { HookOptions } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches a table of claims by articles, page by page: who supports, refutes, discusses or is silent.
 *
 * @param args which articles, and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the claims so far, and `loadMore`
 * @example
 * ```tsx
 * import { useCoverage } from '@verbatim/client/react';
 *
 * export function Matrix() {
 *   const { nodes } = useCoverage({ articles: ['tater-le-terrain', 'coulisses-du-tete-a-tete'] });
 *   return (
 *     <table>
 *       <tbody>
 *         {nodes.map(({ claim, cells }) => (
 *           <tr key={claim.id}>
 *             <th>{claim.text}</th>
 *             {cells.map(({ article, stances }) => <td key={article.id}>{stances.join(', ') || 'silent'}</td>)}
 *           </tr>
 *         ))}
 *       </tbody>
 *     </table>
 *   );
 * }
 * ```
 */
export function useCoverage(
  args: (CoverageArgs & PagesArgs) | null,
  options: HookOptions = {},
): Pages<CoveredClaim> {
  return usePages<CoveredClaim>(CoverageDocument, args, options);
}
