import { type AnyVariables, createRequest, type TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
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
 * Sends a document through urql.
 *
 * @param document the document to send
 * @param variables the variables of the document
 * @param options suspense and pause
 * @returns the answer to these variables, never to earlier ones
 */
export function useDocument<Data>(
  document: TypedDocumentNode<Data, never>,
  variables: AnyVariables,
  { suspense, pause = false }: HookOptions = {},
): Answer<Data> {
  const context = CONTEXTS[`${suspense}`];
  const [{ data, error, fetching, operation }, execute] = useQuery<Data>({
    query: document,
    variables,
    pause,
    context,
  });
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  // urql keeps the last answer until there is a new one.
  const current = operation?.key === createRequest<Data, AnyVariables>(document, variables).key;
  return {
    data: current && !error ? data : undefined,
    error: current && error ? toVerbatimError(error, nameOf(document), data) : undefined,
    fetching: !pause && (fetching || !current),
    refetch,
  };
}
