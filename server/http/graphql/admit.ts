import type { DocumentNode, GraphQLError } from 'graphql';
import type { Config } from '../../config.ts';
import { fail } from '../../errors.ts';
import type { AskedArguments } from '../../reads/cost.ts';
import { createEstimate, type Estimate } from '../../reads/estimate/estimate.ts';
import { heaviestField } from '../../reads/estimate/heaviest.ts';
import { BRIEF, OPERATION } from '../../reads/estimate/weights.ts';
import { schema } from '../../schema.ts';
import type { Exchange } from '../exchange.ts';
import type { Meter } from '../rate/rate.ts';

/**
 * Decides whether an operation may run: how many objects it may return, what it costs, and whether the client's account
 * covers that. What it costs is taken from the account and noted in the exchange.
 *
 * @param coerced the variables as the operation takes them, defaults included
 * @returns LIMIT_EXCEEDED or RATE_LIMITED, where it is refused; nothing was taken then
 */
export type Admit = (
  document: DocumentNode,
  operationName: string | null | undefined,
  coerced: AskedArguments,
  exchange: Exchange,
) => Promise<GraphQLError | undefined>;

/** The one rule of both ways in, past Yoga and through it. */
export function createAdmission({ MAX_NODES, MAX_COST }: Config, meter: Meter | undefined): Admit {
  const estimate = createEstimate(schema);
  return async (document, operationName, coerced, exchange) => {
    const { nodes, cost } = estimate(document, operationName, coerced);
    const refuse = (measure: keyof Estimate, what: string, advice: string) => {
      const heaviest = heaviestField(schema, document, operationName, coerced, measure);
      const place = heaviest ? ` Most of them come from ${heaviest.path}.` : '';
      return fail('LIMIT_EXCEEDED', `The operation ${what} are allowed. ${advice}${place}`, {
        nodes: heaviest?.node ?? null,
      });
    };
    if (nodes > MAX_NODES) {
      const advice = 'Ask for shorter lists with first.';
      return refuse('nodes', `may return ${nodes} objects; ${MAX_NODES}`, advice);
    }
    if (cost > MAX_COST) {
      const advice = 'Ask for shorter lists or for fewer fields.';
      return refuse('cost', `costs ${cost} units; ${MAX_COST}`, advice);
    }
    // The endpoint has taken what every request costs.
    const wait = await meter?.take(exchange.client, cost - OPERATION);
    if (wait) return rateLimited(wait);
    exchange.cost = cost;
    exchange.asker.brief = cost <= BRIEF;
    return undefined;
  };
}

/** @param wait milliseconds until there would be enough */
export function rateLimited(wait: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return fail('RATE_LIMITED', `You have spent your units of cost. Try again in ${seconds} s.`, {
    extensions: { retryAfter: seconds },
  });
}
