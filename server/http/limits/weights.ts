/**
 * What a field costs beyond the objects it returns, in units; one object is one unit. A unit is about the time that
 * PostgreSQL takes to find and return one row by an index, as tests/bench/weights.ts measures it, so fields that are
 * computed over many rows weigh as much as rows they read. What is not listed has the default of its kind.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {};

/** The weight of a field of these names, whatever type it is of. */
export const WEIGHTS_BY_NAME: Readonly<Record<string, number>> = {
  // Counts the whole list, not the page.
  totalCount: 10,
};

/** The weight of a list, for each object it is asked of: a keyset page is one lookup in an index. */
export const LIST = 1;
/** The weight of an operation, whatever it asks: it is parsed, planned and answered. */
export const OPERATION = 1;
