import { Prisma } from '../generated/prisma/client.ts';

/** Composes SQL with parameters; see Prisma.sql. The one way SQL is written in this server. */
export const sql = Prisma.sql;
/** A piece of parameterised SQL. */
export type Sql = Prisma.Sql;

/** The condition that no row fits: what is known to be empty is not looked for. */
export const NEVER = sql`false`;

/** All conditions at once; true where there are none, {@link NEVER} where one of them is. */
export function and(conditions: readonly Sql[]): Sql {
  if (conditions.includes(NEVER)) return NEVER;
  return conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : sql`true`;
}

/** Values separated by commas. */
export function commas(parts: readonly Sql[]): Sql {
  return Prisma.join([...parts], ', ');
}

/** Parts behind one another. */
export function join(parts: readonly Sql[], separator: string): Sql {
  return Prisma.join([...parts], separator);
}

/** A name or keyword of ours, never of a user's. */
export const raw = Prisma.raw;

/** The column of an enum has one of these values, where any are given; of an empty list it has none. */
export function oneOf(column: string, type: string, values: readonly string[] | null | undefined): Sql[] {
  return when(values, ([...values]) =>
    values.length > 0 ? sql`${raw(column)} = ANY(${values}::${raw(type)}[])` : NEVER,
  );
}

/** A day of a filter as the database takes it: for PostgreSQL, the year 0000 of RFC 3339 is 1 BC. */
export function dayOf(date: Date): string {
  const day = date.toISOString().slice(0, 10);
  return day.startsWith('0000') ? `0001${day.slice(4)} BC` : day;
}

/** The condition that a filter's field stands for, where the field is given. */
export function when<T>(value: T | null | undefined, condition: (value: T) => Sql): Sql[] {
  return value === null || value === undefined ? [] : [condition(value)];
}
