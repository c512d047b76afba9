import { ArticleVersionsEnum } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { COUNTS, relevanceOf } from '../fulltext/descriptions.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** How speech is printed. */
export const QuoteTypeEnum = storedEnum('QuoteType', {
  DIRECT: 'At least one whole sentence or independent clause in quotation marks.',
  MIXED: "A fragment in quotation marks inside the reporter's own sentence.",
  INDIRECT: 'Reported without quotation marks. The quote is the clause that gives the content.',
});

/** The part that someone plays in a chain. */
export const AttributionRoleEnum = storedEnum('AttributionRole', {
  SPEAKER: 'Said or wrote the words.',
  ADDRESSEE: 'Was told the words ("à Fox News").',
  REPORTED_BY: 'Relays the words ("selon CNN").',
});

/** Orders of a list of quotes. */
export const QuoteOrderEnum = enumType('QuoteOrder', 'Orders of a list of quotes. Ties are broken by id.', {
  PUBLISHED_DESC: 'Newest day of publication first; unknown days last.',
  PUBLISHED_ASC: 'Oldest day of publication first; unknown days last.',
  POSITION: 'Article by article, in the order of the text.',
  RELEVANCE: relevanceOf('quote'),
});
export type QuoteOrder = typeof QuoteOrderEnum.$inferType;

/** Conditions on quotes. */
export const QuoteFilterInput = builder.inputType('QuoteFilter', {
  description: 'Conditions on quotes. A quote must meet all that are given.',
  fields: (t) => ({
    search: t.string({
      description: `The words of the quote match. ${SEARCH_SYNTAX} ${COUNTS}`,
    }),
    speaker: t.string({ description: 'Slug of a person who is a speaker of the quote.' }),
    source: t.string({ description: 'Slug of the outlet that prints the quote.' }),
    article: t.string({ description: 'Slug of the article that prints the quote.' }),
    type: t.field({ type: [QuoteTypeEnum], description: 'Of one of these types.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.',
    }),
    publishedFrom: t.field({
      type: 'Date',
      description: 'Published on this day or later. Quotes of articles without a day never match.',
    }),
    publishedTo: t.field({
      type: 'Date',
      description: 'Published on this day or earlier. Quotes of articles without a day never match.',
    }),
    speakerNamed: t.boolean({
      description:
        'True: at least one speaker is identified, as a person or an outlet. False: no speaker is identified ("un ancien ambassadeur").',
    }),
    relayed: t.boolean({
      description:
        'True: second-hand speech, whose chain names someone who relays it. False: the chain names nobody who relays it.',
    }),
    attributionConflict: t.boolean({
      description:
        'True: the quote prints an utterance that articles credit to different speakers. False: it does not, or it is not linked to an utterance.',
    }),
    versions: t.field({
      type: ArticleVersionsEnum,
      description:
        'Printed in these versions of articles. Default: NEWEST; of one article that is named, the version named.',
    }),
  }),
});
export type QuoteFilter = typeof QuoteFilterInput.$inferInput;
