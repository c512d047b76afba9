import type { InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import { builder } from '../builder.ts';
import { costs } from './cost.ts';
import { sqlFact } from './declare.ts';
import { connectionField, type ListSource } from './list-field.ts';
import type { Listed } from './resolve/connection.ts';

/**
 * The one connection type of a noun, and its edge (Relay Cursor Connections, with `nodes` and `totalCount`).
 *
 * @param named the noun is found by its names: an edge tells what is only near
 */
export function connectionOf<T>(
  type: ObjectRef<typeof builder.$inferSchemaTypes, T, T>,
  name: string,
  named = false,
) {
  const edge = builder.edgeObject({
    type,
    name: `${name}Edge`,
    description: `One ${name} at its place in a list.`,
    ...(named && {
      fields: (t) => ({
        isNear: t.boolean({
          description:
            'True if the list is searched, no name has the words, and a name of this one has them but for slips of the pen.',
          // Names are looked up once for all edges.
          extensions: { ...sqlFact, ...costs({ weight: 5 }) },
          resolve: (edge) => (edge as unknown as NearEdge).isNear(),
        }),
      }),
    }),
  });
  const connection = builder.connectionObject(
    {
      type,
      name: `${name}Connection`,
      description: `A page of a list of ${name}s (Relay Cursor Connections).`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'Number of items in the whole list. It is counted only when you ask for it.',
          resolve: (page) => page.totalCount(),
        }),
      }),
    },
    edge,
  );
  return [connection, edge] as const;
}

/** An edge of a list that is searched by names. */
interface NearEdge {
  isNear(): Promise<boolean>;
}

/** A field that lists rows of a noun: which rows, and what it takes. */
type ListFieldSource<Filter, OrderName extends string, Args extends InputFieldMap> = ListSource<
  Filter,
  OrderName,
  InputShapeFromFields<Args>
> & { description: string; args?: Args };

/** Makes the fields that list rows of a noun, each for `t.connection(...quotesField({ ... }))`. */
export function listFieldOf<Row extends { id: string }, Filter, OrderName extends string>(
  type: ObjectRef<typeof builder.$inferSchemaTypes, Row, Row>,
  listed: Listed<Row, Filter, OrderName>,
) {
  const [connection, edge] = connectionOf(type, listed.list.noun, listed.list.near !== undefined);
  return <Args extends InputFieldMap = Record<never, never>>({
    description,
    args,
    ...source
  }: ListFieldSource<Filter, OrderName, Args>) =>
    [
      { type, description, ...(args && { args }), ...connectionField(listed, source) },
      connection,
      edge,
    ] as const;
}
