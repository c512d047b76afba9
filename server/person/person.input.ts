import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { NAME_SEARCH } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** The kind of party that speaks or acts. */
export const PersonTypeEnum = storedEnum('PersonType', {
  PERSON: 'A human being.',
  ORGANIZATION: 'An organisation or institution that speaks as itself (le Kremlin).',
  GROUP: "A group of people without an organisation's form (les alliés européens).",
});

/** How a spelling relates to the main name. */
export const NameTypeEnum = storedEnum('NameType', {
  ALIAS: 'A form of the name, full or short.',
  TRANSLITERATION: 'The name in letters of another script, spelt by another rule (Iouri, Youri).',
  MISSPELLING: 'A printing error (Whitcoff).',
});

/** Orders of a list of people. */
export const PersonOrderEnum = enumType('PersonOrder', 'Orders of a list of people. Ties are broken by id.', {
  NAME: 'By name, without regard to accents and case.',
  MOST_QUOTED: 'The people with the most quotes first.',
  RELEVANCE:
    'The names that match the search in the filter best first. Without that search: the error BAD_USER_INPUT.',
});
export type PersonOrder = typeof PersonOrderEnum.$inferType;

/** Conditions on people. */
export const PersonFilterInput = builder.inputType('PersonFilter', {
  description: 'Conditions on people. A person must meet all that are given.',
  fields: (t) => ({
    search: t.string({ description: NAME_SEARCH }),
    type: t.field({ type: [PersonTypeEnum], description: 'Of one of these kinds.' }),
    affiliation: t.string({ description: 'Slug of the organisation they belong to.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'In one of these states of review. Rows that you may not see are never found. Default: CONFIRMED and PROPOSED.',
    }),
  }),
});
export type PersonFilter = typeof PersonFilterInput.$inferInput;
