import { canSee } from '../access/viewer.ts';
import { visibleOrNull } from '../access/visible.ts';
import type { Context } from '../context.ts';
import { raw, seen, sql } from '../database/sql.ts';
import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { sqlRelated, sqlSeen } from './declare.ts';

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
