import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Sql } from '../database/sql.ts';
import type { SlugFields } from './slugs.ts';

/** What a cursor can hold of a row: the value of one sort key, as text. */
export type KeyType = 'date' | 'timestamptz' | 'int' | 'text' | 'uuid';

/** One key of an order. All keys of an order run in one direction, so that a page is one row comparison. */
interface Key {
  sql: Sql;
  type: KeyType;
}

/** A total order: its last key is the id. */
export interface Order {
  keys: readonly Key[];
  descending: boolean;
  /** The table instead of the list's, if the keys are columns of another one. @defaultValue the list's */
  from?: Sql;
  /** True: the order is by day of publication, then by id. */
  byDay?: boolean;
  /** True: the order is article by article, by place in the text. */
  inText?: boolean;
  /** True: the order is by how well rows match the search of the filter. */
  best?: boolean;
}

/** A page of a list, in SQL. */
export interface PageOfList {
  order: Order;
  /** The order in which the page is read. */
  orderBy: Sql;
  backwards: boolean;
  /** Sort keys of the row after which the page begins. */
  cursor: readonly string[] | null;
  /** Behind the cursor. */
  beyond: readonly Sql[];
  /** How many rows are wanted. */
  size: number;
}

/** How a list finds rows whose texts its filter searches, without reading all of them. */
export interface Searched {
  /** A condition that holds for the rows of a page by day. */
  page(page: PageOfList): Sql;
  /** A condition that holds for the rows of a page in the order of texts. */
  inText(page: PageOfList): Sql;
  /** A condition that holds for the newest rows that match: those that are ranked. `order` is newest first. */
  best(order: Order): Sql;
  /** As many of the rows as are counted, as an item of FROM. */
  counted: Sql;
  /** The rows of one parent that match: a page of them in any order, and all of them as an item of FROM. */
  under(parent: Omit<Scope, 'parent'>): { page(page: PageOfList): Sql; counted: Sql };
}

/** How the rows of one noun are listed in SQL. Its `<noun>.sql.ts` declares it once, and every path to the noun uses it. */
export interface List<Filter, OrderName extends string> {
  /** The name of the noun in the schema. */
  noun: string;
  /** The table under its alias. */
  from: Sql;
  /** The id column. */
  id: Sql;
  /** Which rows the viewer may see. @param versions the versions of articles that count. @defaultValue all of them */
  visible(viewer: Viewer, versions?: Versions): Sql;
  /** The versions of articles that a filter asks for. Absent: the rows have none. */
  versions?(filter: Filter, ofArticle?: boolean): Versions;
  /** The fields of the filter that are slugs. One that names nothing which the viewer may see is an error. */
  slugs?: SlugFields<Filter>;
  /** Conditions of a filter; slugs that name nothing match nothing. */
  where(filter: Filter, viewer: Viewer): Sql[];
  /** The same conditions for counting all rows, where an index answers them in another form. Null: in the same. */
  counts?(filter: Filter, viewer: Viewer): Sql[] | null;
  /** True if the names that the filter searches are only near to it. Absent: the noun is not found by names. */
  near?(filter: Filter, viewer: Viewer): Sql;
  /** Finds rows whose texts the filter searches. Null: the filter searches no text. */
  searched?(filter: Filter, viewer: Viewer): Searched | null;
  /**
   * A shorter way to the rows of a filter than its conditions. Null: there is none.
   *
   * @param scoped the list is that of a parent, which has few rows of the way, or all of them
   */
  through?(filter: Filter, viewer: Viewer, scoped: boolean): Through<Filter, OrderName> | null;
  /** The orders of the noun. An order that depends on the filter is a function of it. */
  orders: Record<OrderName, Order | ((filter: Filter, viewer: Viewer) => Order)>;
  /** Units of conditions and orders that take longer than reading a page along an index; see server/reads/cost.ts. */
  costs?: {
    /** A condition whose units depend on its value is a function of it. */
    filter?: Partial<Record<keyof Filter & string, number | ((value: unknown) => number)>>;
    orderBy?: Partial<Record<OrderName, number>>;
  };
}

/** A way to the rows of a filter that begins at another table, whose index finds them in the order of the list. */
export interface Through<Filter, OrderName extends string> {
  /** Tables, in place of the list's. No row comes twice. */
  from: Sql;
  /** What finds the rows. */
  on: Sql;
  /** The filter without what `on` stands for. */
  rest: Filter;
  /** Orders by columns of the other table, in place of the list's own. */
  orders?: Partial<Record<OrderName, Order>>;
  /** How the rows are counted without the list's table, where no condition is left. */
  counted?: { from: Sql; where: Sql };
}

/** The rows that the viewer may see of the versions of articles that a filter asks for. */
export function visibleIn<Filter>(
  list: Pick<List<Filter, never>, 'visible' | 'versions'>,
  filter: Filter,
  viewer: Viewer,
  ofArticle?: boolean,
): Sql {
  return list.visible(viewer, list.versions?.(filter, ofArticle));
}

/**
 * The order of a list as it is asked for.
 *
 * @throws BAD_USER_INPUT where the order needs a filter that is not given
 */
export function orderOf<Filter, OrderName extends string>(
  { orders }: List<Filter, OrderName>,
  { filter, orderBy }: { filter: Filter; orderBy: OrderName },
  viewer: Viewer,
): Order {
  const order = orders[orderBy];
  return typeof order === 'function' ? order(filter, viewer) : order;
}

/** The rows of a list that belong to one parent; in SQL the parent is `p.id`. */
export interface Scope {
  /** The id of the parent. */
  parent: string;
  /** What ties a row to its parent. */
  on: Sql;
  /** Replaces the list's table where the parent is reached through another one. */
  from?: Sql;
  /** Replaces the orders of the list where the scope sorts by columns of its own. */
  order?: Order;
  /** How the rows are counted without the list's table, where the filter has no condition. */
  counted?: { from: Sql; where: Sql };
  /** True: the rows are those of one article, which may be any of its versions. */
  ofArticle?: boolean;
}

/** The arguments of a connection (Relay Cursor Connections). */
export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** The alias of a list's table, of which its id is a column. */
export function aliasOf(id: Sql): string {
  return (id.strings[0] as string).replace(/\..*/s, '');
}
