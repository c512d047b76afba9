import { builder } from '../builder.ts';
import { Appearance, AppearanceConnection, AppearanceEdge, appearances } from '../claim/appearance.ts';
import { type StanceArgs, StanceEnum } from '../claim/claim.input.ts';
import { sql } from '../database/sql.ts';
import { speakersOf } from '../person/person.sql.ts';
import { Person, PersonConnection, PersonEdge, people } from '../person/person.ts';
import { QuoteFilterInput, QuoteOrderEnum } from '../quote/quote.input.ts';
import { Quote, QuoteConnection, QuoteEdge, quotes } from '../quote/quote.ts';
import { visibleLinks, visibleRelation } from '../reads/field.ts';
import { connectionField } from '../reads/list-field.ts';
import { Source } from '../source/source.ts';
import { Article, Credit } from './article.ts';

builder.prismaObjectFields(Article, (t) => ({
  source: t.field({
    type: Source,
    description: 'The publisher. Null: the text does not reveal it; it is never guessed.',
    ...visibleRelation('source'),
  }),
  credits: t.field({
    type: [Credit],
    description:
      'Parties other than the publisher that the article says its content came from, in the order printed.',
    ...visibleLinks('credits', 'source', { position: 'asc' }),
  }),
  quotes: t.connection(
    {
      type: Quote,
      description: 'The quotes of the text.',
      args: {
        filter: t.arg({ type: QuoteFilterInput, description: 'Only quotes that fit.' }),
        orderBy: t.arg({
          type: QuoteOrderEnum,
          defaultValue: 'POSITION',
          description: 'The order of the list.',
        }),
      },
      ...connectionField(quotes, { scope: { on: sql`q.article_id = p.id` }, orderBy: 'POSITION' }),
    },
    QuoteConnection,
    QuoteEdge,
  ),
  appearances: t.connection(
    {
      type: Appearance,
      description: 'Where the text states, denies or discusses claims, in the order of the text.',
      args: { stance: t.arg({ type: [StanceEnum], description: 'Only with one of these stances.' }) },
      ...connectionField(appearances, {
        scope: { on: sql`ap.article_id = p.id` },
        filter: ({ stance }: StanceArgs) => ({ stance }),
        orderBy: 'POSITION',
      }),
    },
    AppearanceConnection,
    AppearanceEdge,
  ),
  speakers: t.connection(
    {
      type: Person,
      description: 'Identified people who are quoted in the text, in the order of their first quote.',
      ...connectionField(people, {
        scope: ({ viewer }) => ({ on: sql`true`, ...speakersOf(sql`p.id`, viewer) }),
        orderBy: 'NAME',
        // All quotes of the text are read for it.
        cost: { weight: 10 },
      }),
    },
    PersonConnection,
    PersonEdge,
  ),
  supersedes: t.field({
    type: Article,
    description: 'The earlier text this one replaces. Null: none.',
    ...visibleRelation('supersedes'),
  }),
  supersededBy: t.field({
    type: Article,
    description: 'The later text that replaces this one. Null: none.',
    ...visibleRelation('supersededBy'),
  }),
}));
