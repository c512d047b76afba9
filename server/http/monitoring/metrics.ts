import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Config } from '../../config.ts';
import type { Exchange } from '../exchange.ts';
import { notFound, type Route, readOnly } from '../routes.ts';
import { mayHaveFigures } from './metrics-access.ts';

/** Other names that get figures of their own: names come from clients, and each is a series for ever. */
const OPERATIONS = 100;
/** Characters of such a name. */
const LONGEST = 80;

/** Figures about requests, in the format of Prometheus. */
export interface Metrics {
  /** Counts one request that was answered. */
  record(
    exchange: Exchange,
    route: string,
    outcome: { status: number; seconds: number; statements: number },
  ): void;
  /** Counts one operation that was left to the resolvers because of a fault of the compiler. */
  fellBack(): void;
  /** All figures as text. */
  text(): Promise<string>;
  contentType: string;
}

/**
 * @param ofProcess whether figures of the process (memory, event loop) are among them; one registry at most has them
 * @param operations names that have figures of their own in any case
 */
export function createMetrics({
  ofProcess,
  operations,
}: {
  ofProcess: boolean;
  operations: string[];
}): Metrics {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'verbatim_requests_total',
    help: 'Requests. The outcome is ok, error (the operation ran) or refused (it did not).',
    labelNames: ['route', 'operation', 'outcome'],
    registers,
  });
  const codes = new Counter({
    name: 'verbatim_errors_total',
    help: 'Answers with at least one error of this code.',
    labelNames: ['code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'verbatim_request_duration_seconds',
    help: 'Seconds from the headers of a request to its answer.',
    labelNames: ['route', 'operation'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const cost = new Histogram({
    name: 'verbatim_operation_cost',
    help: 'Estimated cost of an operation, in units.',
    labelNames: ['operation'],
    buckets: [1, 10, 50, 100, 500, 1000, 5000, 10_000, 20_000],
    registers,
  });
  const statements = new Histogram({
    name: 'verbatim_operation_statements',
    help: 'SQL statements that an operation sent.',
    labelNames: ['operation'],
    buckets: [0, 1, 2, 4, 8, 16, 32, 64],
    registers,
  });
  const fallbacks = new Counter({
    name: 'verbatim_compiled_fallback_total',
    help: 'Operations whose compiled statement failed by a fault of the server. Unless COMPILED_READS is strict, resolvers answered.',
    registers,
  });
  const names = new Set(operations);
  const most = names.size + OPERATIONS;
  const labelOf = (name: string | undefined): string => {
    if (name === undefined) return 'anonymous';
    if (names.size < most && name.length <= LONGEST) names.add(name);
    return names.has(name) ? name : 'other';
  };
  return {
    record(exchange, route, outcome) {
      // Only what was executed has a name that cost something to say.
      const operation = exchange.cost === undefined ? 'none' : labelOf(exchange.operation);
      // A mistake in a document is told with status 200 to clients that take only application/json.
      const failed = outcome.status >= 400 || exchange.codes.size > 0;
      const result = !failed ? 'ok' : exchange.cost === undefined ? 'refused' : 'error';
      requests.inc({ route, operation, outcome: result });
      for (const code of exchange.codes) codes.inc({ code });
      seconds.observe({ route, operation }, outcome.seconds);
      if (exchange.cost === undefined) return;
      cost.observe({ operation }, exchange.cost);
      statements.observe({ operation }, outcome.statements);
    },
    fellBack: () => fallbacks.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** /metrics, which is not there for whom it is not meant. */
export function metricsRoute(metrics: Metrics, config: Config): Route {
  return readOnly(async (incoming, exchange) => {
    if (!mayHaveFigures(incoming, config)) return notFound(incoming, exchange);
    return { status: 200, headers: { 'content-type': metrics.contentType }, body: await metrics.text() };
  });
}
