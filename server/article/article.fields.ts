import { builder } from '../builder.ts';
import { appearancesField, stanceArgs } from '../claim/appearance.ts';
import { sql } from '../database/sql.ts';
import { speakersOf } from '../person/person.sql.ts';
import { peopleField } from '../person/person.ts';
import { quoteArgs, quotesField } from '../quote/quote.ts';
import { listField } from '../reads/list-field.ts';
import { HOW_MANY } from '../reads/paging.ts';
import { visibleLinks, visibleRelation, visibleUnrefused } from '../reads/relation-field.ts';
import { Source } from '../source/source.ts';
import { Article, articles, Credit } from './article.ts';

builder.prismaObjectFields(Article, (t) => ({
  source: t.field({
    type: Source,
    description: 'The publisher. Null: the text does not reveal it. It is never guessed.',
    ...visibleRelation('source'),
  }),
  credits: t.field({
    type: [Credit],
    description:
      'Sources, other than the publisher, that the article says its content came from, in the order printed.',
    ...visibleLinks('credits', 'source', { position: 'asc' }),
  }),
  quotes: t.connection(
    ...quotesField({
      description: 'The quotes of the text.',
      args: quoteArgs('POSITION'),
      scope: { on: sql`q.article_id = p.id`, ofArticle: true },
      orderBy: 'POSITION',
    }),
  ),
  appearances: t.connection(
    ...appearancesField({
      description: 'Spans in which the article states, denies or discusses claims, in the order of the text.',
      args: stanceArgs,
      scope: { on: sql`ap.article_id = p.id`, ofArticle: true },
      filter: ({ stance }) => ({ stance }),
      orderBy: 'POSITION',
    }),
  ),
  speakers: t.connection(
    ...peopleField({
      description: 'Identified people whom the text quotes, in the order of their first quotes.',
      scope: ({ viewer }) => ({ on: sql`true`, ...speakersOf(sql`p.id`, viewer) }),
      orderBy: 'NAME',
      // Reads all quotes of the article.
      cost: { weight: 10 },
    }),
  ),
  sameText: t.field({
    type: [Article],
    description:
      'Other articles that print the same text to the letter, each of another source, oldest day of publication first. They are one origin of what they state.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: HOW_MANY }),
    },
    ...listField(articles, {
      scope: { on: sql`a.id <> p.id AND a.sha256 = (SELECT o.sha256 FROM article o WHERE o.id = p.id)` },
      orderBy: 'PUBLISHED_ASC',
      // Most texts are printed once.
      cost: { rows: 2 },
    }),
  }),
  supersedes: t.field({
    type: Article,
    description: 'The earlier article that this one replaces. Null: there is none.',
    ...visibleRelation('supersedes'),
  }),
  supersededBy: t.field({
    type: Article,
    description: 'The later article that replaces this one, unless it is rejected. Null: there is none.',
    ...visibleUnrefused('supersededBy'),
  }),
  newest: t.field({
    type: Article,
    description:
      'The version of this article that lists and counts show instead of it. Null: they show this one, or you may not see the other.',
    ...visibleRelation('newest'),
  }),
}));
