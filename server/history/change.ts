import { changeVisible } from '../access/visible.sql.ts';
import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { storedEnum } from '../enum.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import type { List } from '../reads/list.ts';
import { listed } from '../reads/resolve/connection.ts';
import { TRACKED_TYPES, Tracked } from './tracked.ts';

/** What a change did. */
const ChangeActionEnum = storedEnum('ChangeAction', {
  CREATED: 'The object was created.',
  UPDATED: 'Fields of the object were changed.',
  CONFIRMED: 'A person confirmed the object.',
  REJECTED: 'The object was rejected and is hidden from readers.',
  MERGED: 'Another object was merged into this one.',
  WITHDRAWN: "The article's text was withdrawn from readers.",
});

/** One field that changed, with its values before and after. */
builder.prismaObject('FieldChange', {
  fields: (t) => ({
    field: t.exposeString('field'),
    before: t.exposeString('before', { nullable: true }),
    after: t.exposeString('after', { nullable: true }),
  }),
});

/** One entry in the history of an object. */
export const Change = builder.prismaNode('Change', {
  id: { field: 'id', description: 'Global identifier.' },
  select: { id: true },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    actor: t.exposeString('actor', { nullable: true }),
    action: t.expose('action', { type: ChangeActionEnum }),
    reason: t.exposeString('reason', { nullable: true }),
    fields: t.relation('fields', { query: { orderBy: { position: 'asc' } } }),
  }),
});

const list: List<Record<never, never>, 'NEWEST'> = {
  noun: 'Change',
  from: sql`change c`,
  id: sql`c.id`,
  visible: (viewer) => changeVisible(viewer, 'c'),
  where: () => [],
  orders: {
    NEWEST: {
      keys: [
        { sql: sql`c.at`, type: 'timestamptz' },
        { sql: sql`c.id`, type: 'uuid' },
      ],
      descending: true,
    },
  },
};

/** How changes are listed. */
export const changes = listed(list, ({ change }) => change);

/** A field that lists entries of histories. */
const changesField = listFieldOf(Change, changes);

builder.interfaceField(Tracked, 'history', (t) =>
  t.connection(
    ...changesField({
      description: 'All changes, newest first.',
      scope: ({ parentType }) => {
        const type = TRACKED_TYPES[parentType] as string;
        return { on: sql`c.tracked_type = ${type}::tracked_type AND c.tracked_id = p.id` };
      },
      orderBy: 'NEWEST',
    }),
  ),
);
