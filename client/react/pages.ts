import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useEffect, useState } from 'react';
import type { VerbatimError } from '../errors.ts';
import type { Page } from '../page.ts';
import { execute } from '../request.ts';
import { type HookOptions, useDocument } from './document.ts';
import { useVerbatim } from './provider.ts';

/** What every hook for a list takes beside its arguments. */
export interface PagesOptions extends HookOptions {
  /**
   * Rows a page holds, 100 at most.
   * @defaultValue 20
   */
  pageSize?: number | undefined;
}

/** A list that grows page by page. */
export interface Pages<Node> {
  /** The rows of all pages so far, in the order of the list. */
  nodes: Node[];
  /** Why a page is missing. Undefined: nothing went wrong. */
  error: VerbatimError | undefined;
  /** A page is under way. */
  fetching: boolean;
  /** There are rows behind those that are here. */
  hasMore: boolean;
  /** Fetches the next page; does nothing where there is none or one is under way. */
  loadMore: () => void;
  /** Starts over with the first page, past any cache. */
  refetch: () => void;
}

/** The pages behind the first of one list, and the cursor behind which the next one is wanted. */
interface Rest<Node> {
  list: string;
  pages: Page<Node>[];
  after: string | null;
  error: VerbatimError | undefined;
}

/**
 * Asks a list page by page: the first through urql's hook, so that caches and Suspense work, the others when asked for.
 *
 * @param document a query with the variables of a page, whose field `page` is the connection
 * @param args its variables but those of the page
 * @param options page size, suspense and pause
 * @returns the rows so far
 */
export function usePages<Node>(
  document: TypedDocumentNode<{ page: Page<Node> }, never>,
  args: object,
  { pageSize = 20, ...options }: PagesOptions = {},
): Pages<Node> {
  const client = useVerbatim();
  const variables: AnyVariables = { ...args, first: pageSize };
  const list = JSON.stringify(variables);
  const first = useDocument(document, variables, options);
  const empty: Rest<Node> = { list, pages: [], after: null, error: undefined };
  const [kept, setRest] = useState(empty);
  const rest = kept.list === list ? kept : empty;
  const { after } = rest;

  // Another list, another client or the end of the component stops the request.
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
