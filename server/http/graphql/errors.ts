import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { databaseFault } from '../../database/faults.ts';
import { type ErrorCode, fail, isErrorCode } from '../../errors.ts';
import { beginning } from '../../text/text.ts';

/** At which point of a request an error came up, which decides what an error without a code of ours means. */
export type Phase = 'request' | 'parse' | 'validate' | 'coerce' | 'execute';

/** Told of every fault that is kept from the client. */
export type FaultObserver = (fault: unknown, code: ErrorCode) => void;

const UNCODED: Record<Phase, ErrorCode> = {
  request: 'BAD_REQUEST',
  parse: 'GRAPHQL_PARSE_FAILED',
  validate: 'GRAPHQL_VALIDATION_FAILED',
  coerce: 'BAD_USER_INPUT',
  execute: 'INTERNAL_SERVER_ERROR',
};

/**
 * An error as it may leave the server: with a code of {@link ERROR_CODES}, and with nothing in it that was not written
 * for the person who asked. Whatever is not known to be harmless becomes INTERNAL_SERVER_ERROR under the request's id.
 */
export function presentable(
  error: unknown,
  phase: Phase,
  requestId: string = randomUUID(),
  onFault: FaultObserver = () => {},
): GraphQLError {
  const place = error instanceof GraphQLError ? error : undefined;
  const carrier = codeCarrier(error);
  if (place && carrier)
    return withCode(place, carrier.extensions.code as ErrorCode, place.message, carrier.extensions);
  if (place && isGraphqlsOwn(place)) {
    const own = phase === 'execute' ? ownCode(place) : UNCODED[phase];
    if (own !== 'INTERNAL_SERVER_ERROR') return withCode(place, own, place.message);
  }
  const cause = place?.originalError ?? error;
  const fault = databaseFault(cause);
  onFault(cause, fault?.code ?? 'INTERNAL_SERVER_ERROR');
  if (fault) return withCode(place, fault.code, fault.message);
  return withCode(
    place,
    'INTERNAL_SERVER_ERROR',
    `The server has a fault. Its log records the fault under the request id ${requestId}.`,
    { requestId },
  );
}

/** The error to which we, or a scalar of ours, gave a code; it may be wrapped by GraphQL on its way up. */
function codeCarrier(error: unknown): GraphQLError | undefined {
  for (let at: unknown = error; at instanceof GraphQLError; at = at.originalError) {
    if (isErrorCode(at.extensions.code)) return at;
  }
  return undefined;
}

/** True for errors that GraphQL itself makes of a document or its variables, with a message for who wrote them. */
function isGraphqlsOwn(error: GraphQLError): boolean {
  const { originalError } = error;
  return originalError == null || (originalError instanceof GraphQLError && isGraphqlsOwn(originalError));
}

/** During execution GraphQL speaks of arguments (the client's doing) and of results (ours). */
function ownCode({ path, message }: GraphQLError): ErrorCode {
  return path === undefined || message.startsWith('Argument "') ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

/** Characters of a message, and of a value that GraphQL quotes in it, which may be as long as a body. */
const MESSAGE = 500;
const QUOTED = 100;
/** Places in the document that an error points to. */
const PLACES = 10;

const cut = (text: string, most: number) => (text.length > most ? `${beginning(text, most)} ...` : text);

/** A message in which no value is quoted at length. No more of it is read than is kept. */
function shortened(message: string): string {
  let short = '';
  for (let at = 0; at < message.length && short.length <= MESSAGE; ) {
    const open = message.indexOf('"', at);
    const close = open < 0 ? -1 : message.indexOf('"', open + 1);
    if (close < 0) {
      short += message.slice(at, at + 2 * MESSAGE);
      break;
    }
    short += `${message.slice(at, Math.min(open, at + 2 * MESSAGE))}"${cut(message.slice(open + 1, close), QUOTED)}"`;
    at = close + 1;
  }
  return cut(short, MESSAGE);
}

function withCode(
  place: GraphQLError | undefined,
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  const { nodes, source = null, positions = null, path = null } = place ?? {};
  return fail(code, shortened(message), {
    nodes: nodes?.slice(0, PLACES) ?? null,
    source,
    positions,
    path,
    extensions,
  });
}

/** Seconds after which it is worth trying again: a database comes back soon, space on a disk when someone makes it. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = { DATABASE_UNAVAILABLE: 1, STORAGE_FULL: 60 };

/** Headers that go with an error where it is all of an answer. */
export function headersOf({ extensions }: GraphQLError): Record<string, string> {
  const { code, retryAfter } = extensions;
  const seconds =
    typeof retryAfter === 'number' ? retryAfter : isErrorCode(code) ? RETRY_AFTER[code] : undefined;
  const allowed = Array.isArray(extensions.allow) ? extensions.allow.join(', ') : 'GET, POST';
  return {
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...(code === 'METHOD_NOT_ALLOWED' && { allow: allowed }),
  };
}
