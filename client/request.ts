import type {
  AnyVariables,
  Client,
  OperationResult,
  OperationResultSource,
  TypedDocumentNode,
} from '@urql/core';
import { stopped, toVerbatimError } from './errors.ts';

/** Options of every call. */
export interface RequestOptions {
  /** Stops the call, which then throws an error of kind `abort`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that this call with all its retries may take; 0: no limit. Default: the timeout of the client. */
  timeout?: number | undefined;
}

/** Sends a document and waits for its data. */
export type Run = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options?: RequestOptions,
) => Promise<Data>;

/**
 * Sends one operation through urql.
 *
 * @param urql the urql client
 * @param method `query` or `mutation`
 * @param document the document to send
 * @param variables the variables of the document
 * @param options signal and timeout
 * @returns the data of the answer
 * @throws VerbatimError in all other cases, even if data came with the errors
 */
export function execute<Data>(
  urql: Client,
  method: 'query' | 'mutation',
  document: TypedDocumentNode<Data, never>,
  variables: AnyVariables = {},
  { signal, timeout }: RequestOptions = {},
): Promise<Data> {
  const context = timeout === undefined ? {} : { timeout };
  return settle(urql[method]<Data>(document, variables, context), nameOf(document), signal);
}

/** Waits for the first complete result. Unsubscribing makes urql stop the request. */
function settle<Data>(
  source: OperationResultSource<OperationResult<Data>>,
  operation: string | null,
  signal: AbortSignal | undefined,
): Promise<Data> {
  return new Promise((resolve, reject) => {
    let unsubscribe = () => {};
    let done = false;
    const finish = (settled: () => void) => {
      if (done) return;
      done = true;
      signal?.removeEventListener('abort', stop);
      // A result from a cache arrives before `subscribe` returns.
      queueMicrotask(() => unsubscribe());
      settled();
    };
    const stop = () => {
      unsubscribe();
      finish(() => reject(stopped(operation, signal)));
    };
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    ({ unsubscribe } = source.subscribe(({ data, error, stale, hasNext, operation: sent }) => {
      if (stale || hasNext) return;
      finish(() =>
        error ? reject(toVerbatimError(error, operation, sent.context.url, data)) : resolve(data as Data),
      );
    }));
  });
}

/**
 * The name of a document's operation.
 *
 * @param document a document
 * @returns the name; null if the operation has none
 */
export function nameOf({ definitions }: Pick<TypedDocumentNode, 'definitions'>): string | null {
  for (const definition of definitions) {
    if (definition.kind === 'OperationDefinition') return definition.name?.value ?? null;
  }
  return null;
}
