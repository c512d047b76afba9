import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import type { Config } from '../../../config.ts';
import type { Admit } from '../admit.ts';
import type { YogaPlugin } from '../yoga.ts';
import { withHint } from './hints.ts';

/** Characters of a document or of variables beyond which errors suggest no similar names. */
export const LONG = 20_000;

/**
 * Limits operations; see {@link Admit}. The limits are checked for every request, since they depend on variables.
 * Validation, by contrast, runs once for a document.
 */
export function limitOperations({ MAX_ERRORS, INTROSPECTION }: Config, admit: Admit): YogaPlugin {
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { document, operationName, contextValue } = args;
      const { exchange } = contextValue;
      Object.assign(args, { hideSuggestions: !INTROSPECTION });
      // The fast path has admitted it already.
      if (exchange.cost !== undefined) return;
      const refuse = (...errors: GraphQLError[]) => setResultAndStopExecution({ errors } as ExecutionResult);
      const { coerced } = coercedVariables(args, 1, true);
      if (!coerced) {
        // The executor of GraphQL Tools would give suggestions for variables in any case.
        const hide = !INTROSPECTION || JSON.stringify(args.variableValues).length > LONG;
        const { errors = [] } = coercedVariables(args, MAX_ERRORS, hide);
        return refuse(...(hide ? errors : errors.map((error) => withHint(args.schema, error))));
      }
      const refusal = await admit(document, operationName, coerced, exchange);
      if (refusal) refuse(refusal);
    },
  };
}

/** The coerced variables of an operation, or their errors. */
function coercedVariables(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  maxErrors: number,
  hideSuggestions: boolean,
) {
  const { variableDefinitions = [] } = getOperationAST(document, operationName) ?? {};
  return getVariableValues(schema, variableDefinitions, variableValues ?? {}, {
    maxErrors,
    hideSuggestions,
  });
}
