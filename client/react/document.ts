import { type AnyVariables, createRequest, type TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { toVerbatimError, type VerbatimError } from '../errors.ts';
import { nameOf } from '../request.ts';

/** What every hook takes beside its arguments. */
export interface HookOptions {
  /**
   * Suspend the component until there is an answer.
   * @defaultValue what the urql client was told, which is false
   */
  suspense?: boolean | undefined;
  /**
   * Ask nothing for now; a request under way is stopped.
   * @defaultValue false
   */
  pause?: boolean | undefined;
}

/** What a hook knows of its answer. */
export interface Answer<Data> {
  /** The answer to the present arguments. Undefined: there is none yet. */
  data: Data | undefined;
  /** Why there is none. Undefined: nothing went wrong. */
  error: VerbatimError | undefined;
  /** A request is under way. */
  fetching: boolean;
  /** Asks the server again, past any cache. */
  refetch: () => void;
}

/** Of one identity each: urql asks again when its context is another object. */
const CONTEXTS = { true: { suspense: true }, false: { suspense: false }, undefined: {} } as const;

/**
 * Asks a document through urql.
 *
 * @param document what to ask
 * @param variables with what
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
  // urql shows the last answer until there is a new one.
  const current = operation?.key === createRequest<Data, AnyVariables>(document, variables).key;
  return {
    data: current && !error ? data : undefined,
    error: current && error ? toVerbatimError(error, nameOf(document), data) : undefined,
    fetching: !pause && (fetching || !current),
    refetch,
  };
}
