import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/**
 * Every code an error of this server can carry in `extensions.code`, with the HTTP status of a request that fails as a
 * whole because of it, and what it means. The list is closed: clients may switch over it, the README prints it.
 */
export const ERROR_CODES = {
  BAD_REQUEST: {
    status: 400,
    meaning: 'The request is no GraphQL request: its body is no JSON object with a query.',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The document is not written in GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The document does not fit the schema.' },
  OPERATION_NOT_FOUND: {
    status: 400,
    meaning: 'The document has no operation of that name, or several and no name was given.',
  },
  BAD_USER_INPUT: {
    status: 200,
    meaning: 'A variable or an argument has a value that is not allowed; the message names it.',
  },
  INVALID_PAGINATION: {
    status: 200,
    meaning: 'first, after, last and before are combined or sized in a way that is not allowed.',
  },
  INVALID_CURSOR: {
    status: 200,
    meaning: 'The cursor was not given out by this list with this filter and order.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    meaning:
      'The document, a variable, the cost of the operation or its answer is beyond a limit; the message names it.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 400,
    meaning: 'No document with this hash is known here; send its text.',
  },
  UNTRUSTED_DOCUMENT: {
    status: 403,
    meaning: 'Only documents that the server knows are answered, and this is none of them.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'This client has asked for much; try again after Retry-After seconds.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: 'Answers are application/graphql-response+json or application/json, and Accept allows neither.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, meaning: 'The body is longer than the server reads.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body must be application/json in UTF-8, not compressed.',
  },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this path; GraphQL is at /graphql.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'The HTTP method is not allowed here; Allow names those that are.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    meaning: 'The database does not answer; try again after Retry-After seconds.',
  },
  STORAGE_FULL: {
    status: 507,
    meaning:
      'The disk of the database is full; what needs none of it goes on. Try again after Retry-After seconds.',
  },
  TIMEOUT: { status: 503, meaning: 'The operation took longer than the server allows.' },
  INTERNAL_SERVER_ERROR: { status: 500, meaning: 'A fault of the server, recorded under the request id.' },
} as const satisfies Record<string, { status: number; meaning: string }>;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** An error that may leave the server: its message is written for the person who asked. */
export function fail(code: ErrorCode, message: string, options: GraphQLErrorOptions = {}): GraphQLError {
  return new GraphQLError(message, { ...options, extensions: { ...options.extensions, code } });
}

/** True where `code` is one of {@link ERROR_CODES}. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
