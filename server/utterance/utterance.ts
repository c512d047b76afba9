import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { one } from '../reads/field.ts';
import { listed } from '../reads/resolve/connection.ts';
import { UtteranceFilterInput, UtteranceOrderEnum } from './utterance.input.ts';
import { utteranceList } from './utterance.sql.ts';

/** One act of speech with one content. */
export const Utterance = builder.prismaNode('Utterance', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    slug: t.exposeString('slug'),
    text: t.exposeString('text', { nullable: true }),
    language: t.expose('language', { type: 'LanguageTag', nullable: true }),
    saidOn: t.expose('saidOn', { type: 'Date', nullable: true }),
    occasion: t.exposeString('occasion', { nullable: true }),
  }),
});

/** How utterances are listed and loaded. */
export const utterances = listed(utteranceList, ({ utterance }) => utterance);

/** A field that lists utterances. */
export const utterancesField = listFieldOf(Utterance, utterances);

builder.queryFields((t) => ({
  utterance: t.field({
    type: Utterance,
    description: 'One utterance. Null: no utterance has this slug, or you may not see it.',
    args: { slug: t.arg.string({ required: true, description: 'Slug of the utterance.' }) },
    ...one(utterances, ({ slug }: { slug: string }) => sql`u.slug = ${slug}`),
  }),
  utterances: t.connection(
    ...utterancesField({
      description: 'Utterances that you may see.',
      args: {
        filter: t.arg({
          type: UtteranceFilterInput,
          description: 'Only utterances that meet these conditions.',
        }),
        orderBy: t.arg({
          type: UtteranceOrderEnum,
          defaultValue: 'SAID_DESC',
          description: 'The order of the list.',
        }),
        attributionConflict: t.arg.boolean({
          description:
            'The same as attributionConflict in the filter. If both are given, the one in the filter counts.',
          deprecationReason: 'Use filter: { attributionConflict }.',
        }),
      },
      filter: ({ filter, attributionConflict }) => ({
        ...filter,
        attributionConflict: filter?.attributionConflict ?? attributionConflict,
      }),
      orderBy: 'SAID_DESC',
    }),
  ),
}));
