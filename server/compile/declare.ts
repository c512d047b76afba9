import type { Viewer } from '../auth.ts';
import type { List } from '../connection/list.ts';
import { type Sql, seen } from '../sql.ts';

/**
 * What a noun says in the `extensions` of a field so that documents with it can be compiled to SQL. Most fields need none: exposed columns and plain relations are read from
 * the schema, lists from `connectionField` and `listField`. The resolver of the field stays the reference, and a test
 * compares the two on random documents.
 */
export type DeclaredSql =
  | { kind: 'value'; value: ValueSql }
  | { kind: 'related'; where: RowSql }
  | { kind: 'rows'; rows: RowsSql }
  | { kind: 'one'; list: AnyList; where(args: Record<string, unknown>): Sql }
  | {
      kind: 'nodes';
      lists: Readonly<Record<string, AnyList>>;
      names(args: Record<string, unknown>): NodeName[];
    };

/** A list whose filter and orders do not matter here. */
export type AnyList = Pick<List<never, never>, 'from' | 'id' | 'visible'>;

/** What a global id names: a type and the id of a row. Null: it names nothing. */
export type NodeName = { type: string; id: string } | null;

/** A value of the row that stands under `row` in the statement. */
export type ValueSql = (row: string, viewer: Viewer) => Sql;
/** A condition on the row that stands under `row` in the statement. */
export type RowSql = (row: string, viewer: Viewer) => Sql;

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

/** A field that is an expression over the row. Null only where the field may be. */
export const sqlValue = (value: ValueSql) => declare({ kind: 'value', value });

/** A field whose `select` names one relation, of which it shows the rows that fit. */
export const sqlRelated = (where: RowSql) => declare({ kind: 'related', where });

/** A field whose `select` names one relation, of which it shows the rows that the viewer may see. */
export const sqlSeen = sqlRelated((row, viewer) => seen(viewer, row));

/** A field with rows that no relation leads to. */
export const sqlRows = (rows: RowsSql) => declare({ kind: 'rows', rows });

/** A field of Query that gives the visible row of a list for which a condition holds, or null. */
export function sqlOne<Args>(list: AnyList, where: (args: Args) => Sql) {
  return declare({ kind: 'one', list, where: where as (args: Record<string, unknown>) => Sql });
}

/** A field that gives visible rows of several types, each by its global id: a list where the field is one. */
export function sqlNodes<Args>(lists: Readonly<Record<string, AnyList>>, names: (args: Args) => NodeName[]) {
  return declare({ kind: 'nodes', lists, names: names as (args: Record<string, unknown>) => NodeName[] });
}
