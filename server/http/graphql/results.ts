import type { ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { ERROR_CODES, type ErrorCode, isErrorCode } from '../../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Reply } from '../reply.ts';
import { headersOf, presentable } from './errors.ts';

/** Called for every fault that is hidden from a client, with the request in which it arose. */
export type FaultReporter = (exchange: Exchange, fault: unknown, code: ErrorCode) => void;

/**
 * Makes the errors of every result fit to leave the server, and sets the HTTP status that they call for.
 *
 * @param maxErrors the most errors of an answer without data
 */
export function presentResults(
  report: FaultReporter,
  maxErrors: number,
): Plugin<object, { exchange: Exchange }> {
  return {
    onResultProcess({ result, setResult, serverContext: { exchange } }) {
      const present = (one: ExecutionResult) => presentResult(one, exchange, report, maxErrors);
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, present));
      else if (!Array.isArray(result)) setResult(present(result));
    },
  };
}

/** The reply for a result that did not go through Yoga. */
export function replyOfResult(
  result: ExecutionResult,
  type: string,
  exchange: Exchange,
  report: FaultReporter,
  maxErrors: number,
): Reply {
  const { data, errors = [] } = presentResult(result, exchange, report, maxErrors);
  const [http] = errors.map(({ extensions: { http } }) => http as ReturnType<typeof httpOf> | undefined);
  for (const { extensions } of errors) delete extensions.http;
  return {
    status: http?.status ?? 200,
    headers: { 'content-type': `${type}; charset=utf-8`, ...http?.headers },
    body: JSON.stringify({ errors, data }),
  };
}

/** The most errors of an answer with data. Each says why one field is null. */
const ERRORS_WITH_DATA = 100;

function presentResult(
  result: ExecutionResult,
  exchange: Exchange,
  report: FaultReporter,
  maxErrors: number,
): ExecutionResult {
  if (!result.errors) return result;
  const executed = 'data' in result;
  const phase = exchange.phase === 'execute' && !executed ? 'coerce' : exchange.phase;
  const answered = Object.values(result.data ?? {}).some((value) => value !== null);
  const errors = result.errors.slice(0, answered ? ERRORS_WITH_DATA : maxErrors).map((error) => {
    const shown = presentable(error, phase, exchange.id, (fault, code) => report(exchange, fault, code));
    const { code } = shown.extensions;
    if (isErrorCode(code)) exchange.codes.add(code);
    if (!answered) Object.assign(shown.extensions, { http: httpOf(shown, executed) });
    return shown;
  });
  return { ...result, errors };
}

/**
 * The codes that GraphQL over HTTP calls request errors of a well-formed request. A client that accepts only
 * application/json gets them with status 200.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const WELL_FORMED: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/** The status and headers, in Yoga's form, for an answer in which this error leaves no data. */
function httpOf(error: GraphQLError, executed: boolean) {
  const { code } = error.extensions;
  const wanted: number = isErrorCode(code) ? ERROR_CODES[code].status : 500;
  return {
    status: wanted === 200 && !executed ? 400 : wanted,
    spec: WELL_FORMED.has(code),
    headers: headersOf(error),
  };
}
