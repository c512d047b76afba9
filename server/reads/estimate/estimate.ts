import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AskedArguments, DeclaredCost } from '../cost.ts';
import { argumentsOf, fieldOf } from './arguments.ts';
import { introspectionSizes } from './introspection.ts';
import { remembered } from './remembered.ts';
import { isConnection, isSized, sizeOf, unitsOf } from './sizes.ts';
import { LIST, OBJECT, OPERATION, ROOT, TEXT, VALUE } from './weights.ts';

/** The estimate of an operation, made before anything of it is executed. */
export interface Estimate {
  /** Objects that it may return. */
  nodes: number;
  /** Units of cost; see weights.ts. */
  cost: number;
}

const metaSizes = new WeakMap<GraphQLSchema, Readonly<Record<string, number>>>();

function sizesOf(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const sizes = metaSizes.get(schema) ?? introspectionSizes(schema);
  metaSizes.set(schema, sizes);
  return sizes;
}

/** What the fields above a selection tell about its lists. */
interface Scope {
  /** How many rows `nodes` and `edges` hold, where the selection is of a connection. */
  page: number;
  /** Units of `totalCount`, where the selection is of a connection. */
  count: number;
  /** Rows of lists that arguments of a field above decide, by coordinate. */
  rows: Readonly<Record<string, number>>;
  /** Over-fetch factors of objects that such arguments decide, by coordinate. */
  written: Readonly<Record<string, number>>;
}

const TOP: Scope = { page: 1, count: 0, rows: {}, written: {} };

/**
 * Estimates an operation from its document and the coerced variables of this request. `first` and `last` count as given:
 * literally, by a variable or by default. Overlapping selections are added up, and @skip and @include are ignored, so the
 * estimate errs on the high side.
 *
 * @returns estimates operations of the schema, and remembers results
 */
export function createEstimate(schema: GraphQLSchema) {
  return remembered((document, operationName, variables) =>
    estimate(schema, document, operationName, variables),
  );
}

function estimate(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: AskedArguments,
): Estimate {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { nodes: 0, cost: 0 };
  const estimator = new Estimator(schema, document, variables);
  const { nodes, cost } = estimator.selection(root, operation.selectionSet, TOP);
  return { nodes: Math.ceil(nodes), cost: Math.ceil(cost) + OPERATION };
}

/** Is told the estimate of each field, for each object that it is asked of, and how many objects it returns of each. */
export type Note = (node: FieldNode, estimate: Estimate, rows: number) => void;

/** The estimate of an operation, told field by field. */
export function estimateFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: AskedArguments,
  note: Note,
): void {
  const root = schema.getRootType(operation.operation);
  if (root) new Estimator(schema, document, variables, note).selection(root, operation.selectionSet, TOP);
}

class Estimator {
  readonly #schema: GraphQLSchema;
  readonly #meta: Readonly<Record<string, number>>;
  readonly #variables: AskedArguments;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, Estimate>();
  readonly #note: Note;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: AskedArguments,
    note: Note = () => {},
  ) {
    this.#note = note;
    this.#schema = schema;
    this.#meta = sizesOf(schema);
    this.#variables = variables;
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  /** What a selection takes for each object it is asked of. */
  selection(type: GraphQLNamedType, { selections }: SelectionSetNode, scope: Scope): Estimate {
    const total: Estimate = { nodes: 0, cost: 0 };
    for (const selection of selections) {
      add(total, this.#selected(type, selection, scope));
    }
    return total;
  }

  #selected(
    type: GraphQLNamedType,
    selection: SelectionSetNode['selections'][number],
    scope: Scope,
  ): Estimate {
    if (selection.kind === Kind.FIELD) return this.#field(type, selection, scope);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value, scope);
    const condition = selection.typeCondition?.name.value;
    return this.selection(
      (condition && this.#schema.getType(condition)) || type,
      selection.selectionSet,
      scope,
    );
  }

  /** A fragment is estimated once for each scope that it may be spread in. */
  #fragment(name: string, scope: Scope): Estimate {
    const key = `${name} ${JSON.stringify(scope)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const type = fragment && this.#schema.getType(fragment.typeCondition.name.value);
    const found = type ? this.selection(type, fragment.selectionSet, scope) : { nodes: 0, cost: 0 };
    this.#known.set(key, found);
    return found;
  }

  #field(parent: GraphQLNamedType, node: FieldNode, scope: Scope): Estimate {
    const field = fieldOf(parent, node.name.value);
    if (!field) return { nodes: 0, cost: 0 };
    const type = getNamedType(field.type);
    const { cost: declared = {} } = field.extensions as { cost?: DeclaredCost };
    const args = argumentsOf(field, node, this.#variables);
    const weight = this.#weight(parent, field, args, declared, scope);
    if (!isCompositeType(type) || !node.selectionSet) {
      return this.#noted(node, { nodes: 0, cost: weight + (type === GraphQLString ? TEXT : VALUE) }, 0);
    }
    const below: Scope = {
      ...TOP,
      rows: { ...scope.rows, ...declared.below?.(args) },
      written: { ...scope.written, ...declared.written?.(args) },
    };
    const size = () => sizeOf(field, args, isSized(node, this.#variables), declared);
    if (isConnection(type)) {
      const page = { page: size(), count: unitsOf(declared.count, args) };
      const { nodes, cost } = this.selection(type, node.selectionSet, { ...below, ...page });
      return this.#noted(node, { nodes, cost: cost + weight }, 1);
    }
    // edges and nodes have the size of their connection.
    const isPage = isConnection(parent);
    const coordinate = `${parent.name}.${field.name}`;
    const known = isPage ? scope.page : (this.#meta[coordinate] ?? scope.rows[coordinate]);
    const isList = isListType(getNullableType(field.type));
    const rows = isList ? (known ?? size()) : 1;
    // These are no objects of their own: the node of an edge was counted as the edge.
    const counts =
      isList || !(parent.name.endsWith('Edge') || type.name === 'PageInfo' || type.name.startsWith('__'));
    const own = counts ? rows : 0;
    const each = this.selection(type, node.selectionSet, below);
    const cost = (own * OBJECT + rows * each.cost) * (scope.written[coordinate] ?? 1);
    return this.#noted(node, { nodes: own + rows * each.nodes, cost: cost + weight }, rows);
  }

  #noted(node: FieldNode, estimate: Estimate, rows: number): Estimate {
    this.#note(node, estimate, rows);
    return estimate;
  }

  /** Units of a field each time it is asked for, without what it returns. */
  #weight(
    parent: GraphQLNamedType,
    field: GraphQLField<unknown, unknown>,
    args: AskedArguments,
    { weight }: DeclaredCost,
    { count }: Scope,
  ): number {
    const type = getNamedType(field.type);
    const isPage = isConnection(parent);
    const isList = isConnection(type) || (isCompositeType(type) && isListType(getNullableType(field.type)));
    return (
      unitsOf(weight, args) +
      (parent === this.#schema.getQueryType() ? ROOT : 0) +
      (isList && !isPage ? LIST : 0) +
      (isPage && field.name === 'totalCount' ? count : 0)
    );
  }
}

function add(total: Estimate, { nodes, cost }: Estimate): void {
  total.nodes += nodes;
  total.cost += cost;
}
