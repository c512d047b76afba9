import { builder } from '../builder.ts';
import { enumType } from '../enum.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** Orders of a list of utterances. */
export const UtteranceOrderEnum = enumType(
  'UtteranceOrder',
  'Orders of a list of utterances. Ties are broken by id.',
  {
    SAID_DESC: 'Newest day of speech first; unknown days last.',
    SAID_ASC: 'Oldest day of speech first; unknown days last.',
  },
);
export type UtteranceOrder = typeof UtteranceOrderEnum.$inferType;

/** Conditions on utterances. */
export const UtteranceFilterInput = builder.inputType('UtteranceFilter', {
  description: 'Conditions on utterances. An utterance must meet all that are given.',
  fields: (t) => ({
    search: t.string({
      description: `The words of a quote that prints the utterance match. ${SEARCH_SYNTAX}`,
    }),
    speaker: t.string({
      description: 'Slug of a person to whom the newest version of some article credits the utterance.',
    }),
    saidFrom: t.field({
      type: 'Date',
      description: 'Said on this day or later. Utterances without a day never match.',
    }),
    saidTo: t.field({
      type: 'Date',
      description: 'Said on this day or earlier. Utterances without a day never match.',
    }),
    attributionConflict: t.boolean({
      description:
        'True: only utterances that articles credit to different speakers. False: only the others.',
    }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.',
    }),
  }),
});
export type UtteranceFilter = typeof UtteranceFilterInput.$inferInput;
