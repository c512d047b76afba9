import type { Viewer } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import type { Sql } from '../database/sql.ts';
import type { List } from './list.ts';

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

/** A type that a row may be of: what its column says then, and the list that has the row. */
export interface Member {
  value: string;
  list: AnyList;
}

/** A list whose filter and orders do not matter here. */
export type AnyList = Pick<List<never, never>, 'from' | 'id' | 'visible'>;

/** What a global id names: a type and the id of a row. Null: it names nothing. */
export type NodeName = { type: string; id: string } | null;

/** A value of the row that stands under `row` in the statement. */
export type ValueSql = (row: string, viewer: Viewer) => Sql;
/**
 * A condition on the row that stands under `row` in the statement. Under `link` stands the row whose relation leads to
 * it: the one that the field is asked of, or one of its links.
 */
export type RowSql = (row: string, viewer: Viewer, link: string) => Sql;

/** Rows that belong to the row `row`. */
export type RowsSql = (
  row: string,
  viewer: Viewer,
  args: Record<string, unknown>,
) => {
  /** Tables under aliases. */
  from: Sql;
  /** The alias, among those of `from`, of the rows meant. */
  rows: string;
  where: Sql;
  /** Null: there is at most one row. */
  orderBy: Sql | null;
};

const declare = (sql: DeclaredSql) => ({ sql });

/** A field that is an expression over the row, of a list an array. Null only where the field may be. */
export const sqlValue = (value: ValueSql) => declare({ kind: 'value', value });

/** A field whose `select` names one relation, its own or one of its links, of which it shows the rows that fit. */
export const sqlRelated = (where: RowSql) => declare({ kind: 'related', where });

/** A field whose `select` names one relation, of which it shows the rows that the viewer may see. */
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
 * @param material the JSON object that a row leaves for the work
 * @param derive reads the arguments
 */
export function sqlDerivedList<Row, Args>(
  material: (row: string) => string,
  derive: (args: Args) => Derivation<At<Row>>,
) {
  return declare({ kind: 'derived', material, derive: derive as never });
}

/**
 * A field of such an item that shows rows which belong to those that it was made of, at most one to each.
 *
 * @param rows the row that belongs to the row `row`
 * @param pick reads the arguments, and then tells by which of the rows (`at`) the item shows it
 */
export function sqlItemRows<Item, Args>(
  rows: RowsSql,
  pick: (args: Args) => (item: Item) => readonly number[],
) {
  return declare({ kind: 'item rows', rows, pick: pick as never });
}

/** A field of such an item, or of an edge whose list has `computed`: what of the item it shows. */
export function sqlComputed<Item>(value: (item: Item) => unknown) {
  return declare({ kind: 'computed', value: value as (item: unknown) => unknown });
}

/** A field of a connection that tells something of the whole list; the request of the list gives its value as one of its `facts`. */
export const sqlFact = declare({ kind: 'fact' });

/** A field that shows a row of one of several types, which a column tells: the one whose id the column `id` has. */
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
