import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { AskedArguments, DeclaredCost } from '../cost.ts';
import { PAGE_SIZE } from '../paging.ts';

/** Rows of a list that has no size by an argument or a declaration: spellings, titles, links of a chain. It is short by nature. */
const SHORT_LIST = 5;

/** Units that a field declares, for the arguments given. */
export function unitsOf(units: DeclaredCost['weight'], args: AskedArguments): number {
  return typeof units === 'function' ? units(args) : (units ?? 0);
}

/** True if a request sets the number of rows of a field. */
export function isSized(node: FieldNode, variables: AskedArguments): boolean {
  return (node.arguments ?? []).some(
    ({ name, value }) =>
      (name.value === 'first' || name.value === 'last') &&
      typeof valueFromASTUntyped(value, variables) === 'number',
  );
}

/** How many rows a list is asked for. More than a page may hold is an error of its own once it is executed. */
export function sizeOf(
  field: GraphQLField<unknown, unknown>,
  args: AskedArguments,
  sized: boolean,
  { rows }: DeclaredCost,
): number {
  if (!sized && rows !== undefined) return unitsOf(rows, args);
  const sizes = [args.first, args.last].filter((value): value is number => typeof value === 'number');
  if (sizes.length > 0) return Math.min(PAGE_SIZE.max, Math.max(0, ...sizes));
  const mayBeSized = field.args.some(({ name }) => name === 'first');
  return mayBeSized || isConnection(getNamedType(field.type)) ? PAGE_SIZE.default : SHORT_LIST;
}

/** A type of Relay's: it holds a page, and is no object of its own. */
export function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection');
}
