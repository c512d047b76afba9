import { QuotesDocument, type QuoteWithChain } from '../generated/graphql.ts';
import type { QuotesArgs } from '../quote.ts';
import { type Pages, type PagesOptions, usePages } from './pages.ts';

/**
 * Fetches quotes, page by page.
 *
 * @param args which quotes, and their order
 * @param options page size, suspense and pause
 * @returns the quotes so far, and `loadMore`
 * @example
 * ```tsx
 * import { chainText } from '@verbatim/client';
 * import { useQuotes } from '@verbatim/client/react';
 *
 * export function Quotes({ speaker }: { speaker: string }) {
 *   const { nodes, hasMore, loadMore, fetching } = useQuotes({ filter: { speaker } }, { pageSize: 10 });
 *   return (
 *     <ul>
 *       {nodes.map((quote) => (
 *         <li key={quote.id}>
 *           {quote.exact} ({chainText(quote.attributions)})
 *         </li>
 *       ))}
 *       {hasMore && <button disabled={fetching} onClick={loadMore}>More</button>}
 *     </ul>
 *   );
 * }
 * ```
 */
export function useQuotes(args: QuotesArgs = {}, options: PagesOptions = {}): Pages<QuoteWithChain> {
  return usePages<QuoteWithChain>(QuotesDocument, args, options);
}
