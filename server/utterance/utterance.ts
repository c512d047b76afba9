import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import type { Utterance as UtteranceRow } from '../generated/prisma/client.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { one } from '../reads/field.ts';
import { connectionField } from '../reads/list-field.ts';
import type { Listed } from '../reads/resolve/connection.ts';
import { type UtteranceFilter, utteranceList } from './utterance.sql.ts';

/** One act of speech of one content. */
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
export const utterances: Listed<UtteranceRow, UtteranceFilter, 'SAID_DESC'> = {
  list: utteranceList,
  load: (prisma, ids, query) =>
    prisma.utterance.findMany({ ...query, where: { id: { in: ids } }, relationLoadStrategy: 'join' }),
};

export const [UtteranceConnection, UtteranceEdge] = connectionOf(Utterance, 'Utterance');

builder.queryFields((t) => ({
  utterance: t.field({
    type: Utterance,
    description: 'One utterance. Null: there is none of that slug, or you may not see it.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    ...one(utterances, ({ slug }: { slug: string }) => sql`u.slug = ${slug}`),
  }),
  utterances: t.connection(
    {
      type: Utterance,
      description: 'Utterances; those said last first, unknown days last.',
      args: {
        attributionConflict: t.arg.boolean({
          description: 'True: only those that articles credit to different speakers. False: only the others.',
        }),
      },
      ...connectionField(utterances, {
        filter: ({ attributionConflict }: UtteranceFilter) => ({ attributionConflict }),
        orderBy: 'SAID_DESC',
      }),
    },
    UtteranceConnection,
    UtteranceEdge,
  ),
}));
