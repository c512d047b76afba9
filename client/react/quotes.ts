import {
  type CheckedQuote,
  type CountedQuotes,
  QuoteCheckDocument,
  QuoteCountsDocument,
  QuoteDocument,
  QuotesDocument,
  type QuoteWithChain,
} from '../generated/graphql.ts';
import type { QuoteCheckArgs, QuoteCountsArgs, QuoteKey, QuotesArgs } from '../quote.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';
import { type TypingOptions, useTyped } from './rested.ts';

/**
 * Fetches one quote.
 *
 * @param key its global id, or `{ lastingName }`; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the quote does not exist or you may not see it
 * @example
 * ```tsx
 * import { useQuote } from '@verbatim/client/react';
 *
 * export function Cited({ id }: { id: string }) {
 *   const { data: quote, fetching } = useQuote(id);
 *   if (fetching) return <p>…</p>;
 *   return quote ? <blockquote>{quote.exact}</blockquote> : <p>No such quote.</p>;
 * }
 * ```
 */
export function useQuote(
  key: string | QuoteKey | null | undefined,
  options: HookOptions = {},
): Answer<QuoteWithChain | null> {
  const variables = typeof key === 'string' ? { id: key } : (key ?? null);
  return partOf(useAnswer(QuoteDocument, variables, options), ({ node, quote }) =>
    node?.__typename === 'Quote' ? node : quote,
  );
}

/**
 * Fetches quotes, page by page.
 *
 * @param args which quotes, their order and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the quotes so far, and `loadMore`
 * @example
 * ```tsx
 * import { chainText } from '@verbatim/client';
 * import { useQuotes } from '@verbatim/client/react';
 *
 * export function Quotes({ speaker }: { speaker: string }) {
 *   const { nodes, hasMore, loadMore, fetching } = useQuotes({ filter: { speaker }, pageSize: 10 });
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
export function useQuotes(
  args: (QuotesArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<QuoteWithChain> {
  return usePages<QuoteWithChain>(QuotesDocument, args, options);
}

/**
 * Was this said, and how was it printed? Checks a sentence while someone types it: it is sent when the typing pauses.
 *
 * @param args the sentence as typed, who must have said it, and the most wordings to fetch; a sentence of white space is
 * not checked
 * @param options debounce, suspense and pause
 * @returns the answer: the nearest wordings, most similar first; empty if no printed wording is near
 * @example
 * ```tsx
 * import { useQuoteCheck } from '@verbatim/client/react';
 * import { useState } from 'react';
 *
 * export function Check() {
 *   const [text, setText] = useState('');
 *   const { data: wordings, fetching } = useQuoteCheck({ text, first: 3 });
 *   return (
 *     <>
 *       <textarea value={text} onChange={(event) => setText(event.target.value)} />
 *       <ul aria-busy={fetching}>
 *         {wordings?.map(({ quote }) => <li key={quote.id}>{quote.exact}</li>)}
 *       </ul>
 *     </>
 *   );
 * }
 * ```
 */
export function useQuoteCheck(
  args: QuoteCheckArgs & { text: string },
  options: TypingOptions = {},
): Answer<CheckedQuote[]> {
  const { text, typing, pause } = useTyped(args.text, options);
  const answer = useAnswer(QuoteCheckDocument, { ...args, text }, { ...options, pause });
  return { ...partOf(answer, ({ quoteCheck }) => quoteCheck), fetching: answer.fetching || typing };
}

/**
 * Counts quotes by day, week, month, outlet or speaker.
 *
 * @param args what to count by, and which quotes; null: no request for now
 * @param options suspense and pause
 * @returns the answer
 * @example
 * ```tsx
 * import { useQuoteCounts } from '@verbatim/client/react';
 *
 * export function Outlets() {
 *   const { data: counts } = useQuoteCounts({ by: 'SOURCE' });
 *   return <ul>{counts?.map(({ source, count }) => <li key={source?.id}>{source?.name ?? 'Unknown'}: {count}</li>)}</ul>;
 * }
 * ```
 */
export function useQuoteCounts(
  args: QuoteCountsArgs | null,
  options: HookOptions = {},
): Answer<CountedQuotes[]> {
  return partOf(useAnswer(QuoteCountsDocument, args, options), ({ quoteCounts }) => quoteCounts);
}
