import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** What is done with a claim. */
export const StanceEnum = storedEnum('Stance', {
  SUPPORTS: 'States it or lets it stand.',
  REFUTES: 'Denies it, or states what excludes it.',
  DISCUSSES: 'Raises it without deciding.',
});

/** Who takes the stance. */
export const VoiceEnum = enumType('Voice', 'Who takes the stance in an appearance.', {
  OUTLET: 'The outlet, in its own voice.',
  QUOTED: 'The speaker of the quote.',
});

/** How two claims relate. */
export const ClaimRelationTypeEnum = storedEnum('ClaimRelationType', {
  EQUIVALENT_TO: 'Each follows from the other.',
  ENTAILS: 'The object follows from the subject.',
  QUALIFIES: 'They look alike or at odds, and differ in scope, time, predicate or precision.',
  CONTRADICTS: 'No reading of the texts lets both be true.',
});

/** The orders of claims. */
export const ClaimOrderEnum = enumType('ClaimOrder', 'How claims are ordered. Equal ones follow their ids.', {
  RECENT: 'Those recorded last first.',
  MOST_CORROBORATED:
    'Those with the most independent origins first, then with the most sources, then with the most supporting articles.',
  RELEVANCE: 'Those that fit the search of the filter best first; an error without one.',
});
export type ClaimOrder = typeof ClaimOrderEnum.$inferType;

const status = 'One of these states of review; never more than you may see. Default: confirmed and proposed.';

/** Conditions on claims. */
export const ClaimFilterInput = builder.inputType('ClaimFilter', {
  description:
    'Conditions on claims; all that are given must hold. article, speaker, source, stance and the days are about one appearance of the claim that fits them all.',
  fields: (t) => ({
    search: t.string({ description: `Its text fits. ${SEARCH_SYNTAX}` }),
    article: t.string({ description: 'Slug of an article in which it appears.' }),
    speaker: t.string({ description: 'Slug of a person in whose quote it appears.' }),
    source: t.string({ description: 'Slug of an outlet in which it appears.' }),
    contested: t.boolean({
      description:
        'True: at least one article supports it and at least one refutes it, both confirmed. False: not so.',
    }),
    stance: t.field({ type: [StanceEnum], description: 'One of these stances is taken on it.' }),
    status: t.field({ type: [ReviewStatusEnum], description: status }),
    publishedFrom: t.field({
      type: 'Date',
      description: 'It appears in an article of this day or later. Articles without a day never match.',
    }),
    publishedTo: t.field({
      type: 'Date',
      description: 'It appears in an article of this day or earlier. Articles without a day never match.',
    }),
  }),
});
export type ClaimFilter = typeof ClaimFilterInput.$inferInput;

/** Conditions on appearances. */
export const AppearanceFilterInput = builder.inputType('AppearanceFilter', {
  description: 'Conditions on appearances; all that are given must hold.',
  fields: (t) => ({
    claim: t.string({ description: 'Slug of the claim.' }),
    article: t.string({ description: 'Slug of the article.' }),
    source: t.string({ description: 'Slug of the outlet.' }),
    speaker: t.string({ description: 'Slug of a person who is a speaker of the quote.' }),
    stance: t.field({ type: [StanceEnum], description: 'One of these stances.' }),
    voice: t.field({ type: VoiceEnum, description: 'Who takes the stance.' }),
    status: t.field({ type: [ReviewStatusEnum], description: status }),
  }),
});
export type AppearanceFilter = typeof AppearanceFilterInput.$inferInput;
