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
  SAID_DESC: 'Newest day of speech first, as the utterance has it; quotes without such a day last.',
  SAID_ASC: 'Oldest day of speech first, as the utterance has it; quotes without such a day last.',
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
    includeMembers: t.boolean({
      description:
        'Whether speaker also stands for the people who belong to that organisation. Default: false. Without speaker it changes nothing.',
    }),
    relayedBy: t.string({
      description: 'Slug of a source or a person who relays the quote ("selon CNN"): the role REPORTED_BY.',
    }),
    addressee: t.string({
      description:
        'Slug of a person or a source to whom the words were said ("à Fox News"): the role ADDRESSEE.',
    }),
    source: t.string({ description: 'Slug of the outlet that prints the quote.' }),
    article: t.string({ description: 'Slug of the article that prints the quote.' }),
    language: t.field({ type: 'LanguageTag', description: 'Language of the article that prints the quote.' }),
    utterance: t.string({ description: 'Slug of the utterance that the quote prints.' }),
    claim: t.string({
      description: 'Slug of a claim that the quote supports, refutes or discusses.',
    }),
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
    saidFrom: t.field({
      type: 'Date',
      description:
        'Said on this day or later, as the utterance has it. Quotes without a day of speech never match.',
    }),
    saidTo: t.field({
      type: 'Date',
      description:
        'Said on this day or earlier, as the utterance has it. Quotes without a day of speech never match.',
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
