import { builder } from '../builder.ts';
import { enumType, storedEnum } from '../enum.ts';
import { NAME_SEARCH } from '../fulltext/query.rules.ts';
import { ReviewStatusEnum } from '../history/tracked.ts';

/** What kind of party can speak or act. */
export const PersonTypeEnum = storedEnum('PersonType', {
  PERSON: 'A human being.',
  ORGANIZATION: 'An organisation or institution that speaks as itself (le Kremlin).',
  GROUP: "A group of people without an organisation's form (les alliés européens).",
});

/** How a spelling relates to the main name. */
export const NameTypeEnum = storedEnum('NameType', {
  ALIAS: 'A form of the name, full or short.',
  TRANSLITERATION: 'Another rendering from another script (Iouri, Youri).',
  MISSPELLING: 'A printing error (Whitcoff).',
});

/** The orders of people. */
export const PersonOrderEnum = enumType(
  'PersonOrder',
  'How people are ordered. Equal ones follow their ids.',
  {
    NAME: 'By name, accents and case aside.',
    MOST_QUOTED: 'Those with the most quotes first.',
    RELEVANCE: 'Those whose name fits the search of the filter best first; an error without one.',
  },
);
export type PersonOrder = typeof PersonOrderEnum.$inferType;

/** Conditions on people. */
export const PersonFilterInput = builder.inputType('PersonFilter', {
  description: 'Conditions on people; all that are given must hold.',
  fields: (t) => ({
    search: t.string({ description: NAME_SEARCH }),
    type: t.field({ type: [PersonTypeEnum], description: 'One of these kinds.' }),
    affiliation: t.string({ description: 'Slug of the organisation they belong to.' }),
    status: t.field({
      type: [ReviewStatusEnum],
      description:
        'One of these states of review; never more than you may see. Default: confirmed and proposed.',
    }),
  }),
});
export type PersonFilter = typeof PersonFilterInput.$inferInput;
