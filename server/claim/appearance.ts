import { builder } from '../builder.ts';
import { raw } from '../database/sql.ts';
import type { Appearance as AppearanceRow } from '../generated/prisma/client.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { sqlValue } from '../reads/declare.ts';
import { connectionField } from '../reads/list-field.ts';
import type { Listed } from '../reads/resolve/connection.ts';
import { type AppearanceFilter, AppearanceFilterInput, StanceEnum, VoiceEnum } from './claim.input.ts';
import { appearanceList } from './claim.sql.ts';

/** Where an article states, denies or discusses a claim. */
export const Appearance = builder.prismaNode('Appearance', {
  id: { field: 'id', description: 'Global identifier.' },
  interfaces: [Tracked],
  select: TRACKED,
  fields: (t) => ({
    claim: t.relation('claim'),
    article: t.relation('article'),
    stance: t.expose('stance', { type: StanceEnum }),
    voice: t.field({
      type: VoiceEnum,
      description: 'Who takes the stance: the outlet where quote is null, else the speaker of the quote.',
      select: { quoteId: true },
      extensions: sqlValue((row) => raw(`CASE WHEN ${row}.quote_id IS NULL THEN 'OUTLET' ELSE 'QUOTED' END`)),
      resolve: ({ quoteId }) => (quoteId === null ? 'OUTLET' : 'QUOTED'),
    }),
    quote: t.relation('quote', { nullable: true }),
    exact: t.exposeString('exact'),
    start: t.exposeInt('start'),
    end: t.exposeInt('end'),
  }),
});

/** How appearances are listed and loaded. */
export const appearances: Listed<AppearanceRow, AppearanceFilter, 'PUBLISHED_DESC' | 'POSITION'> = {
  list: appearanceList,
  load: (prisma, ids, query) =>
    prisma.appearance.findMany({ ...query, where: { id: { in: ids } }, relationLoadStrategy: 'join' }),
};

export const [AppearanceConnection, AppearanceEdge] = connectionOf(Appearance, 'Appearance');

builder.queryField('appearances', (t) =>
  t.connection(
    {
      type: Appearance,
      description: 'Where articles state, deny or discuss claims; newest day of publication first.',
      args: { filter: t.arg({ type: AppearanceFilterInput, description: 'Only appearances that fit.' }) },
      ...connectionField(appearances, { orderBy: 'PUBLISHED_DESC' }),
    },
    AppearanceConnection,
    AppearanceEdge,
  ),
);
