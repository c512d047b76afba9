import DataLoader from 'dataloader';
import { and, commas, raw, type Sql, sql } from '../../database/sql.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Order } from '../list.ts';

/** One page of one parent's list. */
export interface Page {
  /** The rows of the page in the order of the list, by id, each with the text of its sort keys and, if wanted, its columns. */
  rows: { id: string; keys: string[]; row?: object }[];
  /** There are rows behind the page, in the direction of reading. */
  more: boolean;
  /** There are rows before the page's cursor, against the direction of reading. */
  behind: boolean;
}

/** What is asked of a list: which rows, from where, how many. */
export interface PageQuery {
  from: Sql;
  id: Sql;
  where: Sql;
  /** Finds the rows of the page by itself. Null: they are those of `where` behind the cursor. */
  found: Sql | null;
  order: Order;
  size: number;
  /** Read from the end of the list. */
  backwards: boolean;
  /** Sort keys of the row to start behind. */
  cursor: readonly string[] | null;
  /** The alias whose columns the rows of the page come with. Left out: they come without. */
  columns?: string;
}

/**
 * Gathers, per operation, the lists that one field of a document asks for on many parents into one statement: the
 * number of statements follows the document, never the rows.
 */
export class Batches {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  /**
   * @param field names the field in the document; equal names must mean equal batches
   * @param parent the key of this parent
   * @param batch answers for all parents of one level at once, in their order
   */
  load<Value>(
    field: string,
    parent: string,
    batch: (parents: readonly string[]) => Promise<Value[]>,
  ): Promise<Value> {
    let loader = this.#loaders.get(field) as DataLoader<string, Value> | undefined;
    if (!loader) {
      loader = new DataLoader(batch);
      this.#loaders.set(field, loader as DataLoader<string, unknown>);
    }
    return loader.load(parent);
  }
}

/** What makes a page of a list, as pieces of SQL. */
export interface PageSql {
  /** The order in which the page is read: from the end of the list where it is read backwards. */
  orderBy: Sql;
  /** The condition for rows behind the cursor, in the direction of reading. Empty: there is no cursor. */
  beyond: Sql[];
  /** Rows at the cursor or before it; null: there is no cursor. */
  before: Sql | null;
}

/** The conditions and the order of a page, one row comparison each, so that the index of the order serves them. */
export function pageSql({
  order,
  backwards,
  cursor,
}: Pick<PageQuery, 'order' | 'backwards' | 'cursor'>): PageSql {
  const descending = order.descending !== backwards;
  const direction = raw(descending ? 'DESC' : 'ASC');
  const orderBy = commas(order.keys.map((key) => sql`${key.sql} ${direction}`));
  if (!cursor) return { orderBy, beyond: [], before: null };
  const keys = commas(order.keys.map((key) => key.sql));
  const at = commas(order.keys.map(({ type }, i) => sql`${cursor[i] as string}::${raw(type)}`));
  return {
    orderBy,
    beyond: [sql`(${keys}) ${raw(descending ? '<' : '>')} (${at})`],
    before: sql`(${keys}) ${raw(descending ? '>=' : '<=')} (${at})`,
  };
}

/** The pages of a list for all its parents, in one statement. A root list has the one parent ''. */
export async function selectPages(
  prisma: PrismaClient,
  parents: readonly string[] | null,
  query: PageQuery,
): Promise<Page[]> {
  const { from, id, where, found, order, size, backwards } = query;
  const { orderBy, beyond, before } = pageSql(query);
  const columns = [
    ...order.keys.map((key, i) => sql`${key.sql}::text AS ${raw(`k${i}`)}`),
    ...(query.columns ? [raw(`to_jsonb(${query.columns}) AS row`)] : []),
  ];
  const page = sql`
    SELECT ${id}::text AS id, ${commas(columns)} FROM ${from}
    WHERE ${found ?? and([where, ...beyond])} ORDER BY ${orderBy} LIMIT ${size + 1}::int`;
  const behind = before ? sql`EXISTS (SELECT 1 FROM ${from} WHERE ${where} AND ${before})` : sql`false`;
  const origin = parents ? sql`unnest(${[...parents]}::uuid[]) AS p(id)` : sql`(SELECT '') AS p(id)`;
  const rows = await prisma.$queryRaw<PageRow[]>(
    sql`SELECT p.id::text AS parent, ${behind} AS behind, page.* FROM ${origin} LEFT JOIN LATERAL (${page}) AS page ON true`,
  );
  const byParent = new Map<string, PageRow[]>();
  for (const row of rows) byParent.set(row.parent, [...(byParent.get(row.parent) ?? []), row]);
  return (parents ?? ['']).map((parent) => {
    const all = byParent.get(parent) ?? [];
    const present = all
      .filter((row) => row.id !== null)
      .map(({ id, row, ...keys }) => ({
        id: id as string,
        keys: order.keys.map((_, i) => keys[`k${i}`] as string),
        ...(row && { row }),
      }));
    const kept = present.slice(0, size);
    return {
      rows: backwards ? kept.reverse() : kept,
      more: present.length > size,
      behind: all[0]?.behind ?? false,
    };
  });
}

interface PageRow {
  parent: string;
  id: string | null;
  behind: boolean;
  row?: object;
  [key: `k${number}`]: string;
}

/** How many rows a list has, for all its parents, in one statement. */
export async function countRows(
  prisma: PrismaClient,
  parents: readonly string[] | null,
  from: Sql,
  where: Sql,
): Promise<number[]> {
  const origin = parents ? sql`unnest(${[...parents]}::uuid[]) AS p(id)` : sql`(SELECT '') AS p(id)`;
  const rows = await prisma.$queryRaw<{ parent: string; n: number }[]>(
    sql`SELECT p.id::text AS parent, (SELECT count(*)::int FROM ${from} WHERE ${where}) AS n FROM ${origin}`,
  );
  const counts = new Map(rows.map(({ parent, n }) => [parent, n]));
  return (parents ?? ['']).map((parent) => counts.get(parent) ?? 0);
}

/**
 * The rows that SQL finds for each parent of a level, in one statement.
 *
 * @param parents ids; the empty text stands for the root
 * @param rows a SELECT of one column of JSON, in which `p.id` is the parent
 * @param more further columns of `p`, each behind a comma
 */
export async function selectForEach<Row>(
  prisma: PrismaClient,
  parents: readonly string[],
  rows: Sql,
  more: Sql = raw(''),
): Promise<Row[][]> {
  const found = await prisma.$queryRaw<{ rows: Row[] }[]>(sql`
    SELECT ARRAY(${rows}) AS rows
    FROM (SELECT nullif(of.id, '')::uuid AS id, of.n${more} FROM unnest(${[...parents]}::text[]) WITH ORDINALITY AS of(id, n)) AS p
    ORDER BY p.n`);
  return found.map(({ rows }) => rows);
}
