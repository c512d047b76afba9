import type { World } from './dump.ts';
import type { Filter } from './filter-fields.ts';

/** One connection of the contract, with what it should answer. */
export interface ListSpec {
  /** "Article.quotes", "Query.quotes". */
  name: string;
  /** The visible parents it can be asked of; null: it is a root field. */
  parents: ((world: World) => { id: string }[]) | null;
  /** The type of the argument `filter` and its fields; none: it has no such argument. */
  filter?: { type: string; fields: Filter<never> };
  /** The type of the argument `orderBy` and its values; none: it has no such argument. */
  orders?: { type: string; values: string[] };
  /** Other arguments: their types and the values worth trying. */
  others?: Record<string, { type: string; values: unknown[] }>;
  /** The ids of the whole list, in order. */
  ids(world: World, request: Asked): string[];
}

/** What is asked of a list, paging aside. */
export interface Asked {
  /** The parent's id; undefined for root fields. */
  parent?: string | undefined;
  filter: Record<string, unknown>;
  orderBy?: string | undefined;
  others: Record<string, unknown>;
}
