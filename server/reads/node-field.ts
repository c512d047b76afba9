import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { type AnyList, type NodeName, sqlNodes } from './declare.ts';
import type { Listed } from './resolve/connection.ts';

/** A noun that ids may name: its type in the API, and how its rows are listed and loaded. */
export interface NodeType extends Pick<Listed<{ id: string }, never, never>, 'load'> {
  ref: Parameters<typeof brandWithType>[1];
  list: AnyList;
}

/**
 * Fields of Query that give visible rows by their global ids, of whatever type. Null stands for an id that names no row
 * which the viewer may see. Each is said once: the resolver and the compiler both work from it.
 *
 * @param nouns by the names of their types
 */
export function nodeFields(nouns: Readonly<Record<string, NodeType>>) {
  const lists = Object.fromEntries(Object.entries(nouns).map(([type, { list }]) => [type, list]));

  /** The rows in the order of their names, with two statements for each type. */
  async function load(names: readonly NodeName[], context: Context, info: GraphQLResolveInfo) {
    const found = new Map<string, object>();
    for (const type of new Set(names.flatMap((name) => name?.type ?? []))) {
      const noun = nouns[type];
      if (!noun) continue;
      const { ref, list } = noun;
      const ids = [...new Set(names.flatMap((name) => (name?.type === type ? name.id : [])))];
      const visible = await context.prisma.$queryRaw<{ id: string }[]>(
        sql`SELECT ${list.id}::text AS id FROM ${list.from} WHERE ${list.id} = ANY(${ids}::uuid[]) AND ${list.visible(context.viewer)}`,
      );
      if (visible.length === 0) continue;
      const query = queryFromInfo({ context, info, typeName: type, select: { id: true } });
      for (const row of await noun.load(
        context.prisma,
        visible.map(({ id }) => id),
        query,
      )) {
        // The interface Node tells the type of a row by its brand.
        brandWithType(row, ref);
        found.set(`${type} ${row.id}`, row);
      }
    }
    return names.map((name) => (name ? (found.get(`${name.type} ${name.id}`) ?? null) : null));
  }

  return {
    /** @param nameOf reads the arguments */
    one: <Args extends object>(nameOf: (args: Args) => NodeName) => ({
      extensions: sqlNodes(lists, (args: Args) => [nameOf(args)]),
      resolve: async (_root: object, args: Args, context: Context, info: GraphQLResolveInfo) =>
        (await load([nameOf(args)], context, info))[0] ?? null,
    }),
    /** @param namesOf reads the arguments */
    many: <Args extends object>(namesOf: (args: Args) => NodeName[]) => ({
      extensions: sqlNodes(lists, namesOf),
      resolve: (_root: object, args: Args, context: Context, info: GraphQLResolveInfo) =>
        load(namesOf(args), context, info),
    }),
  };
}
