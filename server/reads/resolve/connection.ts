import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { NEVER, sql } from '../../database/sql.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { encodeCursor } from '../cursor.ts';
import { aliasOf, type List, type PageArgs, type Scope } from '../list.ts';
import { foundBySearch, listSql } from '../list-sql.ts';
import { checkIfEmpty } from '../need.ts';
import { digestOf, readPage } from '../paging.ts';
import { needOfFilter } from '../slugs.ts';
import { countRows, type Page, pageSql, selectPages } from './batches.ts';

/** A noun that can be listed: its rows in SQL, and the way to load them with the fields a document asks for. */
export interface Listed<Row extends { id: string }, Filter, OrderName extends string> {
  list: List<Filter, OrderName>;
  /** Loads rows by id with a planned selection; in any order, hidden ones are never asked for. */
  load(prisma: PrismaClient, ids: string[], query: Selection): Promise<Row[]>;
}

/** The table of a noun, as Prisma reads it. */
interface Loads<Row> {
  findMany(args: { where: { id: { in: string[] } }; relationLoadStrategy: 'join' }): PromiseLike<Row[]>;
}

/** A noun that can be listed. */
export function listed<Row extends { id: string }, Filter, OrderName extends string>(
  list: List<Filter, OrderName>,
  table: (prisma: PrismaClient) => Loads<Row>,
): Listed<Row, Filter, OrderName> {
  return {
    list,
    load: async (prisma, ids, query) =>
      table(prisma).findMany({ ...query, where: { id: { in: ids } }, relationLoadStrategy: 'join' }),
  };
}

/** The selection that Pothos plans for one level of a document. */
export type Selection = Record<never, never>;

/** What is asked of one connection. */
export interface ConnectionRequest<Filter, OrderName extends string> {
  args: PageArgs;
  filter: Filter;
  orderBy: OrderName;
  /** Null: all rows of the noun. */
  scope: Scope | null;
}

/** A list whose rows are no rows of a noun: they are what its SQL makes them, and nothing loads them by id. */
interface Unlisted<Filter, OrderName extends string> {
  list: List<Filter, OrderName>;
  load: null;
}

/**
 * Resolves a connection (Relay Cursor Connections): the page's ids by one keyset statement for all parents of the
 * level, then their rows by one planned Prisma query; the count only when it is asked for. Rows of no noun come with
 * the ids.
 *
 * @throws INVALID_PAGINATION, INVALID_CURSOR; BAD_USER_INPUT where a slug of the filter names nothing
 */
export async function resolveConnection<Row extends { id: string }, Filter, OrderName extends string>(
  listed: Listed<Row, Filter, OrderName> | Unlisted<Filter, OrderName>,
  { args, filter, orderBy, scope }: ConnectionRequest<Filter, OrderName>,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { list } = listed;
  const { from, where, order, counted } = listSql(list, { filter, orderBy, scope }, context.viewer);
  const digest = digestOf(`${info.parentType.name}.${info.fieldName}`, { orderBy, filter }, args);
  const { size, backwards, cursor } = readPage(args, () => digest, order);
  const reading = { order, size, backwards, cursor };
  const found =
    where === NEVER
      ? null
      : foundBySearch(list, { filter, scope }, { ...reading, ...pageSql(reading) }, context.viewer);
  const parent = scope?.parent ?? '';
  const parentsOf = (parents: readonly string[]) => (scope ? parents : null);
  const place = fieldPlace(info);
  const { load } = listed;
  const query = load ? planSelection(context, info, [['nodes'], ['edges', 'node']]) : {};

  const page = await context.batches.load(place, parent, async (parents) => {
    const pages = await selectPages(context.prisma, parentsOf(parents), {
      from,
      id: list.id,
      where,
      found,
      ...reading,
      ...(!load && { columns: aliasOf(list.id) }),
    });
    return load ? loadNodes<Row>(load, pages, context, query) : pages.map(withRows<Row>);
  });
  await checkIfEmpty(page.rows, needOfFilter(list, filter, context.viewer), context, place);
  const near = list.near?.(filter, context.viewer);
  const isNear =
    near &&
    (() =>
      context.batches.load(`${place} near`, '', () =>
        context.prisma
          .$queryRaw<{ near: boolean }[]>(sql`SELECT ${near} AS near`)
          .then((rows) => rows.map((row) => row.near)),
      ));
  const edges = page.rows.map(({ node, keys }) => ({
    cursor: encodeCursor(digest, keys),
    node,
    ...(isNear && { isNear }),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? page.behind : page.more,
      hasPreviousPage: backwards ? page.more : page.behind,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () =>
      context.batches.load(`${place} count`, parent, (parents) =>
        countRows(context.prisma, parentsOf(parents), counted.from, counted.where),
      ),
  };
}

/** All rows of a short list that belong to one parent, in the list's order, visible ones only. Not paged. */
export async function resolveList<Row extends { id: string }, Filter, OrderName extends string>(
  listed: Listed<Row, Filter, OrderName>,
  { filter, orderBy, scope, limit }: { filter: Filter; orderBy: OrderName; scope: Scope; limit: number },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row[]> {
  const { list } = listed;
  const { from, where, order } = listSql(list, { filter, orderBy, scope }, context.viewer);
  const query = planSelection(context, info);
  const page = await context.batches.load(fieldPlace(info), scope.parent, async (parents) => {
    const pages = await selectPages(context.prisma, parents, {
      from,
      id: list.id,
      where,
      found: null,
      order,
      size: limit,
      backwards: false,
      cursor: null,
    });
    return loadNodes(listed.load, pages, context, query);
  });
  return page.rows.map(({ node }) => node);
}

/**
 * Plans what the rows of a field must be loaded with. To be called for every parent: Pothos trusts a row only under
 * the execution path that it was planned for, and loads it again under any other.
 *
 * @param paths where the rows stand below the field; none: the field returns them itself
 */
export function planSelection(context: Context, info: GraphQLResolveInfo, paths?: string[][]): Selection {
  const planned = queryFromInfo({ context, info, ...(paths && { paths }) });
  return planned.select || planned.include ? planned : { select: { id: true } };
}

/** A page of rows that came with their ids. */
function withRows<Row>(page: Page) {
  return { ...page, rows: page.rows.map(({ row, keys }) => ({ node: row as Row, keys })) };
}

async function loadNodes<Row extends { id: string }>(
  load: Listed<Row, never, string>['load'],
  pages: Page[],
  context: Context,
  query: Selection,
) {
  const ids = [...new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))];
  const nodes = ids.length > 0 ? await load(context.prisma, ids, query) : [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return pages.map((page) => ({
    ...page,
    // A row that was deleted between the two statements is left out.
    rows: page.rows.flatMap(({ id, keys }) => {
      const node = byId.get(id);
      return node ? [{ node, keys }] : [];
    }),
  }));
}

/**
 * The place of a field in the document, list positions aside: the same for all parents of one level. The types on the
 * way belong to it: in fragments on different types, one name may stand for fields with different arguments.
 */
export function fieldPlace(info: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) {
    if (typeof at.key === 'string') keys.push(`${at.typename}.${at.key}`);
  }
  return keys.join(' ');
}
