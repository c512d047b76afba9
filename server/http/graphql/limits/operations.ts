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

/** Characters of a document or of variables beyond which no suggestion is made for a name that does not exist. */
export const LONG = 20_000;

/**
 * Limits of operations, checked for every request since variables decide: how many objects one may return, what it
 * costs, and whether the client's account covers that. Validation is asked once for a document and never again.
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
        // Where GraphQL Tools executes, it gives suggestions for variables in any case.
        const hide = !INTROSPECTION || JSON.stringify(args.variableValues).length > LONG;
        return refuse(...(coercedVariables(args, MAX_ERRORS, hide).errors ?? []));
      }
      const refusal = await admit(document, operationName, coerced, exchange);
      if (refusal) refuse(refusal);
    },
  };
}

/** Variables as the operation takes them, or what is wrong with them. */
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
