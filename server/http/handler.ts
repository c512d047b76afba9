import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import { ERROR_CODES, type ErrorCode, isErrorCode } from '../errors.ts';
import { presentable } from './errors.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import { type Incoming, ORIGIN } from './incoming.ts';
import { describeFault, type Logger } from './log.ts';
import { json, refusal, SECURITY_HEADERS } from './responses.ts';
import { graphiqlRoute, healthRoute, landingRoute, type Route, readyRoute, wantsPage } from './routes.ts';
import { createGraphql } from './yoga.ts';

/** What a handler needs. */
export interface HandlerOptions {
  database: Database;
  config: Config;
  log: Logger;
}

/** Answers a request, whatever it is; it never throws. */
export type Handler = (incoming: Incoming) => Promise<Response>;

/** All paths that are answered, each answer with the request's id, the headers of every answer and a line in the log. */
export function createHandler({ database, config, log }: HandlerOptions): Handler {
  const report = (exchange: Exchange, fault: unknown, code: ErrorCode) => {
    log.error({ id: exchange.id, code, fault: describeFault(fault) }, 'fault');
    if (fault instanceof Error)
      log.debug({ id: exchange.id, message: fault.message }, 'fault, in its own words');
  };
  const graphql = createGraphql(database, config, report);
  const routes = new Map<string, Route>([
    ['/', landingRoute()],
    ['/health', healthRoute],
    ['/ready', readyRoute(database)],
    [
      '/graphql',
      async (incoming, exchange) => {
        if (wantsPage(incoming)) return graphiqlRoute(incoming);
        const { method, headers, signal } = incoming;
        const body = method === 'GET' || method === 'HEAD' ? null : await incoming.read(1_000_000);
        const url = `${ORIGIN}/graphql${incoming.url.search}`;
        return graphql.fetch(
          new Request(url, { method, headers, signal, body: body && new Uint8Array(body) }),
          {
            exchange,
          },
        );
      },
    ],
  ]);
  return async (incoming) => {
    const exchange = beginExchange(incoming.headers.get('x-request-id'));
    const path = incoming.url.pathname;
    const route = routes.get(path);
    const answer = async (): Promise<Response> => {
      if (!route) return refusal('NOT_FOUND', 'There is nothing here; questions go to /graphql.');
      try {
        return await route(incoming, exchange);
      } catch (fault) {
        return answerTo(fault, exchange, report);
      }
    };
    const { result: response, statements } = await database.statements(answer);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    response.headers.set('x-request-id', exchange.id);
    log.info(
      {
        id: exchange.id,
        route: route ? path : 'unknown',
        ...(exchange.type && { operation: exchange.operation ?? null, type: exchange.type }),
        outcome: outcomeOf(exchange, response),
        status: response.status,
        ms: Math.round((performance.now() - exchange.start) * 10) / 10,
        statements: statements.length,
      },
      'request',
    );
    return response;
  };
}

function answerTo(
  fault: unknown,
  exchange: Exchange,
  report: (exchange: Exchange, fault: unknown, code: ErrorCode) => void,
): Response {
  const error = presentable(fault, 'execute', exchange.id, (cause, code) => report(exchange, cause, code));
  const { code } = error.extensions;
  if (isErrorCode(code)) exchange.codes.add(code);
  return json(isErrorCode(code) ? ERROR_CODES[code].status : 500, { errors: [error] });
}

/** What became of a request, in one word or in the codes of its errors. */
function outcomeOf({ codes }: Exchange, { status }: Response): string {
  if (codes.size > 0) return [...codes].join(' ');
  return status < 400 ? 'ok' : 'refused';
}
