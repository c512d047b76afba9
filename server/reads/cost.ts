/** The arguments of a field as a request gives them, defaults included, before they are checked. */
export type AskedArguments = Readonly<Record<string, unknown>>;

/**
 * What a field declares in its `extensions` about its cost, so that an operation is estimated before it is executed. Most
 * fields declare nothing: the cost of a list follows from its size. reads/estimate/weights.ts explains the units.
 * tests/bench/weights.ts measures them, and what is declared follows its table.
 */
export interface DeclaredCost {
  /** Units each time the field is asked for, beyond those of what it returns. @defaultValue that of its kind */
  weight?: number | ((args: AskedArguments) => number);
  /** Units of `totalCount`, where the field is a connection. */
  count?: number | ((args: AskedArguments) => number);
  /**
   * How many rows the field has where neither `first` nor `last` is given. @defaultValue the page size of a list with such
   * arguments, 5 of any other
   */
  rows?: number | ((args: AskedArguments) => number);
  /** How many rows lists below have because of these arguments, by coordinate. */
  below?: (args: AskedArguments) => Readonly<Record<string, number>>;
  /** Over-fetch factor of objects below, by coordinate: how many rows are rendered for each row that is returned. */
  written?: (args: AskedArguments) => Readonly<Record<string, number>>;
}

/** The part of a field's `extensions` that says what it costs. */
export const costs = (cost: DeclaredCost) => ({ cost });

/** How many items an argument lists; GraphQL takes one that is no list as a list of it. */
export function lengthOf(argument: unknown): number {
  if (Array.isArray(argument)) return argument.length;
  return argument === null || argument === undefined ? 0 : 1;
}
