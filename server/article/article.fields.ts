import { canSee } from '../access/viewer.ts';
import { visibleOrNull } from '../access/visible.ts';
import { builder } from '../builder.ts';
import { Appearance, AppearanceConnection, AppearanceEdge, appearances } from '../claim/appearance.ts';
import { type StanceArgs, StanceEnum } from '../claim/claim.input.ts';
import { raw, seen, sql } from '../database/sql.ts';
import { speakersOf } from '../person/person.sql.ts';
import { Person, PersonConnection, PersonEdge, people } from '../person/person.ts';
import { QuoteFilterInput, QuoteOrderEnum } from '../quote/quote.input.ts';
import { Quote, QuoteConnection, QuoteEdge, quotes } from '../quote/quote.ts';
import { sqlRelated, sqlSeen } from '../reads/declare.ts';
import { connectionField } from '../reads/list-field.ts';
import { Source } from '../source/source.ts';
import { Article, Credit } from './article.ts';

builder.prismaObjectFields(Article, (t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: 'The publisher. Null: the text does not reveal it; it is never guessed.',
    extensions: sqlSeen,
    select: (_args, _context, nested) => ({ source: nested(true) }),
    resolve: (article, _args, { viewer }) => visibleOrNull(viewer, article.source),
  }),
  credits: t.field({
    type: [Credit],
    description:
      'Parties other than the publisher that the article says its content came from, in the order printed.',
    extensions: sqlRelated(
      (row, viewer) =>
        sql`EXISTS (SELECT 1 FROM source vs WHERE vs.id = ${raw(`${row}.source_id`)} AND ${seen(viewer, 'vs')})`,
    ),
    select: (_args, _context, nested) => ({
      credits: nested({ select: { source: { select: { status: true } } }, orderBy: { position: 'asc' } }),
    }),
    resolve: (article, _args, { viewer }) => article.credits.filter(({ source }) => canSee(viewer, source)),
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
    nullable: true,
    description: 'The earlier text this one replaces. Null: none.',
    extensions: sqlSeen,
    select: (_args, _context, nested) => ({ supersedes: nested(true) }),
    resolve: (article, _args, { viewer }) => visibleOrNull(viewer, article.supersedes),
  }),
  supersededBy: t.field({
    type: Article,
    nullable: true,
    description: 'The later text that replaces this one. Null: none.',
    extensions: sqlSeen,
    select: (_args, _context, nested) => ({ supersededBy: nested(true) }),
    resolve: (article, _args, { viewer }) => visibleOrNull(viewer, article.supersededBy),
  }),
}));
