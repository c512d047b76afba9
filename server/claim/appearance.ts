import { versionsArg } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { raw } from '../database/sql.ts';
import { TRACKED, Tracked } from '../history/tracked.ts';
import { listFieldOf } from '../reads/connection-types.ts';
import { sqlValue } from '../reads/declare.ts';
import { listed } from '../reads/resolve/connection.ts';
import { AppearanceFilterInput, StanceEnum, VoiceEnum } from './claim.input.ts';
import { appearanceList } from './claim.sql.ts';

/** A span in which an article states, denies or discusses a claim. */
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
      description: 'Who takes the stance: the outlet if quote is null, otherwise the speaker of the quote.',
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
export const appearances = listed(appearanceList, ({ appearance }) => appearance);

/** The argument of fields that list appearances in one article. */
export const stanceArgs = builder.args((t) => ({
  stance: t.field({ type: [StanceEnum], description: 'Only appearances with one of these stances.' }),
}));

/** The arguments of fields that list appearances in many articles. */
export const appearanceArgs = { ...stanceArgs, ...versionsArg };

/** A field that lists appearances. */
export const appearancesField = listFieldOf(Appearance, appearances);

builder.queryField('appearances', (t) =>
  t.connection(
    ...appearancesField({
      description: 'Spans in which articles state, deny or discuss claims, newest day of publication first.',
      args: {
        filter: t.arg({
          type: AppearanceFilterInput,
          description: 'Only appearances that meet these conditions.',
        }),
      },
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
);
