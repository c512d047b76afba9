import { ArticleVersionsEnum } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** What an article, or a speaker quoted in it, does with a claim. */
export const StanceEnum = storedEnum('Stance', {
  SUPPORTS: 'States the claim, or lets it stand.',
  REFUTES: 'Denies the claim, or states something that excludes it.',
  DISCUSSES: 'Raises the claim without deciding whether it is true.',
});

/** Who takes the stance. */
export const VoiceEnum = enumType('Voice', 'Who takes the stance in an appearance.', {
  OUTLET: 'The outlet, in its own voice.',
  QUOTED: 'The speaker of the quote.',
});

/** How two claims relate. */
export const ClaimRelationTypeEnum = storedEnum('ClaimRelationType', {
  EQUIVALENT_TO: 'Each claim follows from the other.',
  ENTAILS: 'The object follows from the subject.',
  QUALIFIES: 'The claims look alike or contradictory, but differ in scope, time, predicate or precision.',
  CONTRADICTS: 'The two claims cannot both be true under any reading of the texts.',
});

/** Orders of a list of claims. */
export const ClaimOrderEnum = enumType('ClaimOrder', 'Orders of a list of claims. Ties are broken by id.', {
  RECENT: 'The most recently recorded first.',
  MOST_CORROBORATED:
    'Most independent origins first; of equal claims, most supporting outlets first, then most supporting articles.',
  RELEVANCE:
    'The best matches of the search in the filter first. Without that search: the error BAD_USER_INPUT.',
});
export type ClaimOrder = typeof ClaimOrderEnum.$inferType;

const status =
  'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.';

const versions = {
  type: ArticleVersionsEnum,
  description:
    'Appearances in these versions of articles count. Default: NEWEST; of one article that is named, the version named.',
};

/** Conditions on claims. */
export const ClaimFilterInput = builder.inputType('ClaimFilter', {
  description:
    'Conditions on claims. A claim must meet all that are given. article, speaker, source, stance, publishedFrom and publishedTo must all hold of one and the same appearance of the claim.',
  fields: (t) => ({
    search: t.string({ description: `The text of the claim matches. ${SEARCH_SYNTAX}` }),
    article: t.string({ description: 'Slug of an article in which the claim appears.' }),
    speaker: t.string({ description: 'Slug of a person in whose quote the claim appears.' }),
    source: t.string({ description: 'Slug of an outlet in which the claim appears.' }),
    contested: t.boolean({
      description:
        'True: at least one article supports the claim and at least one refutes it, in confirmed appearances. False: all other claims.',
    }),
    minOrigins: t.int({
      description: 'At least so many independent origins support the claim; see Corroboration.',
    }),
    maxOrigins: t.int({
      description:
        'At most so many independent origins support the claim. 0: no confirmed appearance supports it.',
    }),
    onlySupportedBy: t.string({
      description:
        'Slug of a source or a person. Nobody else supports the claim: each confirmed appearance that does stands in an article of this source, or in a quote of which this person or source is the only identified speaker. There is at least one such appearance. What counts is what corroboration counts.',
    }),
    stance: t.field({
      type: [StanceEnum],
      description: 'The claim has an appearance with one of these stances.',
    }),
    status: t.field({ type: [ReviewStatusEnum], description: status }),
    publishedFrom: t.field({
      type: 'Date',
      description:
        'The claim appears in an article published on this day or later. Articles without a day never match.',
    }),
    publishedTo: t.field({
      type: 'Date',
      description:
        'The claim appears in an article published on this day or earlier. Articles without a day never match.',
    }),
    versions: t.field(versions),
  }),
});
export type ClaimFilter = typeof ClaimFilterInput.$inferInput;

/** Conditions on appearances. */
export const AppearanceFilterInput = builder.inputType('AppearanceFilter', {
  description: 'Conditions on appearances. An appearance must meet all that are given.',
  fields: (t) => ({
    claim: t.string({ description: 'Slug of the claim.' }),
    article: t.string({ description: 'Slug of the article.' }),
    source: t.string({ description: 'Slug of the outlet.' }),
    speaker: t.string({ description: 'Slug of a person who is a speaker of the quote.' }),
    stance: t.field({ type: [StanceEnum], description: 'With one of these stances.' }),
    voice: t.field({ type: VoiceEnum, description: 'Who takes the stance.' }),
    status: t.field({ type: [ReviewStatusEnum], description: status }),
    versions: t.field(versions),
  }),
});
export type AppearanceFilter = typeof AppearanceFilterInput.$inferInput;
