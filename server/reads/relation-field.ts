import { canSee, visibleOrNull } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import type { Context } from '../context.ts';
import { and, raw, sql } from '../database/sql.ts';
import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { sqlRelated, sqlSeen } from './declare.ts';

/*
 * Ways to say which rows of a relation a field shows. Each is said once: the resolver and the compiler of whole documents
 * (server/reads/compile) both work from it.
 */

type Reviewed = { status: ReviewStatus };

/** What a selection asks of a relation, once Pothos has added what the document asks of it. */
type Nested<Query> = (query: Query) => object;

/** The row that a relation leads to; null where there is none, or the viewer may not see it. */
export function visibleRelation<const Name extends string>(name: Name) {
  return {
    nullable: true as const,
    extensions: sqlSeen,
    select: (_args: object, _context: Context, nested: Nested<true>) =>
      ({ [name]: nested(true) }) as { [Key in Name]: object },
    resolve: <Row extends Reviewed>(
      row: { readonly [Key in Name]: Row | null },
      _args: object,
      { viewer }: Context,
    ): Row | null => visibleOrNull<Row>(viewer, row[name]),
  };
}

/**
 * The visible row that is not refused, or null, of a relation that leads to several rows of which the database refuses all
 * but one.
 */
export function visibleUnrefused<const Name extends string>(name: Name) {
  return {
    nullable: true as const,
    extensions: sqlRelated(
      (row, viewer) => sql`${raw(`${row}.status`)} <> 'REJECTED' AND ${seen(viewer, row)}`,
    ),
    select: (_args: object, _context: Context, nested: Nested<true>) =>
      ({ [name]: nested(true) }) as { [Key in Name]: object },
    resolve: <Row extends Reviewed>(
      row: { readonly [Key in Name]: readonly Row[] },
      _args: object,
      { viewer }: Context,
    ): Row | null => row[name].find((other) => other.status !== 'REJECTED' && canSee(viewer, other)) ?? null,
  };
}

/**
 * The rows of a relation that lead to a row which the viewer may see.
 *
 * @param name of the relation
 * @param to the relation of its rows that is looked at, named like the table that it leads to
 */
export function visibleLinks<const Name extends string, const To extends 'article' | 'source'>(
  name: Name,
  to: To,
  orderBy: Record<string, 'asc'> | Record<string, 'asc'>[],
) {
  const alias = `v${to.charAt(0)}`;
  type Query = { select: { [Key in To]: { select: { status: true } } } };
  const query = { select: { [to]: { select: { status: true } } } as Query['select'], orderBy };
  return {
    extensions: sqlRelated(
      (row, viewer) =>
        sql`EXISTS (SELECT 1 FROM ${raw(`${to} ${alias} WHERE ${alias}.id = ${row}.${to}_id`)} AND ${seen(viewer, alias)})`,
    ),
    select: (_args: object, _context: Context, nested: Nested<typeof query>) =>
      ({ [name]: nested(query) }) as { [Key in Name]: Query },
    resolve: <Link extends { readonly [Key in To]: Reviewed }>(
      row: { readonly [Key in Name]: readonly Link[] },
      _args: object,
      { viewer }: Context,
    ): Link[] => row[name].filter((link) => canSee(viewer, link[to])),
  };
}

/**
 * The visible rows to which the links of a relation lead.
 *
 * @param name of the relation
 * @param to the relation of the links that leads on
 * @param only the columns that a link must have: a word of an enum each, by the name in Prisma and in the database
 * @param orderBy the order of the links
 */
export function visibleThrough<
  const Name extends string,
  const To extends string,
  const Column extends string,
  const OrderBy extends Record<string, 'asc'>,
>(name: Name, to: To, only: { readonly [Key in Column]: string }, orderBy: OrderBy) {
  const columns = Object.keys(only) as Column[];
  const selected = Object.fromEntries(columns.map((column) => [column, true]));
  type Query = { select: { [Key in To]: object } & { [Key in Column]: true }; orderBy: OrderBy };
  return {
    extensions: sqlRelated((row, viewer, link) =>
      and([...columns.map((column) => raw(`${link}.${column} = '${only[column]}'`)), seen(viewer, row)]),
    ),
    select: (_args: object, _context: Context, nested: Nested<true>) =>
      ({ [name]: { select: { ...selected, [to]: nested(true) }, orderBy } }) as { [Key in Name]: Query },
    resolve: <Row extends Reviewed>(
      row: {
        readonly [Key in Name]: readonly ({ readonly [Key in To]: Row | null } & {
          readonly [Key in Column]: string;
        })[];
      },
      _args: object,
      { viewer }: Context,
    ): Row[] =>
      row[name]
        .filter((link) => columns.every((column) => link[column] === only[column]))
        .flatMap((link) => visibleOrNull(viewer, link[to]) ?? []),
  };
}
