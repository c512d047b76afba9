import type { CombinedError } from '@urql/core';
import type { ServerErrorCode } from './generated/codes.ts';

/** One of the server's error codes. A newer server may send other codes. */
export type ErrorCode = ServerErrorCode | (string & Record<never, never>);

/**
 * What went wrong:
 *
 * - `network`: there was no answer.
 * - `http`: the answer was not GraphQL.
 * - `graphql`: the server refused or failed, and says why in `code`.
 * - `timeout`: the call took too long.
 * - `abort`: you stopped the call.
 */
export type ErrorKind = 'network' | 'http' | 'graphql' | 'timeout' | 'abort';

/** One error of a GraphQL response. */
export interface GraphQLErrorEntry {
  /** What happened, for people to read. */
  message: string;
  /**
   * The path of fields to the place of the error, with numbers for places in lists. Undefined: the error is about the
   * whole request.
   */
  path?: readonly (string | number)[] | undefined;
  /** `code` is one of the server's error codes. */
  extensions: Record<string, unknown>;
}

/** The parts of an error. */
export interface ErrorDetails {
  /** What went wrong. */
  kind: ErrorKind;
  /** Name of the operation. Null: the operation has no name. */
  operation: string | null;
  /** Status of the HTTP response. Null: there was none. */
  status?: number | null;
  /** Seconds to wait before trying again. Null: the server does not say. */
  retryAfter?: number | null;
  /** The GraphQL errors, unchanged. */
  errors?: readonly GraphQLErrorEntry[];
  /** The data that came with the errors. */
  data?: unknown;
  /** The cause of the error. */
  cause?: unknown;
}

/**
 * The only kind of error that a client throws.
 *
 * @example
 * ```ts
 * import { createClient, VerbatimError } from '@verbatim/client';
 *
 * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * try {
 *   await news.quotes.list({ first: 1000 });
 * } catch (error) {
 *   if (error instanceof VerbatimError && error.code === 'INVALID_PAGINATION') console.log(error.message);
 *   else throw error;
 * }
 * ```
 */
export class VerbatimError extends Error {
  /** The name of the class, for logs. */
  override readonly name = 'VerbatimError';
  /** What went wrong. */
  readonly kind: ErrorKind;
  /** `extensions.code` of the first GraphQL error. Null: the kind is not `graphql`. */
  readonly code: ErrorCode | null;
  /** The path in the answer to the place of the error. Null: the error is about the whole request. */
  readonly path: readonly (string | number)[] | null;
  /** Status of the HTTP response. Null: there was none. */
  readonly status: number | null;
  /** Name of the operation. Null: the operation has no name. */
  readonly operation: string | null;
  /** Seconds to wait before trying again. Null: the server does not say. */
  readonly retryAfter: number | null;
  /** All GraphQL errors, unchanged. */
  readonly errors: readonly GraphQLErrorEntry[];
  /** The data that came with the errors. Undefined: there was none. */
  readonly data: unknown;

  /**
   * @param message what happened, for people to read
   * @param details all other parts of the error
   */
  constructor(
    message: string,
    { kind, operation, status, retryAfter, errors = [], data, cause }: ErrorDetails,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    const code = errors[0]?.extensions.code;
    this.kind = kind;
    this.code = typeof code === 'string' ? code : null;
    this.path = errors[0]?.path ?? null;
    this.status = status ?? null;
    this.operation = operation;
    this.retryAfter = retryAfter ?? null;
    this.errors = errors;
    this.data = data ?? undefined;
  }
}

/**
 * Turns the CombinedError of urql into an error of this package.
 *
 * @param error urql's error
 * @param operation name of the operation
 * @param url where the operation was sent
 * @param data the data that came with the errors
 * @returns the error, whose kind tells what went wrong
 */
export function toVerbatimError(
  error: CombinedError,
  operation: string | null,
  url: string,
  data?: unknown,
): VerbatimError {
  const response: Response | undefined = error.response;
  const { networkError: cause, graphQLErrors } = error;
  const answer = { operation, status: response?.status ?? null, retryAfter: retryAfterOf(response) };
  if (!cause) {
    const errors = graphQLErrors.map(({ message, path, extensions }) => ({ message, path, extensions }));
    return new VerbatimError(errors.map(({ message }) => message).join('\n'), {
      ...answer,
      kind: 'graphql',
      errors,
      data,
      cause: error,
    });
  }
  if (cause.name === 'TimeoutError')
    return new VerbatimError(cause.message, { ...answer, kind: 'timeout', cause });
  // A `fetch` that fails throws a TypeError. Anything else comes from a token or an exchange, and nothing was sent.
  if (!response && !(cause instanceof TypeError))
    return new VerbatimError(cause.message, { ...answer, kind: 'network', cause });
  if (!response)
    return new VerbatimError(`No answer from ${url}: ${reasonOf(cause)}`, {
      ...answer,
      kind: 'network',
      cause,
    });
  const text = `${url} answered ${response.status} ${response.statusText}`.trim();
  const hint = 'The answer is not GraphQL. A Verbatim server has GraphQL at the path /graphql.';
  return new VerbatimError(`${text}. ${hint}`, { ...answer, kind: 'http', cause });
}

/** Why a request failed. The `fetch` of Node says "fetch failed", and why only in the cause of its error. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message;
}

/**
 * The error of a call that its caller stopped.
 *
 * @param operation name of the operation
 * @param signal the caller's signal
 * @returns an error of kind `abort`, whose cause is the signal's reason
 */
export function stopped(operation: string | null, signal: AbortSignal | undefined): VerbatimError {
  return new VerbatimError('The call was stopped by its signal', {
    kind: 'abort',
    operation,
    cause: signal?.reason,
  });
}

/**
 * Reads Retry-After, in both of its forms (RFC 9110, 10.2.3).
 *
 * @param response the response, if there is one
 * @returns seconds from now, never negative; null if the header is missing or malformed
 */
export function retryAfterOf(response: Response | undefined): number | null {
  const text = response?.headers.get('retry-after');
  if (!text) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
