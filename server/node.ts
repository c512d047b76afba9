import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import { decodeGlobalID } from '@pothos/plugin-relay';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { sql } from './database/sql.ts';
import { fail } from './errors.ts';
import { NOUNS } from './nouns.ts';
import { costs, lengthOf } from './reads/cost.ts';
import { sqlNodes } from './reads/declare.ts';
import { PAGE_SIZE } from './reads/paging.ts';

const LISTS = Object.fromEntries(Object.entries(NOUNS).map(([type, { list }]) => [type, list]));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The most characters of a global id: the name of a type and a UUID in base64 take fewer. */
const LONGEST = 100;

/** The type and the row that a global id identifies; null if it is malformed. */
function decode(id: string): { type: keyof typeof NOUNS; id: string } | null {
  if (id.length > LONGEST) return null;
  try {
    const { typename, id: key } = decodeGlobalID(id);
    return Object.hasOwn(NOUNS, typename) && UUID.test(key)
      ? { type: typename as keyof typeof NOUNS, id: key }
      : null;
  } catch {
    return null;
  }
}

/** @throws BAD_USER_INPUT if there are too many */
function checked(ids: string[]): string[] {
  if (ids.length <= PAGE_SIZE.max) return ids;
  throw fail('BAD_USER_INPUT', `ids: ${ids.length} are more than ${PAGE_SIZE.max}`);
}

/** Loads visible rows by global id, in the order asked for, with two statements for each type. */
async function loadNodes(ids: readonly string[], context: Context, info: GraphQLResolveInfo) {
  const wanted = ids.map((id) => decode(id));
  const found = new Map<string, object>();
  for (const type of new Set(wanted.flatMap((node) => node?.type ?? []))) {
    const { ref, list, load } = NOUNS[type];
    const keys = [...new Set(wanted.flatMap((node) => (node?.type === type ? node.id : [])))];
    const visible = await context.prisma.$queryRaw<{ id: string }[]>(
      sql`SELECT ${list.id}::text AS id FROM ${list.from} WHERE ${list.id} = ANY(${keys}::uuid[]) AND ${list.visible(context.viewer)}`,
    );
    if (visible.length === 0) continue;
    const query = queryFromInfo({ context, info, typeName: type, select: { id: true } });
    for (const row of await load(
      context.prisma,
      visible.map(({ id }) => id),
      query,
    )) {
      brandWithType(row, ref);
      found.set(`${type} ${row.id}`, row);
    }
  }
  return wanted.map((node) => (node ? (found.get(`${node.type} ${node.id}`) ?? null) : null));
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description:
      'The object with this global id. Null: the id is malformed or unknown, or you may not see the object.',
    args: { id: t.arg.id({ required: true, description: 'The global id, as a field id gives it.' }) },
    extensions: sqlNodes(LISTS, ({ id }: { id: string }) => [decode(String(id))]),
    resolve: async (_root, { id }, context, info) =>
      (await loadNodes([String(id)], context, info))[0] ?? null,
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: `The objects with these global ids, in the order of the ids, ${PAGE_SIZE.max} at most. Null stands for each id that is malformed or unknown, or whose object you may not see.`,
    args: { ids: t.arg.idList({ required: true, description: 'The global ids, as fields id give them.' }) },
    extensions: {
      ...sqlNodes(LISTS, ({ ids }: { ids: string[] }) => checked(ids).map(decode)),
      ...costs({ rows: ({ ids }) => lengthOf(ids) }),
    },
    resolve: (_root, { ids }, context, info) => loadNodes(checked(ids.map(String)), context, info),
  }),
}));
