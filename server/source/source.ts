import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { NameTypeEnum } from '../person/person.input.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { SourceFilterInput, SourceTypeEnum } from './source.input.ts';
import { sourceList } from './source.sql.ts';

/** One spelling of a source's name. */
builder.prismaObject('SourceName', {
  fields: (t) => ({
    name: t.exposeString('name'),
    language: t.expose('language', { type: 'LanguageTag', nullable: true }),
    type: t.expose('type', { type: NameTypeEnum }),
  }),
});

/** An outlet, agency, broadcaster, site or blog. */
export const Source = builder.prismaNode('Source', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    names: t.relation('names', { query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] } }),
    type: t.expose('type', { type: SourceTypeEnum, nullable: true }),
    country: t.expose('country', { type: 'CountryCode', nullable: true }),
    language: t.expose('language', { type: 'LanguageTag', nullable: true }),
    homepage: t.expose('homepage', { type: 'URL', nullable: true }),
    sameAs: t.expose('sameAs', { type: 'URL', nullable: true }),
  }),
});

/** How sources are listed and loaded. */
export const sources = listed(sourceList, ({ source }) => source);

/** A field that lists sources. */
const sourcesField = listFieldOf(Source, sources);

builder.queryFields((t) => ({
  source: t.field({
    type: Source,
    description: 'One source. Null: no source has this slug, or you may not see it.',
    args: { slug: t.arg.string({ required: true, description: 'Slug of the source.' }) },
    ...one(sources, ({ slug }: { slug: string }) => sql`s.slug = ${slug}`),
  }),
  sources: t.connection(
    ...sourcesField({
      description: 'Sources, by name.',
      args: {
        filter: t.arg({ type: SourceFilterInput, description: 'Only sources that meet these conditions.' }),
      },
      orderBy: 'NAME',
    }),
  ),
}));
