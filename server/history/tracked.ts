import { builder } from '../builder.ts';
import { storedEnum } from '../enum.ts';
import type { ReviewStatus, TrackedType } from '../generated/prisma/enums.ts';

/** Where a row stands in review. */
export const ReviewStatusEnum = storedEnum('ReviewStatus', {
  PROPOSED: 'Proposed, by a person or a machine; nobody has confirmed it.',
  CONFIRMED: 'A person has confirmed it.',
  REJECTED: 'A person has refused it; kept for its history, hidden from readers.',
});

/** The columns that every tracked row is loaded with. */
export const TRACKED = { id: true, status: true, version: true, createdAt: true, updatedAt: true } as const;

/** What the interface needs of a row. */
export interface TrackedRow {
  id: string;
  status: ReviewStatus;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** The type in the API that each kind of history belongs to. */
export const TRACKED_TYPES: Record<string, TrackedType> = {
  Article: 'ARTICLE',
  Source: 'SOURCE',
  Person: 'PERSON',
  Quote: 'QUOTE',
  Utterance: 'UTTERANCE',
  Claim: 'CLAIM',
  Appearance: 'APPEARANCE',
  ClaimRelation: 'CLAIM_RELATION',
};

/** Everything that is proposed, reviewed and corrected. Its history is added in change.ts. */
export const Tracked = builder.interfaceRef<TrackedRow>('Tracked').implement({
  description: 'Everything that is proposed, reviewed and corrected.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    status: t.expose('status', { type: ReviewStatusEnum, description: 'Where it stands in review.' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; what an update must name.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
});
