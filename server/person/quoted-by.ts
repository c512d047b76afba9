import { visibleOrNull } from '../access/visible.ts';
import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import type { Source as SourceRow } from '../generated/prisma/client.ts';
import { costs } from '../reads/cost.ts';
import { sqlRows } from '../reads/declare.ts';
import { checkSize, fieldPlace, planSelection } from '../reads/resolve/connection.ts';
import { sourceList } from '../source/source.sql.ts';
import { Source, sources } from '../source/source.ts';
import { quotedBy, selectQuotedBy } from './person.sql.ts';
import { Person } from './person.ts';

/** How often an outlet quotes a person. */
const QuotedBy = builder.objectRef<{ source: SourceRow | null; quotes: number }>('QuotedBy').implement({
  description: 'How often one outlet quotes a person.',
  fields: (t) => ({
    source: t.field({
      type: Source,
      nullable: true,
      description: 'The outlet. Null: all articles whose publisher is not known, together.',
      extensions: sqlRows((row, viewer) => ({
        from: sourceList.from,
        rows: 's',
        where: sql`${sourceList.id} = ${raw(`${row}.source_id`)} AND ${sourceList.visible(viewer)}`,
        orderBy: null,
      })),
      resolve: ({ source }, _args, { viewer }) => visibleOrNull(viewer, source),
    }),
    quotes: t.exposeInt('quotes', { description: 'Quotes of the person in its articles.' }),
  }),
});

builder.prismaObjectField(Person, 'quotedBy', (t) =>
  t.field({
    type: [QuotedBy],
    description: 'Outlets that quote this person, most quotes first.',
    args: { first: t.arg.int({ defaultValue: 20, description: 'How many at most, up to 100.' }) },
    extensions: {
      ...sqlRows((row, viewer, { first }) => ({
        from: sql`(${quotedBy(raw(`${row}.id`), viewer, checkSize('first', first as number | null))}) c`,
        rows: 'c',
        where: sql`true`,
        orderBy: sql`c.quotes DESC, c.source_id NULLS LAST`,
      })),
      // All quotes of the person are counted.
      ...costs({ weight: 10, rows: 10 }),
    },
    resolve: ({ id }, args, context, info) => {
      const limit = checkSize('first', args.first);
      const query = planSelection(context, info, [['source']]);
      return context.pages.load(fieldPlace(info), id, async (parents) => {
        const counts = await selectQuotedBy(context.prisma, context.viewer, parents, limit);
        const ids = [...new Set(counts.flatMap((rows) => rows.flatMap(({ sourceId }) => sourceId ?? [])))];
        const rows = ids.length > 0 ? await sources.load(context.prisma, ids, query) : [];
        const byId = new Map(rows.map((row) => [row.id, row]));
        return counts.map((rows) =>
          rows.map(({ sourceId, quotes }) => ({ source: byId.get(sourceId ?? '') ?? null, quotes })),
        );
      });
    },
  }),
);
