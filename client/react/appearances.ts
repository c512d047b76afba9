import type { AppearancesArgs } from '../appearance.ts';
import { AppearanceDocument, type AppearanceSummary, AppearancesDocument } from '../generated/graphql.ts';
import { type Answer, type HookOptions, partOf, useAnswer } from './document.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';

/**
 * Fetches one appearance.
 *
 * @param id its global id: appearances have no slug; null: no request for now
 * @param options suspense and pause
 * @returns the answer; its data is null if the appearance does not exist or you may not see it
 * @example
 * ```tsx
 * import { useAppearance } from '@verbatim/client/react';
 *
 * export function Stated({ id }: { id: string }) {
 *   const { data: appearance, fetching } = useAppearance(id);
 *   if (fetching) return <p>…</p>;
 *   return appearance ? <q>{appearance.exact}</q> : <p>No such appearance.</p>;
 * }
 * ```
 */
export function useAppearance(
  id: string | null | undefined,
  options: HookOptions = {},
): Answer<AppearanceSummary | null> {
  return partOf(useAnswer(AppearanceDocument, id ? { id } : null, options), ({ node }) =>
    node?.__typename === 'Appearance' ? node : null,
  );
}

/**
 * Fetches appearances, page by page.
 *
 * @param args which appearances, and the page size; null: no request for now
 * @param options suspense and pause
 * @returns the appearances so far, and `loadMore`
 * @example
 * ```tsx
 * import { useAppearances } from '@verbatim/client/react';
 *
 * export function Denials() {
 *   const { nodes } = useAppearances({ filter: { stance: ['REFUTES'] } });
 *   return <ul>{nodes.map(({ id, exact, claim }) => <li key={id}>{claim.text}: {exact}</li>)}</ul>;
 * }
 * ```
 */
export function useAppearances(
  args: (AppearancesArgs & PagesArgs) | null = {},
  options: HookOptions = {},
): Pages<AppearanceSummary> {
  return usePages<AppearanceSummary>(AppearancesDocument, args, options);
}
