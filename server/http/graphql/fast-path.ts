import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import { ANONYMOUS } from '../../access/viewer.ts';
import type { Config } from '../../config.ts';
import type { Asker, Database } from '../../database/database.ts';
import { databaseFault, isOutage } from '../../database/faults.ts';
import { type Compiler, run } from '../../reads/compile/execute.ts';
import { createEstimate } from '../../reads/estimate/estimate.ts';
import { BRIEF, OPERATION } from '../../reads/estimate/weights.ts';
import { schema } from '../../schema.ts';
import type { Exchange } from '../exchange.ts';
import type { Incoming } from '../incoming.ts';
import type { Meter } from '../rate/rate.ts';
import type { Reply } from '../reply.ts';
import type { KnownDocuments } from './document-cache.ts';
import type { Asked } from './gate.ts';
import { rateLimited, tooLate, unheard } from './limits/plugin.ts';
import { answerType } from './media.ts';
import { type FaultReporter, replyOfResult } from './results.ts';

/** What direct answers are made from. */
export interface DirectOptions {
  compiler: Compiler;
  known: KnownDocuments;
  database: Database;
  config: Config;
  meter: Meter | undefined;
  report: FaultReporter;
}

/** @returns undefined where Yoga is to answer */
export type DirectAnswers = (
  asked: Asked,
  incoming: Incoming,
  exchange: Exchange,
) => Promise<Reply | undefined>;

/**
 * Answers compiled reads without Yoga, whose own work takes longer than most statements do. Only documents that Yoga
 * has let through once come this way, and only requests behind the gate; what depends on variables, the limits of an
 * operation and the client's account, is checked here as it is there. Whatever is to be refused, and whatever is not
 * one statement, is left to Yoga.
 */
export function createDirectAnswers({
  compiler,
  known,
  database,
  config,
  meter,
  report,
}: DirectOptions): DirectAnswers {
  const estimate = createEstimate(schema);
  const { MAX_NODES, MAX_COST, MAX_ERRORS, REQUEST_TIMEOUT_MS } = config;
  return async ({ query, variables, operationName }, { headers }, exchange) => {
    const document = known.accepted(query);
    const type = document && answerType(headers);
    if (!type) return undefined;
    const operation = compiler.operation(document, operationName);
    const coerced = operation?.coerce(variables);
    if (!operation || !coerced) return undefined;
    const { nodes, cost } = estimate(document, operationName, coerced);
    if (nodes > MAX_NODES || cost > MAX_COST) return undefined;
    const statement = operation.bind(coerced, ANONYMOUS);
    if ('reason' in statement) return undefined;
    exchange.operation = operation.name;
    exchange.type = OperationTypeNode.QUERY;
    exchange.phase = 'execute';
    const wait = await meter?.take(exchange.client, cost - OPERATION);
    if (wait) throw rateLimited(wait);
    exchange.cost = cost;
    exchange.asker.brief = cost <= BRIEF;
    exchange.statements += 1;
    try {
      const { asker } = exchange;
      const body = await within(REQUEST_TIMEOUT_MS, asker, run(database, statement, asker));
      if (body === null) return undefined;
      return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body };
    } catch (fault) {
      const result = failure(fault);
      return result && replyOfResult(result, type, exchange, report, MAX_ERRORS);
    }
  };
}

/** What is told where the database cannot answer; undefined where the resolvers can say what is wrong, and where. */
function failure(fault: unknown): ExecutionResult | undefined {
  if (fault instanceof GraphQLError) return { data: null, errors: [fault] };
  if (!isOutage(databaseFault(fault))) return undefined;
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
}

/** @throws TIMEOUT, when that is over or no one waits any more; what was sent to the database is cancelled then */
function within<Value>(limit: number, asker: Asker, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooLate(limit));
      asker.leave();
    }, limit);
    const leave = () => reject(unheard());
    asker.signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      asker.signal.removeEventListener('abort', leave);
    });
  });
}
