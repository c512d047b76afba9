import type { ObjectRef } from '@pothos/core';
import { builder } from '../builder.ts';

/** The one connection type of a noun, and its edge (Relay Cursor Connections, with `nodes` and `totalCount`). */
export function connectionOf<T>(type: ObjectRef<typeof builder.$inferSchemaTypes, T, T>, name: string) {
  const edge = builder.edgeObject({
    type,
    name: `${name}Edge`,
    description: `One ${name} at its place in a list.`,
  });
  const connection = builder.connectionObject(
    {
      type,
      name: `${name}Connection`,
      description: `A page of a list of ${name}s (Relay Cursor Connections).`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'How many there are in the whole list; counted only when asked for.',
          resolve: (page) => page.totalCount(),
        }),
      }),
    },
    edge,
  );
  return [connection, edge] as const;
}
