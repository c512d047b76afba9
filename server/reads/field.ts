import type { GraphQLResolveInfo } from 'graphql';
import { canSee } from '../access/viewer.ts';
import { visibleOrNull } from '../access/visible.ts';
import type { Context } from '../context.ts';
import { raw, type Sql, seen, sql } from '../database/sql.ts';
import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { sqlOne, sqlRelated, sqlSeen } from './declare.ts';
import { type Listed, planSelection } from './resolve/connection.ts';

/*
 * Ways to say where a field takes its rows from. Each is said once: the resolver and the compiler of whole documents
 * (server/reads/compile) both work from it.
 */

type Reviewed = { status: ReviewStatus };

/** The row that a relation leads to; null where there is none, or the viewer may not see it. */
export function visibleRelation<const Name extends string>(name: Name) {
  return {
    nullable: true as const,
    extensions: sqlSeen,
    // biome-ignore lint/suspicious/noExplicitAny: Pothos types what is nested by the model and the type of the field.
    select: (_args: object, _context: Context, nested: (query: true) => any) =>
      ({ [name]: nested(true) }) as { [Key in Name]: ReturnType<typeof nested> },
    // biome-ignore lint/suspicious/noExplicitAny: Pothos knows the row by what is selected, only inside of t.field().
    resolve: (row: any, _args: object, { viewer }: Context): any =>
      visibleOrNull(viewer, row[name] as Reviewed | null),
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
  return {
    extensions: sqlRelated(
      (row, viewer) =>
        sql`EXISTS (SELECT 1 FROM ${raw(`${to} ${alias} WHERE ${alias}.id = ${row}.${to}_id`)} AND ${seen(viewer, alias)})`,
    ),
    // biome-ignore lint/suspicious/noExplicitAny: Pothos types what is nested by the model and the type of the field.
    select: (_args: object, _context: Context, nested: (query: object) => any) =>
      ({ [name]: nested({ select: { [to]: { select: { status: true } } }, orderBy }) }) as {
        [Key in Name]: ReturnType<typeof nested>;
      },
    // biome-ignore lint/suspicious/noExplicitAny: Pothos knows the row by what is selected, only inside of t.field().
    resolve: (row: any, _args: object, { viewer }: Context): any[] =>
      (row[name] as { [Key in To]: Reviewed }[]).filter((link) => canSee(viewer, link[to])),
  };
}

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
