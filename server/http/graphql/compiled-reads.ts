import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Database } from '../../database/database.ts';
import { databaseFault, isOutage } from '../../database/faults.ts';
import { type Compiler, run } from '../../reads/compile/execute.ts';
import type { Exchange } from '../exchange.ts';
import type { YogaPlugin } from './yoga.ts';

/**
 * Told of a fault of the compiler: it broke, or the database, though it is well, refused what it made.
 *
 * @returns whether that is to be told as a fault instead of being left to the resolvers
 */
export type CompilerFaultObserver = (exchange: Exchange, fault: unknown) => boolean;

/**
 * Answers the queries that the compiler covers with one statement each, whose text goes to the wire as it is; all
 * others are left to the resolvers.
 */
export function compiledReads(
  compiler: Compiler,
  database: Database,
  onFault: CompilerFaultObserver,
): YogaPlugin {
  return {
    onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
      const { document, operationName, variableValues, contextValue } = args;
      const operation = compiler.operation(document, operationName);
      const statement = operation?.statement(variableValues ?? {}, contextValue.viewer);
      if (!statement) return;
      const { exchange } = contextValue;
      if ('reason' in statement) {
        const { fault } = statement;
        if (fault !== undefined && onFault(exchange, fault)) setResultAndStopExecution(failed(fault));
        return;
      }
      setExecuteFn(async (again) => {
        try {
          const answer = await run(database, statement, exchange.asker);
          return answer === null ? executeFn(again) : finished(Buffer.from(answer).toString());
        } catch (fault) {
          const result = outage(fault);
          if (result) return result;
          // Where the database is well, the resolvers say what is wrong, and where in the document.
          return databaseFault(fault) === undefined && onFault(exchange, fault)
            ? failed(fault)
            : executeFn(again);
        }
      });
    },
  };
}

/** The result that tells that the database cannot answer now; undefined where the resolvers can say what is wrong. */
export function outage(fault: unknown): ExecutionResult | undefined {
  return isOutage(databaseFault(fault)) ? failed(fault) : undefined;
}

/** Told like an error of a resolver, which hides what it says. */
function failed(fault: unknown): ExecutionResult {
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
}

/** A result that is text already; Yoga asks it for its own way to become text. */
function finished(answer: string) {
  return {
    get data(): Record<string, unknown> {
      return (JSON.parse(answer) as { data: Record<string, unknown> }).data;
    },
    stringify: () => answer,
  };
}
