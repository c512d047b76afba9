import { builder } from '../builder.ts';
import { Person, people } from '../person/person.ts';
import { Quote } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { optionalItemRow } from '../reads/derived-field.ts';
import { HOW_MANY } from '../reads/paging.ts';
import { type CreditedQuote, creditedQuote, creditsOf } from './compare.sql.ts';
import { groupsOf, quotesOfGroup } from './groups.ts';
import { Utterance } from './utterance.ts';
import { firsts, foldTypography, type Group } from './wording.rules.ts';

/** The key of a speaker: credits with the same key are credits of one speaker. */
const speakerOf = ({ person, source, text, language }: CreditedQuote) =>
  person ?? source ?? foldTypography(text, language);

/** The credits of one speaker, each with the index of its row in the statement. */
type Credits = Group<At<CreditedQuote>>;

/** A speaker to whom quotes of an utterance are credited. */
const UtteranceAttribution = builder.objectRef<Credits>('UtteranceAttribution').implement({
  description:
    'A speaker to whom quotes of an utterance are credited. A quote with joint speakers is credited to each of them.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      nullable: true,
      description:
        'The person who speaks. Null: the speaker is an outlet, or someone whom the printed words only describe or who is not identified.',
      ...optionalItemRow(people, {
        member: 'person',
        column: 'seen_person_id',
        pick:
          () =>
          ({ items }: Credits) =>
            items.slice(0, 1).map(({ at }) => at),
      }),
    }),
    exact: t.exposeString('text', {
      description:
        'The speaker in the words that most of these quotes print. Of words printed equally often, the first.',
    }),
    quotes: t.field({
      type: [Quote],
      description:
        'The quotes that are credited to this speaker, oldest day of publication first, unknown days last.',
      args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
      ...quotesOfGroup<CreditedQuote>(({ items }) => firsts(items, ({ id }) => id)),
    }),
  }),
});

builder.prismaObjectFields(Utterance, (t) => ({
  attributedTo: t.field({
    type: [UtteranceAttribution],
    description:
      'The speakers to whom quotes credit the utterance, most quotes first: each identified person, each outlet that speaks, and each description that names nobody.',
    args: { first: t.arg.int({ defaultValue: 20, description: HOW_MANY }) },
    ...groupsOf(creditedQuote, creditsOf, speakerOf),
  }),
  attributionConflict: t.exposeBoolean('attributionConflict', {
    description:
      'Whether articles credit the utterance to different speakers. They do if quotes in two articles name people, or outlets that speak, and nobody whom one quote names is or may be somebody whom the other names. An organisation or group may be anyone who belongs to it, directly or through others. Speakers whom one quote names jointly are no conflict, nor is a speaker who is only described.',
  }),
}));
