import type { GraphQLResolveInfo } from 'graphql';
import { type Viewer, visibleOrNull } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import { and, raw, type Sql, sql } from '../database/sql.ts';
import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { costs, type DeclaredCost } from './cost.ts';
import { type RowsSql, sqlOne, sqlRows } from './declare.ts';
import { aliasOf } from './list.ts';
import { checkIfEmpty } from './need.ts';
import { selectForEach } from './resolve/batches.ts';
import { fieldPlace, type Listed, planSelection } from './resolve/connection.ts';
import { loadNode, loadNodes } from './resolve/nodes.ts';
import type { RowOf, RowType } from './row-type.ts';

/*
 * Ways to say where a field takes its rows from. Each is said once: the resolver and the compiler of whole documents
 * (server/reads/compile) both work from it.
 */

type Reviewed = { status: ReviewStatus };

/**
 * A field of Query: the visible row of a noun for which a condition holds, or null.
 *
 * @param where reads the arguments; at most one row fits it
 */
export function one<Row extends { id: string }, Filter, OrderName extends string, Args extends object>(
  { list, load }: Listed<Row, Filter, OrderName>,
  where: (args: Args) => Sql,
) {
  return {
    nullable: true as const,
    extensions: sqlOne(list, where),
    async resolve(
      _root: unknown,
      args: Args,
      context: Context,
      info: GraphQLResolveInfo,
    ): Promise<Row | null> {
      const query = planSelection(context, info);
      const found = await context.prisma.$queryRaw<{ id: string }[]>(
        sql`SELECT ${list.id}::text AS id FROM ${list.from} WHERE ${where(args)} AND ${list.visible(context.viewer)}`,
      );
      const ids = found.map(({ id }) => id);
      return ids.length > 0 ? ((await load(context.prisma, ids, query))[0] ?? null) : null;
    },
  };
}

/** A condition that the statement which found the id has already made sure of: nobody looks at it again. */
interface Checked {
  visible: true;
}

/**
 * The row of a noun whose id this row holds in a column; null where it holds none, or the viewer may not see the row.
 *
 * @param checked whoever filled the column with ids took only those of visible rows
 */
export function reference<
  Row extends { id: string } & Reviewed,
  Filter,
  OrderName extends string,
  const Column extends string,
>(listed: Listed<Row, Filter, OrderName>, column: Column, checked?: Checked) {
  return {
    nullable: true as const,
    extensions: declaredReference(listed, column, checked),
    async resolve(
      row: { readonly [Key in Column]: string | null },
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ): Promise<Row | null> {
      const id = row[column];
      const [found = null] = await loadNodes(listed, id ? [id] : [], context, info);
      return checked ? found : visibleOrNull(context.viewer, found);
    },
  };
}

/** The row of a noun whose id this row holds in a column: whoever filled the column took only ids of visible rows. */
export function visibleReference<
  Row extends { id: string },
  Filter,
  OrderName extends string,
  const Column extends string,
>(listed: Listed<Row, Filter, OrderName>, column: Column) {
  return {
    extensions: declaredReference(listed, column, { visible: true }),
    resolve: (
      row: { readonly [Key in Column]: string },
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ): Promise<Row> => loadNode(listed, row[column], context, info),
  };
}

function declaredReference<Row extends { id: string }, Filter, OrderName extends string>(
  { list }: Listed<Row, Filter, OrderName>,
  column: string,
  checked: Checked | undefined,
) {
  return sqlRows((row, viewer) => ({
    from: list.from,
    rows: aliasOf(list.id),
    where: and([sql`${list.id} = ${raw(`${row}.${column}`)}`, ...(checked ? [] : [list.visible(viewer)])]),
    orderBy: null,
  }));
}

/** The rows of a noun whose ids this row holds in a column, in that order; only of visible rows. */
export function references<
  Row extends { id: string },
  Filter,
  OrderName extends string,
  const Column extends string,
>(listed: Listed<Row, Filter, OrderName>, column: Column) {
  const { list } = listed;
  return {
    extensions: sqlRows((row) => ({
      from: sql`unnest(${raw(`${row}.${column}`)}) WITH ORDINALITY AS held(id, n) JOIN ${list.from} ON ${list.id} = held.id`,
      rows: aliasOf(list.id),
      where: sql`true`,
      orderBy: sql`held.n`,
    })),
    resolve: (
      row: { readonly [Key in Column]: readonly string[] },
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ): Promise<Row[]> => loadNodes(listed, row[column], context, info),
  };
}

/** The same field with what it costs. */
export function withCost<Part extends { extensions: object }>(part: Part, cost: DeclaredCost): Part {
  return { ...part, extensions: { ...part.extensions, ...costs(cost) } };
}

/** What {@link rows} does otherwise than by default. */
interface RowsOptions<Of, Stored, Row> {
  /** The id of the row that the field is asked of. @defaultValue its `id`; none of the root */
  id?(of: Of): string;
  /** Columns that the rows are found by besides the id: the same for all parents of a level. */
  more?(of: Of): Sql;
  /** Reads a row as the type has it. @defaultValue as `to_jsonb` writes it: days are texts */
  read?(row: Stored): Row;
}

/**
 * Rows that SQL finds for the row that the field is asked of, once for all of a level; the fields of the type are their
 * columns.
 *
 * @param type what each of the rows is
 * @param find reads the arguments
 */
export function rows<
  const Type extends RowType,
  Args extends object,
  Of extends object = object,
  Stored extends object = RowOf<Type>,
>(
  type: Type,
  find: (row: string, viewer: Viewer, args: Args) => ReturnType<RowsSql>,
  { id = idOf, more, read }: RowsOptions<Of, Stored, RowOf<Type>> = {},
) {
  return {
    type: [type] as [Type],
    extensions: sqlRows(find as RowsSql),
    async resolve(of: Of, args: Args, context: Context, info: GraphQLResolveInfo): Promise<RowOf<Type>[]> {
      const { from, rows, where, orderBy, needs } = find('p', context.viewer, args);
      const columns = more ? sql`, ${more(of)}` : raw('');
      const place = fieldPlace(info);
      const found = await context.batches.load(place, id(of), async (parents) => {
        const json = sql`SELECT to_jsonb(${raw(rows)}) FROM ${from} WHERE ${where} ORDER BY ${orderBy ?? raw('1')}`;
        if (!read) return selectForEach<RowOf<Type>>(context.prisma, parents, json, columns);
        const found = await selectForEach<Stored>(context.prisma, parents, json, columns);
        return found.map((rows) => rows.map(read));
      });
      await checkIfEmpty(found, needs, context, place);
      return found;
    },
  };
}

/** The id of the row that a field is asked of; empty at the root. */
export const idOf = (of: { id?: string } | undefined): string => of?.id ?? '';
