import { type AnyVariables, createRequest, type TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { type TypedDocument, toNode } from '../document.ts';
import { toVerbatimError, type VerbatimError } from '../errors.ts';
import { nameOf } from '../request.ts';

/** Options of every hook. */
export interface HookOptions {
  /**
   * Whether to suspend the component until there is an answer.
   * @defaultValue the setting of the urql client, which is false
   */
  suspense?: boolean | undefined;
  /**
   * Whether to send no request for now. A running request is stopped.
   * @defaultValue false
   */
  pause?: boolean | undefined;
}

/** The state of a request. */
export interface Answer<Data> {
  /** The answer to the current arguments. Undefined: there is none yet. */
  data: Data | undefined;
  /** The error, if the request failed. */
  error: VerbatimError | undefined;
  /** Whether a request is running. */
  fetching: boolean;
  /** Asks the server again and bypasses all caches. */
  refetch: () => void;
}

/** Constant objects, because urql asks again whenever its context is a different object. */
const CONTEXTS = { true: { suspense: true }, false: { suspense: false }, undefined: {} } as const;

/**
 * Sends a query through urql.
 *
 * @param query the document
 * @param variables its variables; null: no request for now
 * @param options suspense and pause
 * @returns the answer to these variables, never to earlier ones
 */
export function useAnswer<Data>(
  query: TypedDocumentNode<Data, never>,
  variables: AnyVariables | null,
  { suspense, pause = false }: HookOptions = {},
): Answer<Data> {
  const given = variables ?? {};
  const paused = pause || variables === null;
  const context = CONTEXTS[`${suspense}`];
  const [{ data, error, fetching, operation }, execute] = useQuery<Data>({
    query,
    variables: given,
    pause: paused,
    context,
  });
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  // urql keeps the last answer until there is a new one.
  const current = operation?.key === createRequest<Data, AnyVariables>(query, given).key;
  return {
    data: current && !error ? data : undefined,
    error: current && error ? toVerbatimError(error, nameOf(query), operation.context.url, data) : undefined,
    fetching: !paused && (fetching || !current),
    refetch,
  };
}

/** The answer with a part of its data. */
export function partOf<Data, Part>(
  { data, ...rest }: Answer<Data>,
  part: (data: Data) => Part,
): Answer<Part> {
  return { ...rest, data: data === undefined ? undefined : part(data) };
}

/**
 * Sends a query of your own.
 *
 * @param document a typed document, as GraphQL Code Generator or gql.tada makes it
 * @param variables its variables; null: no request for now
 * @param options suspense and pause
 * @returns the answer
 * @example
 * ```tsx
 * import type { TypedDocument } from '@verbatim/client';
 * import { useDocument } from '@verbatim/client/react';
 * import { parse } from 'graphql';
 *
 * // GraphQL Code Generator writes such types for you: see `@verbatim/client/codegen`.
 * const Headlines: TypedDocument<{ articles: { nodes: { headline: string | null }[] } }, { first: number }> = parse(
 *   'query Headlines($first: Int!) { articles(first: $first) { nodes { headline } } }',
 * );
 *
 * export function Latest() {
 *   const { data, error } = useDocument(Headlines, { first: 3 });
 *   if (error) return <p role="alert">{error.message}</p>;
 *   return <p>{data?.articles.nodes.map(({ headline }) => headline).join(' · ')}</p>;
 * }
 * ```
 */
export function useDocument<Data, Variables extends AnyVariables>(
  document: TypedDocument<Data, Variables>,
  variables: Variables | null,
  options: HookOptions = {},
): Answer<Data> {
  return useAnswer(toNode(document), variables, options);
}
