import {
  type UtteranceDetail,
  UtteranceDocument,
  type UtteranceSummary,
  UtterancesDocument,
} from '../generated/graphql.ts';
import type { UtterancesArgs } from '../utterance.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one utterance.
 *
 * @param slug its slug; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the utterance does not exist or you may not see it
 * @example
 * ```tsx
 * import { useUtterance } from '@verbatim/client/react';
 *
 * export function Wordings() {
 *   const { data: utterance } = useUtterance('trump-conference-pas-d-accord');
 *   return <ul>{utterance?.wordings.map(({ text, count }) => <li key={text}>{text} ({count})</li>)}</ul>;
 * }
 * ```
 */
export function useUtterance(
  slug: string | null | undefined,
  options: HookOptions = {},
): Answer<UtteranceDetail | null> {
  return partOf(useAnswer(UtteranceDocument, slug ? { slug } : null, options), ({ utterance }) => utterance);
}

/**
 * Fetches utterances, page by page.
 *
 * @param args which utterances, and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the utterances so far, and `loadMore`
 * @example
 * ```tsx
 * import { useUtterances } from '@verbatim/client/react';
 *
 * export function Disputed() {
 *   const { nodes } = useUtterances({ filter: { attributionConflict: true } });
 *   return <ul>{nodes.map(({ id, slug }) => <li key={id}>{slug}</li>)}</ul>;
 * }
 * ```
 */
export function useUtterances(
  args: (UtterancesArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<UtteranceSummary> {
  return usePages<UtteranceSummary>(UtterancesDocument, args, options);
}
