import { builder } from '../builder.ts';
import { storedEnum } from '../enum.ts';
import { type ReviewStatus, TrackedType } from '../generated/prisma/enums.ts';

/** Where a row stands in review. */
export const ReviewStatusEnum = storedEnum('ReviewStatus', {
  PROPOSED: 'Proposed by a person or a machine. Nobody has confirmed it yet.',
  CONFIRMED: 'A person has confirmed it.',
  REJECTED: 'A person has rejected it. It is kept for its history and hidden from readers.',
});

/** The columns that every tracked row is loaded with. */
export const TRACKED = { id: true, status: true, version: true, createdAt: true, updatedAt: true } as const;

/** The columns that the interface Tracked needs. */
export interface TrackedRow {
  id: string;
  status: ReviewStatus;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** The kind of history of each type of the API: that of `ClaimRelation` is CLAIM_RELATION. */
export const TRACKED_TYPES: Record<string, TrackedType> = Object.fromEntries(
  Object.values(TrackedType).map((tracked) => [typeName(tracked), tracked]),
);

function typeName(tracked: TrackedType): string {
  return tracked.replace(/_?([A-Z])([A-Z]*)/g, (_, first, rest: string) => first + rest.toLowerCase());
}

/** Anything that is proposed, reviewed and corrected. change.ts adds the field `history`. */
export const Tracked = builder.interfaceRef<TrackedRow>('Tracked').implement({
  description: 'Anything that is proposed, reviewed and corrected, with its history.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    status: t.expose('status', { type: ReviewStatusEnum, description: 'The state of review.' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change. An update must name the version that it changes.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the object was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the object was last changed.' }),
  }),
});
