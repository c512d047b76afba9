import { versionsArg } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { Appearance, appearances } from '../claim/appearance.ts';
import { sql } from '../database/sql.ts';
import { Person } from '../person/person.ts';
import { listField } from '../reads/list-field.ts';
import { PAGE_SIZE } from '../reads/paging.ts';
import { visibleRelation, visibleThrough, visibleUnrefused } from '../reads/relation-field.ts';
import { Source } from '../source/source.ts';
import { Utterance } from '../utterance/utterance.ts';
import { AttributionRoleEnum } from './quote.input.ts';
import { Quote, quotesField } from './quote.ts';

/** One link of a chain. */
builder.prismaObject('Attribution', {
  fields: (t) => ({
    role: t.expose('role', { type: AttributionRoleEnum }),
    exact: t.exposeString('exact'),
    person: t.field({
      type: Person,
      description: 'The person who is meant. Null: the party is unnamed, not identified, or an outlet.',
      ...visibleRelation('person'),
    }),
    source: t.field({
      type: Source,
      description: 'The outlet that speaks, relays or is addressed. Null: the party is not an outlet.',
      ...visibleRelation('source'),
    }),
  }),
});

builder.prismaObjectFields(Quote, (t) => ({
  article: t.relation('article'),
  attributions: t.relation('attributions', { query: { orderBy: { position: 'asc' } } }),
  speakers: t.field({
    type: [Person],
    description: 'The identified people who speak the quote, in the order printed.',
    ...visibleThrough('attributions', 'person', { role: 'SPEAKER' }, { position: 'asc' }),
  }),
  utterance: t.field({
    type: Utterance,
    description: 'The act of speech that the quote prints. Null: the quote is not linked to an utterance.',
    ...visibleRelation('utterance'),
  }),
  continues: t.field({
    type: Quote,
    description:
      "The quote that this one continues, printed before it in the same article: the reporter's words interrupt one sentence (« Nous partirons », dit-elle, « demain »). Null: it continues none.",
    ...visibleRelation('continues'),
  }),
  continuedBy: t.field({
    type: Quote,
    description: 'The quote that continues this one, printed behind it in the same article. Null: none does.',
    ...visibleUnrefused('continuedBy'),
  }),
  variants: t.connection(
    ...quotesField({
      description: 'Other quotes of the same utterance, in any article, newest day of publication first.',
      args: versionsArg,
      filter: ({ versions }) => ({ versions }),
      scope: {
        on: sql`q.id <> p.id AND q.utterance_id = (SELECT o.utterance_id FROM quote o WHERE o.id = p.id)`,
      },
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
  appearances: t.field({
    type: [Appearance],
    description: `Appearances of the claims that this quote supports, refutes or discusses, in the order of the text, ${PAGE_SIZE.max} at most.`,
    ...listField(appearances, {
      scope: { on: sql`ap.quote_id = p.id`, ofArticle: true },
      orderBy: 'POSITION',
      limit: PAGE_SIZE.max,
    }),
  }),
}));
