import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { PersonFilterInput, PersonOrderEnum, PersonTypeEnum } from './person.input.ts';
import { personList } from './person.sql.ts';

/** Someone who can speak or act. */
export const Person = builder.prismaNode('Person', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    slug: t.exposeString('slug'),
    type: t.expose('type', { type: PersonTypeEnum }),
    name: t.exposeString('name'),
    description: t.exposeString('description', { nullable: true }),
    sameAs: t.expose('sameAs', { type: 'URL', nullable: true }),
  }),
});

/** How people are listed and loaded. */
export const people = listed(personList, ({ person }) => person);

/** A field that lists people. */
export const peopleField = listFieldOf(Person, people);

/** True for the person of a slug, or the one into whom the person of the slug was merged. */
const named = (slug: string) =>
  sql`pe.id = (SELECT id FROM person WHERE slug = ${slug} UNION ALL SELECT person_id FROM person_redirect WHERE slug = ${slug} LIMIT 1)`;

builder.queryFields((t) => ({
  person: t.field({
    type: Person,
    description:
      'One person. The slug of a person who was merged into another finds the other. Null: no person has this slug, or you may not see the person.',
    args: { slug: t.arg.string({ required: true, description: 'Slug of the person.' }) },
    ...one(people, ({ slug }: { slug: string }) => named(slug)),
  }),
  people: t.connection(
    ...peopleField({
      description: 'People, organisations and groups.',
      args: {
        filter: t.arg({ type: PersonFilterInput, description: 'Only people that meet these conditions.' }),
        orderBy: t.arg({
          type: PersonOrderEnum,
          defaultValue: 'NAME',
          description: 'The order of the list.',
        }),
      },
      orderBy: 'NAME',
    }),
  ),
}));
