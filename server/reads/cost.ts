/** The arguments of a field as a request gives them, defaults included, before they are checked. */
export type AskedArguments = Readonly<Record<string, unknown>>;

/**
 * What a field says in its `extensions` of what it takes, so that an operation is estimated before it is executed. Most
 * fields say nothing: what a list takes follows from its size. Units are explained in reads/estimate/weights.ts; what is
 * declared follows the table that tests/bench/weights.ts prints.
 */
export interface DeclaredCost {
  /** Units each time the field is asked for, beyond those of what it returns. @defaultValue that of its kind */
  weight?: number | ((args: AskedArguments) => number);
  /** Units of `totalCount`, where the field is a connection. */
  count?: number | ((args: AskedArguments) => number);
  /**
   * How many rows the field has, where no `first` or `last` is given. @defaultValue the page size of what is sized, 5
   * of what is not
   */
  rows?: number | ((args: AskedArguments) => number);
  /** How many rows lists further down have because of these arguments, by coordinate. */
  below?: (args: AskedArguments) => Readonly<Record<string, number>>;
  /**
   * How many times as often as it is shown an object further down is written because of these arguments, by coordinate:
   * of rows that are all written before it turns out which of them are shown.
   */
  written?: (args: AskedArguments) => Readonly<Record<string, number>>;
}

/** The part of a field's `extensions` that says what it costs. */
export const costs = (cost: DeclaredCost) => ({ cost });

/** How many items an argument lists; GraphQL takes one that is no list as a list of it. */
export function lengthOf(argument: unknown): number {
  if (Array.isArray(argument)) return argument.length;
  return argument === null || argument === undefined ? 0 : 1;
}
