import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** The journalistic form of a text. */
export const ArticleGenreEnum = storedEnum('ArticleGenre', {
  REPORTAGE: 'Reports what happened or is about to happen.',
  ANALYSIS: 'Explains and weighs.',
  OPINION: 'Takes a side.',
  BACKGROUND: 'Gives facts and history behind the news.',
});

/** The orders of articles. */
export const ArticleOrderEnum = enumType(
  'ArticleOrder',
  'How articles are ordered. Equal ones follow their ids.',
  {
    PUBLISHED_DESC: 'Newest day of publication first; unknown days last.',
    PUBLISHED_ASC: 'Oldest day of publication first; unknown days last.',
    RELEVANCE: 'Those that fit the search of the filter best first; an error without one.',
  },
);
export type ArticleOrder = typeof ArticleOrderEnum.$inferType;

/** Conditions on articles. */
export const ArticleFilterInput = builder.inputType('ArticleFilter', {
  description: 'Conditions on articles; all that are given must hold.',
  fields: (t) => ({
    search: t.string({
      description: `Its headline and body fit; of a withdrawn one, its headline. ${SEARCH_SYNTAX}`,
    }),
    source: t.string({ description: 'Slug of the publisher.' }),
    language: t.field({ type: 'LanguageTag', description: 'Language of the text.' }),
    genre: t.field({ type: [ArticleGenreEnum], description: 'One of these journalistic forms.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'One of these states of review; never more than you may see. Default: confirmed and proposed.',
    }),
    publishedFrom: t.field({
      type: 'Date',
      description: 'Published on this day or later. Articles without a day never match.',
    }),
    publishedTo: t.field({
      type: 'Date',
      description: 'Published on this day or earlier. Articles without a day never match.',
    }),
    speaker: t.string({ description: 'Slug of a person who is quoted in it.' }),
  }),
});
export type ArticleFilter = typeof ArticleFilterInput.$inferInput;
