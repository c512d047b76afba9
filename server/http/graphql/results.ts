import type { ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { ERROR_CODES, type ErrorCode, isErrorCode } from '../../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Reply } from '../reply.ts';
import { headersOf, presentable } from './errors.ts';

/** Told of every fault that is kept from a client, with the request in which it came up. */
export type FaultReporter = (exchange: Exchange, fault: unknown, code: ErrorCode) => void;

/**
 * Makes every result fit to leave the server, and gives it the HTTP status that its errors call for.
 *
 * @param maxErrors errors of an answer that holds no data, at most
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

/** The answer of a result that did not pass Yoga. */
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

/** Errors of an answer that holds data, at most: each says why one field is null. */
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
 * What GraphQL over HTTP calls a request error of a well-formed request: a client that accepts only application/json
 * gets it with status 200.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const WELL_FORMED: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/** The status and headers that an error calls for where it leaves nothing of the answer, as Yoga reads them. */
function httpOf(error: GraphQLError, executed: boolean) {
  const { code } = error.extensions;
  const wanted: number = isErrorCode(code) ? ERROR_CODES[code].status : 500;
  return {
    status: wanted === 200 && !executed ? 400 : wanted,
    spec: WELL_FORMED.has(code),
    headers: headersOf(error),
  };
}
