import { versionsOf } from '../access/versions.ts';
import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { appearanceArgs, appearancesField } from '../claim/appearance.ts';
import { quotedBySpeaker } from '../claim/claim.sql.ts';
import { sql } from '../database/sql.ts';
import { quoteArgs, quotesField } from '../quote/quote.ts';
import { MEMBERS_COST } from '../quote/speaking.sql.ts';
import { OF_MANY } from '../reads/list-cost.ts';
import { listField } from '../reads/list-field.ts';
import { HOW_MANY } from '../reads/paging.ts';
import { visibleLinks, visibleRelation } from '../reads/relation-field.ts';
import { saidBy } from '../utterance/utterance.sql.ts';
import { utterancesField } from '../utterance/utterance.ts';
import { NameTypeEnum } from './person.input.ts';
import { quotesOfMembers, quotesOfPerson } from './person.sql.ts';
import { Person, peopleField } from './person.ts';

/** One spelling of a person's name. */
builder.prismaObject('PersonName', {
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name'),
    language: t.expose('language', { type: 'LanguageTag', nullable: true }),
    type: t.expose('type', { type: NameTypeEnum }),
    articles: t.field({
      type: [Article],
      description: 'Articles that print this spelling, newest day of publication first.',
      args: {
        first: t.arg.int({ defaultValue: 20, description: HOW_MANY }),
      },
      ...listField(articles, {
        scope: {
          on: sql`EXISTS (SELECT 1 FROM person_name_article na WHERE na.article_id = a.id AND na.name_id = p.id)`,
        },
        orderBy: 'PUBLISHED_DESC',
        // Most spellings are printed by one or two articles.
        cost: { rows: 3 },
      }),
    }),
  }),
});

/** A title or function of a person, as one article prints it. */
const PersonTitle = builder.prismaObject('PersonTitle', {
  select: { article: { select: { status: true } } }, // whether it may be seen
  fields: (t) => ({
    title: t.exposeString('title'),
    article: t.relation('article'),
  }),
});

builder.prismaObjectFields(Person, (t) => ({
  names: t.relation('names', { query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] } }),
  titles: t.field({
    type: [PersonTitle],
    description: 'Every title or function of this person that articles print.',
    ...visibleLinks('titles', 'article', [{ title: 'asc' }, { id: 'asc' }]),
  }),
  affiliation: t.field({
    type: Person,
    description:
      'The organisation that this person belongs to (the Kremlin for Peskov). Null: the articles do not say.',
    ...visibleRelation('affiliation'),
  }),
  members: t.connection(
    ...peopleField({
      description: 'People who belong to this organisation, by name.',
      scope: { on: sql`pe.affiliation_id = p.id` },
      orderBy: 'NAME',
    }),
  ),
  quotes: t.connection(
    ...quotesField({
      description: 'Quotes of which this person is a speaker.',
      args: {
        includeMembers: t.arg.boolean({
          defaultValue: false,
          description: 'Whether to include the quotes of people who belong to this organisation.',
        }),
        ...quoteArgs('PUBLISHED_DESC'),
      },
      scope: ({ args: { includeMembers, orderBy, filter }, viewer }) =>
        (includeMembers ? quotesOfMembers : quotesOfPerson)(
          orderBy ?? 'PUBLISHED_DESC',
          viewer,
          versionsOf(filter ?? {}),
        ),
      orderBy: 'PUBLISHED_DESC',
      cost: {
        count: OF_MANY.count,
        weight: (args) => OF_MANY.weight(args) + (args.includeMembers ? MEMBERS_COST : 0),
      },
    }),
  ),
  utterances: t.connection(
    ...utterancesField({
      description:
        'Acts of speech that articles credit to this person, newest day of speech first, unknown days last.',
      scope: ({ viewer }) => saidBy(sql`= p.id`, viewer),
      orderBy: 'SAID_DESC',
    }),
  ),
  appearances: t.connection(
    ...appearancesField({
      description:
        'Spans in which quotes of this person support, refute or discuss claims, newest day of publication first.',
      args: appearanceArgs,
      scope: quotedBySpeaker(sql`= p.id`),
      filter: ({ stance, versions }) => ({ stance, versions }),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
