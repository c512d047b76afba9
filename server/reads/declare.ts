import type { Viewer } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import type { Sql } from '../database/sql.ts';
import type { List } from './list.ts';
import type { Need } from './need.ts';

/**
 * What a noun says in the `extensions` of a field so that documents with it can be compiled to SQL. Most fields need
 * none: exposed columns and plain relations are read from the schema, lists from `connectionField` and `listField`.
 * A test compares what the resolvers and the compiler answer on random documents.
 */
export type DeclaredSql =
  | { kind: 'value'; value: ValueSql }
  | { kind: 'related'; where: RowSql }
  | { kind: 'rows'; rows: RowsSql }
  | { kind: 'computed'; value(item: unknown): unknown }
  | { kind: 'fact' }
  | {
      kind: 'derived';
      material(row: string): string;
      derive(args: Record<string, unknown>): Derivation<unknown>;
    }
  | {
      kind: 'item rows';
      rows: RowsSql;
      pick(args: Record<string, unknown>): (item: unknown) => readonly number[];
    }
  | { kind: 'union'; column: string; members: Readonly<Record<string, Member>> }
  | { kind: 'one'; list: AnyList; where(args: Record<string, unknown>): Sql }
  | {
      kind: 'nodes';
      lists: Readonly<Record<string, AnyList>>;
      names(args: Record<string, unknown>): NodeName[];
    };

/** One type of a union: the value of the column that names the type, and the list that has its rows. */
export interface Member {
  value: string;
  list: AnyList;
}

/** A list whose filter and orders do not matter here. */
export type AnyList = Pick<List<never, never>, 'from' | 'id' | 'visible'>;

/** What a global id names: a type and the id of a row. Null: it names nothing. */
export type NodeName = { type: string; id: string } | null;

/** The SQL of a value of a row. `row` is the alias of the row in the statement. */
export type ValueSql = (row: string, viewer: Viewer) => Sql;
/**
 * A condition on a row. `row` is its alias in the statement. `link` is the alias of the row whose relation leads to it:
 * the parent of the field, or one of the parent's links.
 */
export type RowSql = (row: string, viewer: Viewer, link: string) => Sql;

/** The SQL of rows that belong to a row. `row` is the alias of that row. */
export type RowsSql = (
  row: string,
  viewer: Viewer,
  args: Record<string, unknown>,
) => {
  /** The tables, each with an alias. */
  from: Sql;
  /** The alias of the rows among the tables of `from`. */
  rows: string;
  where: Sql;
  /** Null: there is at most one row. */
  orderBy: Sql | null;
  /** What there must be for an answer. */
  needs?: Need | undefined;
};

const declare = (sql: DeclaredSql) => ({ sql });

/** A field whose value is an SQL expression, or an array if the field is a list. Only a nullable field may be null. */
export const sqlValue = (value: ValueSql) => declare({ kind: 'value', value });

/**
 * A field that shows those rows of a relation that meet a condition. Its `select` names one relation: of the parent row,
 * or of the parent's links.
 */
export const sqlRelated = (where: RowSql) => declare({ kind: 'related', where });

/** A field that shows those rows of a relation that the viewer may see. Its `select` names one relation. */
export const sqlSeen = sqlRelated((row, viewer) => seen(viewer, row));

/** A field with rows that no relation leads to. */
export const sqlRows = (rows: RowsSql) => declare({ kind: 'rows', rows });

/** A computed item, with the index of the row that it was computed from. */
export type At<Row> = Row & { at: number };

/** How one request computes the items of a list from the rows that the statement found. */
export interface Derivation<Row, Item = unknown> {
  rows: RowsSql;
  /**
   * Computes the items. A long computation gives way to other requests now and then.
   *
   * @param signal aborted when nobody waits for the answer any more
   */
  compute(rows: readonly Row[], signal?: AbortSignal): readonly Item[] | Promise<readonly Item[]>;
}

/**
 * A list whose items are computed in JavaScript from rows that SQL finds.
 *
 * @param material SQL of the JSON object that the computation gets for each row
 * @param derive reads the arguments
 */
export function sqlDerivedList<Row, Args>(
  material: (row: string) => string,
  derive: (args: Args) => Derivation<At<Row>>,
) {
  return declare({ kind: 'derived', material, derive: derive as never });
}

/**
 * A field of a computed item that shows rows. Each of them belongs to one row that the item was computed from.
 *
 * @param rows the row that belongs to such a row, at most one
 * @param pick reads the arguments; the result gives the indexes (`at`) of the rows whose row an item shows
 */
export function sqlItemRows<Item, Args>(
  rows: RowsSql,
  pick: (args: Args) => (item: Item) => readonly number[],
) {
  return declare({ kind: 'item rows', rows, pick: pick as never });
}

/** A field that shows a value of a computed item, or of an edge whose list has `computed`. */
export function sqlComputed<Item>(value: (item: Item) => unknown) {
  return declare({ kind: 'computed', value: value as (item: unknown) => unknown });
}

/**
 * A field of a connection, or of its edges, with a value about the whole list. The request of the list gives the value as one of its
 * `facts`.
 */
export const sqlFact = declare({ kind: 'fact' });

/** A union field. A column of the parent names the type of the row, and the column `id` holds the id of the row. */
export function sqlUnion(column: string, members: Readonly<Record<string, Member>>) {
  return declare({ kind: 'union', column, members });
}

/** A field of Query that gives the visible row of a list for which a condition holds, or null. */
export function sqlOne<Args>(list: AnyList, where: (args: Args) => Sql) {
  return declare({ kind: 'one', list, where: where as (args: Record<string, unknown>) => Sql });
}

/** A field that gives visible rows of several types, each by its global id: a list where the field is one. */
export function sqlNodes<Args>(lists: Readonly<Record<string, AnyList>>, names: (args: Args) => NodeName[]) {
  return declare({ kind: 'nodes', lists, names: names as (args: Record<string, unknown>) => NodeName[] });
}
