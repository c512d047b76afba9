import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/**
 * Every code that an error of this server can carry in `extensions.code`, with its meaning and the HTTP status of a
 * request that fails as a whole. The list is closed, so a client may switch over it. The README prints it.
 */
export const ERROR_CODES = {
  BAD_REQUEST: {
    status: 400,
    meaning: 'The request is not a GraphQL request: for example, its body is not a JSON object with a query.',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The document has a syntax error.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The document does not match the schema.' },
  OPERATION_NOT_FOUND: {
    status: 400,
    meaning:
      'The document has no operation of the given name, or it has several operations and the request names none.',
  },
  BAD_USER_INPUT: {
    status: 200,
    meaning: 'A variable or an argument has a value that is not allowed. The message names it.',
  },
  INVALID_PAGINATION: {
    status: 200,
    meaning: 'first or last is out of range, or first, after, last and before do not go together.',
  },
  INVALID_CURSOR: {
    status: 200,
    meaning: 'The cursor does not come from this list with this filter and order.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    meaning:
      'The document, a variable, the cost of the operation or its answer exceeds a limit. The message says which limit.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 400,
    meaning: 'The server knows no document with this hash. Send the text of the document.',
  },
  UNTRUSTED_DOCUMENT: {
    status: 403,
    meaning: 'The server answers trusted documents only, and this document is not one of them.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'The client has spent its units of cost. Try again after Retry-After seconds.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning:
      'Accept allows neither application/graphql-response+json nor application/json. The server answers in no other type.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, meaning: 'The body of the request is too long.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body is not application/json in UTF-8, or it is compressed.',
  },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this path. GraphQL is at /graphql.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'The HTTP method is not allowed here. The header Allow names the methods that are.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    meaning: 'The database does not answer. Try again after Retry-After seconds.',
  },
  STORAGE_FULL: {
    status: 507,
    meaning:
      'The disk of the database is full. Requests that need no space on it still work. Try again after Retry-After seconds.',
  },
  TIMEOUT: { status: 503, meaning: 'The operation took longer than the server allows.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'The server has a fault. Its log records the fault under the request id.',
  },
} as const satisfies Record<string, { status: number; meaning: string }>;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** An error that may leave the server. Its message is written for whoever sent the request. */
export function fail(code: ErrorCode, message: string, options: GraphQLErrorOptions = {}): GraphQLError {
  return new GraphQLError(message, { ...options, extensions: { ...options.extensions, code } });
}

/** True where `code` is one of {@link ERROR_CODES}. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
