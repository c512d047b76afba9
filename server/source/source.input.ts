import { builder } from '../builder.ts';
import { storedEnum } from '../enum.ts';
import { NAME_SEARCH } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** The kind of outlet. */
export const SourceTypeEnum = storedEnum('SourceType', {
  NEWS_AGENCY: 'Delivers news to other outlets.',
  NEWSPAPER: 'A printed newspaper or magazine, including its website.',
  BROADCASTER: 'A radio or television broadcaster, including its website.',
  ONLINE: 'A news site without print or broadcast.',
  BLOG: 'A personal or association blog.',
});

/** Conditions on sources. */
export const SourceFilterInput = builder.inputType('SourceFilter', {
  description: 'Conditions on sources. A source must meet all that are given.',
  fields: (t) => ({
    search: t.string({ description: NAME_SEARCH }),
    type: t.field({ type: [SourceTypeEnum], description: 'Of one of these kinds.' }),
    country: t.field({ type: 'CountryCode', description: 'Country of the outlet.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.',
    }),
  }),
});
export type SourceFilter = typeof SourceFilterInput.$inferInput;
