import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { reference, rows, withCost } from '../reads/field.ts';
import { checkSize, HOW_MANY, type Limited } from '../reads/paging.ts';
import { Source, sources } from '../source/source.ts';
import { quotedBy } from './person.sql.ts';
import { Person } from './person.ts';

/** How often an outlet quotes a person. */
const QuotedBy = builder.objectRef<{ source_id: string | null; quotes: number }>('QuotedBy').implement({
  description: 'How often one outlet quotes a person.',
  fields: (t) => ({
    source: t.field({
      type: Source,
      description: 'The outlet. Null: all articles whose publisher is not known are counted here together.',
      ...reference(sources, 'source_id'),
    }),
    quotes: t.exposeInt('quotes', {
      description: 'Number of quotes of the person in the articles of the outlet.',
    }),
  }),
});

builder.prismaObjectField(Person, 'quotedBy', (t) =>
  t.field({
    description: 'Outlets that quote this person, most quotes first.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: HOW_MANY }),
    },
    // Counts all quotes of the person.
    ...withCost(
      rows(QuotedBy, (row, viewer, { first }: Limited) => ({
        from: sql`(${quotedBy(raw(`${row}.id`), viewer, checkSize('first', first))}) c`,
        rows: 'c',
        where: sql`true`,
        orderBy: sql`c.quotes DESC, c.source_id NULLS LAST`,
      })),
      { weight: 10, rows: 10 },
    ),
  }),
);
