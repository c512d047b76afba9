import type { Versions } from '../access/versions.ts';
import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { COUNTS, relevanceOf } from '../fulltext/descriptions.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** The journalistic form of a text. */
export const ArticleGenreEnum = storedEnum('ArticleGenre', {
  REPORTAGE: 'Reports what happened or is about to happen.',
  ANALYSIS: 'Explains and weighs.',
  OPINION: 'Takes a side.',
  BACKGROUND: 'Gives facts and history behind the news.',
});

/** Which versions of articles count. */
export const ArticleVersionsEnum = enumType(
  'ArticleVersions',
  'Which versions of articles count, where articles supersede each other.',
  {
    NEWEST:
      'Of the versions of an article, the newest that is confirmed; if none is confirmed, the newest that is proposed. A withdrawn version keeps its place.',
    ALL: 'Every version.',
  } satisfies Record<Versions, string>,
);

/** The argument of fields that choose between versions of articles. */
export const versionsArg = builder.args((t) => ({
  versions: t.field({
    type: ArticleVersionsEnum,
    defaultValue: 'NEWEST',
    description: 'The versions of articles that count.',
  }),
}));

/** Orders of a list of articles. */
export const ArticleOrderEnum = enumType(
  'ArticleOrder',
  'Orders of a list of articles. Ties are broken by id.',
  {
    PUBLISHED_DESC: 'Newest day of publication first; unknown days last.',
    PUBLISHED_ASC: 'Oldest day of publication first; unknown days last.',
    RELEVANCE: relevanceOf('article'),
  },
);
export type ArticleOrder = typeof ArticleOrderEnum.$inferType;

/** Conditions on articles. */
export const ArticleFilterInput = builder.inputType('ArticleFilter', {
  description: 'Conditions on articles. An article must meet all that are given.',
  fields: (t) => ({
    search: t.string({
      description: `The headline and the body match; of a withdrawn article, the headline alone. ${SEARCH_SYNTAX} ${COUNTS}`,
    }),
    source: t.string({ description: 'Slug of the publisher.' }),
    language: t.field({ type: 'LanguageTag', description: 'Language of the text.' }),
    genre: t.field({ type: [ArticleGenreEnum], description: 'Of one of these journalistic forms.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.',
    }),
    publishedFrom: t.field({
      type: 'Date',
      description: 'Published on this day or later. Articles without a day never match.',
    }),
    publishedTo: t.field({
      type: 'Date',
      description: 'Published on this day or earlier. Articles without a day never match.',
    }),
    speaker: t.string({ description: 'Slug of a person whom the article quotes.' }),
    versions: t.field({ type: ArticleVersionsEnum, description: 'In these versions. Default: NEWEST.' }),
  }),
});
export type ArticleFilter = typeof ArticleFilterInput.$inferInput;
