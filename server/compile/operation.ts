import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Viewer } from '../auth.ts';
import { Binding } from './binding.ts';
import { Compilation, type Write } from './compilation.ts';
import { fillHoles } from './finish.ts';
import { concatenate } from './json.ts';
import { NotCovered } from './not-covered.ts';
import { compileObject } from './object.ts';
import { checkSize } from './statement.ts';
import type { Tables } from './tables.ts';

/** One statement, ready to be sent. */
export interface Statement {
  text: string;
  values: unknown[];
  /** Works out what the statement leaves open, of the text that it returned. Left out: nothing. */
  finish?: (data: string) => Promise<string>;
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

/** Statements that one operation may have: for different kinds of filters, orders and directions of paging. */
const SHAPES = 64;

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
  const plans = new Map<string, Plan | Uncovered>();
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
      const key = `${switches.map((name) => variables[name])} ${viewer.statuses}`;
      let plan = plans.get(key);
      if (!plan) {
        const values = new Map(switches.map((name) => [name, variables[name] === true]));
        plan = covered(
          () => new Plan(new Compilation({ schema, fragments, switches: values }, tables, viewer), operation),
        );
        plans.set(key, plan);
      }
      return plan instanceof Plan ? covered(() => plan.statement(variables)) : plan;
    },
  };
}

/** What the compiler does not cover, and what the resolvers answer with an error, is for the resolvers. */
function covered<Value>(compile: () => Value): Value | Uncovered {
  try {
    return compile();
  } catch (error) {
    if (error instanceof NotCovered) return { reason: error.message };
    if (error instanceof GraphQLError) return { reason: `its arguments: ${error.message}` };
    return { reason: 'a fault of the compiler', fault: error };
  }
}

/** An operation with its @skip and @include decided, for one kind of viewer. */
class Plan {
  readonly #compilation: Compilation;
  readonly #write: Write;
  readonly #texts = new Map<string, { text: string } | Uncovered>();

  constructor(compilation: Compilation, operation: OperationDefinitionNode) {
    const { schema } = compilation.selecting;
    const query = schema.getQueryType();
    if (!query) throw new NotCovered('a schema without queries');
    this.#compilation = compilation;
    this.#write = compileObject(compilation, query, [operation], '');
  }

  statement(variables: Variables): Statement | Uncovered {
    const binding = new Binding(variables);
    for (const place of this.#compilation.places) place.bind(binding);
    let known = this.#texts.get(binding.shape);
    if (!known) {
      known = covered(() => this.#text(binding));
      if (this.#texts.size >= SHAPES) this.#texts.delete(this.#texts.keys().next().value as string);
      this.#texts.set(binding.shape, known);
    }
    if ('reason' in known) return known;
    const { values, finishers } = binding;
    if (finishers.size === 0) return { ...known, values };
    return { ...known, values, finish: (data) => fillHoles(data, finishers) };
  }

  #text(binding: Binding): { text: string } {
    const json = concatenate(this.#write(binding));
    const needs = [...new Set(binding.needs)].join(' AND ');
    const text = `SELECT ${needs ? `CASE WHEN ${needs} THEN ${json} END` : json} AS data`;
    checkSize(text);
    return { text };
  }
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
