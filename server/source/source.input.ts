import { builder } from '../builder.ts';
import { storedEnum } from '../enum.ts';
import { NAME_SEARCH } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** The kind of outlet. */
export const SourceTypeEnum = storedEnum('SourceType', {
  NEWS_AGENCY: 'Delivers news to other outlets.',
  NEWSPAPER: 'A printed newspaper or magazine, its site included.',
  BROADCASTER: 'Radio or television, its site included.',
  ONLINE: 'A news site without print or broadcast.',
  BLOG: 'A personal or association blog.',
});

/** Conditions on sources. */
export const SourceFilterInput = builder.inputType('SourceFilter', {
  description: 'Conditions on sources; all that are given must hold.',
  fields: (t) => ({
    search: t.string({ description: NAME_SEARCH }),
    type: t.field({ type: [SourceTypeEnum], description: 'One of these kinds.' }),
    country: t.field({ type: 'CountryCode', description: 'Country of the outlet.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'One of these states of review; never more than you may see. Default: confirmed and proposed.',
    }),
  }),
});
export type SourceFilter = typeof SourceFilterInput.$inferInput;
