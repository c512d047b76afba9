import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Database } from '../../database/database.ts';
import { databaseFault, isOutage } from '../../database/faults.ts';
import { type Compiler, run } from '../../reads/compile/execute.ts';
import type { Exchange } from '../exchange.ts';
import type { YogaPlugin } from './yoga.ts';

/**
 * Called on a fault of the compiler: it failed, or a healthy database refused the statement that it made.
 *
 * @returns true to answer with an error, false to fall back to the resolvers
 */
export type CompilerFaultObserver = (exchange: Exchange, fault: unknown) => boolean;

/**
 * Answers each query that the compiler covers with one statement, whose text is sent to the client as it is. The
 * resolvers answer all other operations.
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
          // The fault may be the client's, such as a text that cannot be stored. Then the resolvers say what is wrong, and
          // where in the document.
          return databaseFault(fault) === undefined && onFault(exchange, fault)
            ? failed(fault)
            : executeFn(again);
        }
      });
    },
  };
}

/** The result if the database cannot answer now. Undefined: the resolvers can say what is wrong. */
export function outage(fault: unknown): ExecutionResult | undefined {
  return isOutage(databaseFault(fault)) ? failed(fault) : undefined;
}

/** A result with an error as a resolver would throw it. Its message is hidden later. */
function failed(fault: unknown): ExecutionResult {
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
}

/** A result that is JSON text already. Yoga calls `stringify` of a result if it has one. */
function finished(answer: string) {
  return {
    get data(): Record<string, unknown> {
      return (JSON.parse(answer) as { data: Record<string, unknown> }).data;
    },
    stringify: () => answer,
  };
}
