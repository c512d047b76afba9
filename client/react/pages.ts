import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useEffect, useState } from 'react';
import type { VerbatimError } from '../errors.ts';
import type { Page } from '../page.ts';
import { execute } from '../request.ts';
import { type HookOptions, useAnswer } from './document.ts';
import { useVerbatim } from './provider.ts';

/** Arguments of every hook for a list. */
export interface PagesArgs {
  /**
   * Number of rows in a page, 100 at most.
   * @defaultValue 20
   */
  pageSize?: number | undefined;
}

/** A list that grows page by page. */
export interface Pages<Node> {
  /** The rows of all pages so far, in the order of the list. */
  nodes: Node[];
  /** The error, if a page could not be fetched. */
  error: VerbatimError | undefined;
  /** Whether a page is being fetched. */
  fetching: boolean;
  /** Whether there are more rows. */
  hasMore: boolean;
  /** Fetches the next page. Does nothing if there is none or a page is being fetched. */
  loadMore: () => void;
  /** Starts again with the first page and bypasses all caches. */
  refetch: () => void;
}

/** The pages of a list after the first, and the cursor after which the next page begins. */
interface Rest<Node> {
  list: string;
  pages: Page<Node>[];
  after: string | null;
  error: VerbatimError | undefined;
}

/**
 * Reads a list page by page. The first page goes through the hook of urql, so that caches and Suspense work. The other
 * pages are fetched by `loadMore`.
 *
 * @param document a query with the variables of a page, whose field `page` is the connection
 * @param args its variables, and the page size instead of those of the page; null: no request for now
 * @param options suspense and pause
 * @returns the rows so far
 */
export function usePages<Node>(
  document: TypedDocumentNode<{ page: Page<Node> }, never>,
  args: object | null,
  options: HookOptions = {},
): Pages<Node> {
  const client = useVerbatim();
  const { pageSize = 20, ...rows }: PagesArgs = args ?? {};
  const variables: AnyVariables = { ...rows, first: pageSize };
  const list = JSON.stringify(variables);
  const first = useAnswer(document, args && variables, options);
  const empty: Rest<Node> = { list, pages: [], after: null, error: undefined };
  const [kept, setRest] = useState(empty);
  const rest = kept.list === list ? kept : empty;
  const { after } = rest;

  // The request stops if the list or the client changes, or if the component is removed.
  useEffect(() => {
    if (after === null) return;
    const controller = new AbortController();
    const settle = (change: (rest: Rest<Node>) => Partial<Rest<Node>>) =>
      setRest((present) =>
        controller.signal.aborted ? present : { ...present, after: null, ...change(present) },
      );
    execute(client.urql, 'query', document, { ...JSON.parse(list), after }, controller).then(
      ({ page }) => settle(({ pages }) => ({ pages: [...pages, page] })),
      (error: VerbatimError) => settle(() => ({ error })),
    );
    return () => controller.abort();
  }, [client, document, list, after]);

  const pages = first.data ? [first.data.page, ...rest.pages] : [];
  const { hasNextPage = false, endCursor = null } = pages.at(-1)?.pageInfo ?? {};
  return {
    nodes: pages.flatMap(({ nodes }) => nodes),
    error: first.error ?? rest.error,
    fetching: first.fetching || after !== null,
    hasMore: hasNextPage,
    loadMore: () => {
      if (hasNextPage) setRest({ ...rest, after: endCursor, error: undefined });
    },
    refetch: () => {
      setRest(empty);
      first.refetch();
    },
  };
}
