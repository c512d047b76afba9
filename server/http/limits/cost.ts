import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { PAGE_SIZE } from '../../connection/resolve.ts';
import { introspectionSizes } from './introspection.ts';
import { LIST, OPERATION, WEIGHTS, WEIGHTS_BY_NAME } from './weights.ts';

/** What an operation is estimated to take, before anything of it is executed. */
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

/** Rows of a list that has no size argument: spellings, titles, links of a chain; short by nature. */
const SHORT_LIST = 5;

/**
 * Estimates an operation from its document and the variables of this very request: first and last count as they are
 * given, be it literally, by a variable or by default. Selections are added up where they overlap, so the estimate errs
 * on the high side; @skip and @include are left aside for the same reason.
 */
export function estimate(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): Estimate {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { nodes: 0, cost: 0 };
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, literal(defaultValue, {})]] : [],
    ),
  );
  const estimator = new Estimator(schema, document, { ...defaults, ...variables });
  const { nodes, cost } = estimator.selection(root, operation.selectionSet, 1);
  return { nodes: Math.ceil(nodes), cost: Math.ceil(cost) + OPERATION };
}

class Estimator {
  readonly #schema: GraphQLSchema;
  readonly #meta: Readonly<Record<string, number>>;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, Estimate>();

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#meta = sizesOf(schema);
    this.#variables = variables;
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  /**
   * What a selection takes for each object it is asked of.
   *
   * @param size how many rows `nodes` and `edges` hold, where the object is a connection
   */
  selection(type: GraphQLNamedType, { selections }: SelectionSetNode, size: number): Estimate {
    const total: Estimate = { nodes: 0, cost: 0 };
    for (const selection of selections) {
      add(total, this.#selected(type, selection, size));
    }
    return total;
  }

  #selected(
    type: GraphQLNamedType,
    selection: SelectionSetNode['selections'][number],
    size: number,
  ): Estimate {
    if (selection.kind === Kind.FIELD) return this.#field(type, selection, size);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value, size);
    const condition = selection.typeCondition?.name.value;
    return this.selection(
      (condition && this.#schema.getType(condition)) || type,
      selection.selectionSet,
      size,
    );
  }

  /** A fragment is estimated once for each size of the connection it may be spread in. */
  #fragment(name: string, size: number): Estimate {
    const key = `${name} ${size}`;
    const known = this.#known.get(key);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const type = fragment && this.#schema.getType(fragment.typeCondition.name.value);
    const found = type ? this.selection(type, fragment.selectionSet, size) : { nodes: 0, cost: 0 };
    this.#known.set(key, found);
    return found;
  }

  #field(parent: GraphQLNamedType, node: FieldNode, size: number): Estimate {
    const field = fieldOf(parent, node.name.value);
    if (!field) return { nodes: 0, cost: 0 };
    const type = getNamedType(field.type);
    const coordinate = `${parent.name}.${field.name}`;
    const isList = isListType(getNullableType(field.type));
    const weight =
      WEIGHTS[coordinate] ?? WEIGHTS_BY_NAME[field.name] ?? (isList || isConnection(type) ? LIST : 0);
    if (!isCompositeType(type) || !node.selectionSet) return { nodes: 0, cost: isList ? 0 : weight };
    if (isConnection(type)) {
      const { nodes, cost } = this.selection(type, node.selectionSet, this.#size(field, node));
      return { nodes, cost: cost + weight };
    }
    // edges and nodes have the size of their connection, which is also what they cost.
    const isPage = isConnection(parent);
    const rows = !isList ? 1 : isPage ? size : (this.#meta[coordinate] ?? this.#size(field, node));
    // These are no objects of their own: the node of an edge was counted as the edge.
    const counts =
      isList || !(parent.name.endsWith('Edge') || type.name === 'PageInfo' || type.name.startsWith('__'));
    const own = counts ? rows : 0;
    const below = this.selection(type, node.selectionSet, 1);
    return { nodes: own + rows * below.nodes, cost: own + rows * below.cost + (isPage ? 0 : weight) };
  }

  /** How many rows a list is asked for. More than a page may hold is an error of its own once it is executed. */
  #size(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    const isSized = field.args.some(({ name }) => name === 'first');
    const otherwise = isSized || isConnection(getNamedType(field.type)) ? PAGE_SIZE.default : SHORT_LIST;
    const asked = ['first', 'last'].map((name) => this.#argument(field, node, name));
    const ids = this.#argument(field, node, 'ids') ?? this.#argument(field, node, 'articles');
    if (Array.isArray(ids)) return ids.length;
    const sizes = asked.filter((value): value is number => typeof value === 'number');
    return sizes.length > 0 ? Math.min(PAGE_SIZE.max, Math.max(0, ...sizes)) : otherwise;
  }

  #argument(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): unknown {
    const definition = field.args.find((argument) => argument.name === name);
    if (!definition) return undefined;
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const value = given && literal(given.value, this.#variables);
    return value === undefined ? definition.defaultValue : value;
  }
}

/** A field of a type, those that every query has for introspection included. */
function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** A type of Relay's: it holds a page, and is no object of its own. */
function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function add(total: Estimate, { nodes, cost }: Estimate): void {
  total.nodes += nodes;
  total.cost += cost;
}

/** A literal or variable as far as sizes go: numbers and lists. */
function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.LIST) return node.values.map((item) => literal(item, variables));
  return node.kind === Kind.NULL ? null : undefined;
}
