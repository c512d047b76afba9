import { decodeGlobalID } from '@pothos/plugin-relay';
import { builder } from './builder.ts';
import { fail } from './errors.ts';
import { NOUNS } from './nouns.ts';
import { lengthOf } from './reads/cost.ts';
import type { NodeName } from './reads/declare.ts';
import { withCost } from './reads/field.ts';
import { nodeFields } from './reads/node-field.ts';
import { PAGE_SIZE } from './reads/paging.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The most characters of a global id: the name of a type and a UUID in base64 take fewer. */
const LONGEST = 100;

/** The type and the row that a global id identifies; null if it is malformed. */
function decode(id: string): NodeName {
  if (id.length > LONGEST) return null;
  try {
    const { typename, id: key } = decodeGlobalID(id);
    return Object.hasOwn(NOUNS, typename) && UUID.test(key) ? { type: typename, id: key } : null;
  } catch {
    return null;
  }
}

/** @throws BAD_USER_INPUT if there are too many */
function checked(ids: string[]): string[] {
  if (ids.length <= PAGE_SIZE.max) return ids;
  throw fail('BAD_USER_INPUT', `ids: ${ids.length} are more than ${PAGE_SIZE.max}`);
}

const { one, many } = nodeFields(NOUNS);

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description:
      'The object with this global id. Null: the id is malformed or unknown, or you may not see the object.',
    args: { id: t.arg.id({ required: true, description: 'The global id, as a field id gives it.' }) },
    ...one(({ id }: { id: string }) => decode(id)),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: `The objects with these global ids, in the order of the ids, ${PAGE_SIZE.max} at most. Null stands for each id that is malformed or unknown, or whose object you may not see.`,
    args: { ids: t.arg.idList({ required: true, description: 'The global ids, as fields id give them.' }) },
    ...withCost(
      many(({ ids }: { ids: string[] }) => checked(ids).map(decode)),
      { rows: ({ ids }) => lengthOf(ids) },
    ),
  }),
}));
