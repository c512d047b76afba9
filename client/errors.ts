import type { CombinedError } from '@urql/core';
import type { ServerErrorCode } from './generated/codes.ts';

/** A code of the server's closed list; any other text where a newer server knows more. */
export type ErrorCode = ServerErrorCode | (string & Record<never, never>);

/**
 * What went wrong: `network` no answer came, `http` the answer was no GraphQL, `graphql` the server refused or failed
 * and says why in `code`, `timeout` the time was up, `abort` you stopped it.
 */
export type ErrorKind = 'network' | 'http' | 'graphql' | 'timeout' | 'abort';

/** One error of a GraphQL response. */
export interface GraphQLErrorEntry {
  /** What happened, for a person. */
  message: string;
  /** Field by field to where it happened; list positions are numbers. Undefined: it is about the whole request. */
  path?: readonly (string | number)[] | undefined;
  /** `code` is one of the server's closed list of codes. */
  extensions: Record<string, unknown>;
}

/** What an error is made of. */
export interface ErrorDetails {
  /** What went wrong. */
  kind: ErrorKind;
  /** Name of the operation. Null: it has none. */
  operation: string | null;
  /** Status of the HTTP response. Null: there was none. */
  status?: number | null;
  /** Seconds to wait before trying again. Null: the server does not say. */
  retryAfter?: number | null;
  /** The GraphQL errors, as they came. */
  errors?: readonly GraphQLErrorEntry[];
  /** What was answered beside the errors. */
  data?: unknown;
  /** What it comes from. */
  cause?: unknown;
}

/**
 * The one error this package throws.
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
  /** Tells this error from others in a log. */
  override readonly name = 'VerbatimError';
  /** What went wrong. */
  readonly kind: ErrorKind;
  /** `extensions.code` of the first GraphQL error. Null: the kind is another one. */
  readonly code: ErrorCode | null;
  /** Where in the answer it happened. Null: it is about the whole request. */
  readonly path: readonly (string | number)[] | null;
  /** Status of the HTTP response. Null: there was none. */
  readonly status: number | null;
  /** Name of the operation. Null: it has none. */
  readonly operation: string | null;
  /** Seconds to wait before trying again. Null: the server does not say. */
  readonly retryAfter: number | null;
  /** All GraphQL errors, as they came. */
  readonly errors: readonly GraphQLErrorEntry[];
  /** What was answered beside the errors. Undefined: nothing. */
  readonly data: unknown;

  /**
   * @param message what happened, for a person
   * @param details everything else
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
 * Tells apart what urql gathers in its CombinedError.
 *
 * @param error urql's error
 * @param operation name of the operation
 * @param data what came beside the errors
 * @returns the same as an error of this package
 */
export function toVerbatimError(
  error: CombinedError,
  operation: string | null,
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
  if (!response) return new VerbatimError(cause.message, { ...answer, kind: 'network', cause });
  const text = `The server answered ${response.status} ${response.statusText}`.trim();
  return new VerbatimError(`${text}, and no GraphQL`, { ...answer, kind: 'http', cause });
}

/**
 * The error of a call that its caller stopped.
 *
 * @param operation name of the operation
 * @param signal the caller's signal
 * @returns an error of kind `abort`, whose cause is the signal's reason
 */
export function stopped(operation: string | null, signal: AbortSignal | undefined): VerbatimError {
  return new VerbatimError('Stopped by its signal', { kind: 'abort', operation, cause: signal?.reason });
}

/**
 * Reads Retry-After, in both of its forms (RFC 9110, 10.2.3).
 *
 * @param response the response, where there is one
 * @returns seconds from now, never negative; null where it is not given or not readable
 */
export function retryAfterOf(response: Response | undefined): number | null {
  const text = response?.headers.get('retry-after');
  if (!text) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
