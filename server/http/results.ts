import type { ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga';
import { ERROR_CODES, type ErrorCode, isErrorCode } from '../errors.ts';
import { presentable, RETRY_AFTER } from './errors.ts';
import type { Exchange } from './exchange.ts';

/** Told of every fault that is kept from a client, with the request in which it came up. */
export type FaultReporter = (exchange: Exchange, fault: unknown, code: ErrorCode) => void;

/** Makes every result fit to leave the server, and gives it the HTTP status that its errors call for. */
export function presentResults(report: FaultReporter): Plugin<object, { exchange: Exchange }> {
  return {
    onResultProcess({ result, setResult, serverContext: { exchange } }) {
      const present = (one: ExecutionResult) => presentResult(one, exchange, report);
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, present));
      else if (!Array.isArray(result)) setResult(present(result));
    },
  };
}

function presentResult(result: ExecutionResult, exchange: Exchange, report: FaultReporter): ExecutionResult {
  if (!result.errors) return result;
  const executed = 'data' in result;
  const phase = exchange.phase === 'execute' && !executed ? 'coerce' : exchange.phase;
  const errors = result.errors.map((error) =>
    presentable(error, phase, exchange.id, (fault, code) => report(exchange, fault, code)),
  );
  for (const { extensions } of errors) {
    if (isErrorCode(extensions.code)) exchange.codes.add(extensions.code);
  }
  const answered = Object.values(result.data ?? {}).some((value) => value !== null);
  if (!answered) for (const error of errors) setStatus(error, executed);
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

/** Gives an error the status and headers that it calls for where it leaves nothing of the answer; Yoga reads them. */
function setStatus({ extensions }: GraphQLError, executed: boolean): void {
  const { code } = extensions;
  if (!isErrorCode(code)) return;
  const wanted: number = ERROR_CODES[code].status;
  const status = wanted === 200 && !executed ? 400 : wanted;
  const retryAfter = RETRY_AFTER[code];
  extensions.http = {
    status,
    spec: WELL_FORMED.has(code),
    headers: {
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(code === 'METHOD_NOT_ALLOWED' && { allow: 'POST' }),
    },
  };
}
