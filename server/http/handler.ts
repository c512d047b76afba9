import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { ErrorCode } from '../errors.ts';
import { describeFault, type Logger } from '../log.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import { createGraphqlRoute } from './graphql/endpoint.ts';
import type { Incoming } from './incoming.ts';
import { createMetrics, metricsRoute } from './monitoring/metrics.ts';
import { clientOf } from './rate/client.ts';
import type { Reply } from './reply.ts';
import { refuse, SECURITY_HEADERS } from './responses.ts';
import { healthRoute, landingRoute, notFound, type Route, readyRoute, schemaRoute } from './routes.ts';

/** Options of a handler. */
export interface HandlerOptions {
  database: Database;
  config: Config;
  log: Logger;
  /** Whether the metrics include those of the process. At most one handler of a process may have them. */
  ofProcess: boolean;
}

/** Answers any request. It never throws. */
export interface Handler {
  (incoming: Incoming): Promise<Reply>;
  /** Counts and logs a message that was refused because it is not an HTTP request. */
  malformed(address: string, refusal: Refusal): void;
  /** Closes what the handler has opened. The caller closes the database. */
  close(): Promise<void>;
}

/** The status and code of the answer to a message that is not an HTTP request. */
interface Refusal {
  status: number;
  code: ErrorCode;
}

/** Paths that monitoring requests all the time. They are logged at level info only if something is wrong. */
const QUIET = new Set(['/health', '/ready', '/metrics']);

/** The name of the operation, cut, because clients choose its length. */
const loggedName = ({ operation }: Exchange): string | null => operation?.slice(0, 80) ?? null;

/** Makes the handler of all paths. Every answer gets the request id, the common headers and a line in the log. */
export function createHandler({ database, config, log, ofProcess }: HandlerOptions): Handler {
  const report = (exchange: Exchange, fault: unknown, code: ErrorCode) => {
    log.error({ id: exchange.id, code, fault: describeFault(fault) }, 'fault');
    if (fault instanceof Error) {
      log.debug({ id: exchange.id, message: fault.message }, 'message of the fault');
    }
  };
  const onCompilerFault = (exchange: Exchange, fault: unknown) => {
    metrics.fellBack();
    const operation = loggedName(exchange);
    log.error({ id: exchange.id, operation, fault: describeFault(fault) }, 'the compiled statement failed');
    return config.COMPILED_READS === 'strict';
  };
  const graphql = createGraphqlRoute({ database, config, log, report, onCompilerFault });
  const metrics = createMetrics({ ofProcess, operations: graphql.operations });
  const routes = new Map<string, Route>([
    ['/', landingRoute(graphql.hasPage, config)],
    ['/health', healthRoute],
    ['/ready', readyRoute(database)],
    ['/graphql', graphql.route],
    ['/metrics', metricsRoute(metrics, config)],
    ...(config.INTROSPECTION ? [['/schema.graphql', schemaRoute] as const] : []),
  ]);
  const answer = async (route: Route, incoming: Incoming, exchange: Exchange): Promise<Reply> => {
    try {
      return await route(incoming, exchange);
    } catch (error) {
      return refuse(error, exchange, incoming.headers, report);
    }
  };
  const note = (exchange: Exchange, name: string, status: number): void => {
    const { statements, type } = exchange;
    const ms = performance.now() - exchange.start;
    metrics.record(exchange, name, { status, seconds: ms / 1000, statements });
    log[QUIET.has(name) && status < 400 ? 'debug' : 'info'](
      {
        id: exchange.id,
        route: name,
        // pino leaves out what is undefined.
        operation: type && loggedName(exchange),
        type,
        cost: type && exchange.cost,
        outcome: exchange.codes.size > 0 ? [...exchange.codes].join(' ') : status < 400 ? 'ok' : 'refused',
        status,
        ms: Math.round(ms * 10) / 10,
        statements,
      },
      'request',
    );
  };
  const handle = async (incoming: Incoming): Promise<Reply> => {
    const { headers, path, address } = incoming;
    const client = clientOf(address, headers.get('x-forwarded-for'), config.TRUST_PROXY);
    const exchange = beginExchange(headers.get('x-request-id'), client);
    const route = routes.get(path);
    const reply = await answer(route ?? notFound, incoming, exchange);
    note(exchange, route ? path : 'unknown', reply.status);
    const { status } = reply;
    return {
      status,
      headers: { ...SECURITY_HEADERS, ...exchange.headers, 'x-request-id': exchange.id, ...reply.headers },
      body: reply.body,
    };
  };
  const malformed = (address: string, { status, code }: Refusal): void => {
    const exchange = beginExchange(null, clientOf(address, null, config.TRUST_PROXY));
    exchange.codes.add(code);
    note(exchange, 'unknown', status);
  };
  return Object.assign(handle, { malformed, close: graphql.close });
}
