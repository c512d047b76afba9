import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import { type Compiler, run } from '../../reads/compile/execute.ts';
import type { Exchange } from '../exchange.ts';
import type { Incoming } from '../incoming.ts';
import type { Reply } from '../reply.ts';
import type { Admit } from './admit.ts';
import { outage } from './compiled-reads.ts';
import type { KnownDocuments } from './document-cache.ts';
import type { Asked } from './gate.ts';
import { within } from './limits/time.ts';
import { answerType } from './media.ts';
import { type FaultReporter, replyOfResult } from './results.ts';

/** What the fast path needs. */
export interface FastPathOptions {
  compiler: Compiler;
  known: KnownDocuments;
  database: Database;
  config: Config;
  admit: Admit;
  report: FaultReporter;
}

/** @returns undefined if Yoga must answer */
export type FastPath = (asked: Asked, incoming: Incoming, exchange: Exchange) => Promise<Reply | undefined>;

/**
 * Answers compiled reads without Yoga, because Yoga's own work takes longer than most statements. It takes only
 * documents that Yoga has accepted before, in requests that have passed the gate. It makes the same checks of variables
 * as Yoga's plugins. Yoga answers operations that do not compile to one statement, and errors that a resolver must
 * explain.
 */
export function createFastPath({
  compiler,
  known,
  database,
  config: { MAX_ERRORS, REQUEST_TIMEOUT_MS },
  admit,
  report,
}: FastPathOptions): FastPath {
  return async ({ query, variables, operationName }, { headers }, exchange) => {
    const document = known.accepted(query);
    const type = document && answerType(headers);
    if (!type) return undefined;
    const operation = compiler.operation(document, operationName);
    const coerced = operation?.coerce(variables);
    if (!operation || !coerced) return undefined;
    exchange.operation = operation.name;
    exchange.type = OperationTypeNode.QUERY;
    exchange.phase = 'execute';
    const refusal = await admit(document, operationName, coerced, exchange);
    if (refusal) return replyOfResult({ errors: [refusal] }, type, exchange, report, MAX_ERRORS);
    const statement = operation.bind(coerced, exchange.viewer);
    if ('reason' in statement) return undefined;
    exchange.statements += 1;
    try {
      const { asker } = exchange;
      const body = await within(REQUEST_TIMEOUT_MS, asker, run(database, statement, asker));
      if (body === null) return undefined;
      return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body };
    } catch (fault) {
      const result = fault instanceof GraphQLError ? { data: null, errors: [fault] } : outage(fault);
      return result && replyOfResult(result, type, exchange, report, MAX_ERRORS);
    }
  };
}
