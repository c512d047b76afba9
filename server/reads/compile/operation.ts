import { type DocumentNode, type GraphQLSchema, getOperationAST, getVariableValues, visit } from 'graphql';
import type { Viewer } from '../../access/viewer.ts';
import { Compilation } from './compilation.ts';
import { Plan, type Plans } from './plan.ts';
import type { Tables } from './tables.ts';

/** One statement, ready to be sent. */
export interface Statement {
  text: string;
  values: unknown[];
  /** Fills the placeholders in the text that the statement returned. Undefined: it has none. */
  fill?: (data: string, signal?: AbortSignal) => Promise<string>;
}

/** What is asked of a compiled operation. */
export type Variables = Readonly<Record<string, unknown>>;

/** Why a request goes to the resolvers. */
export interface Uncovered {
  reason: string;
  /** What broke in the compiler. Undefined: nothing did. */
  fault?: unknown;
}

/** A query operation whose requests become one statement each, as far as the compiler covers it. */
export interface CompiledOperation {
  /** Undefined: it has none. */
  readonly name: string | undefined;
  /** The statement for these variables, or why the resolvers must answer. */
  statement(variables: Variables, viewer: Viewer): Statement | Uncovered;
  /** Variables as the operation takes them (GraphQL 6.1.2, CoerceVariableValues); undefined where it does not. */
  coerce(variables: Variables): Variables | undefined;
  /** The statement for variables that are coerced already. */
  bind(coerced: Variables, viewer: Viewer): Statement | Uncovered;
}

/**
 * Compiles an operation. What depends on variables is left to the request: each combination of the variables in
 * @skip and @include is compiled when it is first asked for, and so is each shape of arguments (a filter with or
 * without a condition, paging forwards or backwards).
 *
 * @returns null where the operation is no query or does not exist
 */
export function compileOperation(
  schema: GraphQLSchema,
  tables: Tables,
  plans: Plans,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return null;
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === 'FragmentDefinition' ? [[node.name.value, node] as const] : [],
    ),
  );
  const switches = switchesOf(document);
  const number = plans.next();
  return {
    name: operation.name?.value,
    statement(variables, viewer) {
      const coerced = this.coerce(variables);
      return coerced ? this.bind(coerced, viewer) : { reason: 'the variables are not accepted' };
    },
    coerce: (variables) =>
      getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
        maxErrors: 1,
        hideSuggestions: true,
      }).coerced,
    bind(variables, viewer) {
      const key = `${number} ${switches.map((name) => variables[name])} ${viewer.statuses}`;
      const make = () => {
        const values = new Map(switches.map((name) => [name, variables[name] === true]));
        const compilation = new Compilation({ schema, fragments, switches: values }, tables, viewer);
        return new Plan(compilation, document, operation);
      };
      return plans.statement(key, make, variables);
    },
  };
}

/** The variables in @skip and @include, in the order of the document. */
function switchesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const value = node.arguments?.[0]?.value;
      if (value?.kind === 'Variable') names.add(value.name.value);
    },
  });
  return [...names];
}
