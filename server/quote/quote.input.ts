import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** How speech is printed. */
export const QuoteTypeEnum = storedEnum('QuoteType', {
  DIRECT: 'At least one whole sentence or independent clause in quotation marks.',
  MIXED: "A fragment in quotation marks inside the reporter's own sentence.",
  INDIRECT: 'Reported without quotation marks: the clause that gives the content.',
});

/** The part a party plays in a chain. */
export const AttributionRoleEnum = storedEnum('AttributionRole', {
  SPEAKER: 'Said or wrote it.',
  ADDRESSEE: 'Was told it ("à Fox News").',
  REPORTED_BY: 'Relays it ("selon CNN").',
});

/** The orders of quotes. */
export const QuoteOrderEnum = enumType('QuoteOrder', 'How quotes are ordered. Equal ones follow their ids.', {
  PUBLISHED_DESC: 'Newest day of publication first; unknown days last.',
  PUBLISHED_ASC: 'Oldest day of publication first; unknown days last.',
  POSITION: 'Article by article, in the order of the text.',
  RELEVANCE: 'Those that fit the search of the filter best first; an error without one.',
});
export type QuoteOrder = typeof QuoteOrderEnum.$inferType;

/** Conditions on quotes. */
export const QuoteFilterInput = builder.inputType('QuoteFilter', {
  description: 'Conditions on quotes; all that are given must hold.',
  fields: (t) => ({
    search: t.string({ description: `Its words fit. ${SEARCH_SYNTAX}` }),
    speaker: t.string({ description: 'Slug of a person who is a speaker of it.' }),
    source: t.string({ description: 'Slug of the outlet that prints it.' }),
    article: t.string({ description: 'Slug of the article that prints it.' }),
    type: t.field({ type: [QuoteTypeEnum], description: 'Printed in one of these ways.' }),
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
    speakerNamed: t.boolean({
      description:
        'True: at least one speaker is identified, as a person or an outlet. False: none is ("un ancien ambassadeur").',
    }),
    relayed: t.boolean({
      description:
        'True: second-hand speech, the chain names who relays it. False: it names no one who does.',
    }),
    attributionConflict: t.boolean({
      description:
        'True: it prints an utterance that articles credit to different speakers. False: it does not, or is not linked to one.',
    }),
  }),
});
export type QuoteFilter = typeof QuoteFilterInput.$inferInput;
