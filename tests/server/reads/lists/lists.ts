import { idsOf } from './answers.ts';
import { BELOW } from './below.ts';
import { ORDERS, type World } from './dump.ts';
import { ROOTS } from './roots.ts';
import type { ListSpec } from './spec.ts';

const HISTORIES: [string, string, (world: World) => { id: string }[]][] = [
  ['Article', 'ARTICLE', ({ dump, seen }) => dump.articles.filter(seen)],
  ['Source', 'SOURCE', ({ dump, seen }) => dump.sources.filter(seen)],
  ['Person', 'PERSON', ({ dump, seen }) => dump.people.filter(seen)],
  ['Quote', 'QUOTE', (world) => world.quotes],
  ['Utterance', 'UTTERANCE', ({ dump, seen }) => dump.utterances.filter(seen)],
  ['Claim', 'CLAIM', ({ dump, seen }) => dump.claims.filter(seen)],
  ['Appearance', 'APPEARANCE', (world) => world.appearances],
  ['ClaimRelation', 'CLAIM_RELATION', ({ dump, relationSeen }) => dump.relations.filter(relationSeen)],
];

/** Every connection of the contract. */
export const LISTS: ListSpec[] = [
  ...ROOTS,
  ...BELOW,
  ...HISTORIES.map(
    ([type, tracked, parents]): ListSpec => ({
      name: `${type}.history`,
      parents,
      ids: ({ dump }, { parent }) =>
        idsOf(
          ORDERS.NEWEST(
            dump.changes.filter((change) => change.trackedType === tracked && change.trackedId === parent),
          ),
        ),
    }),
  ),
];
