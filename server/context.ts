import type { Viewer } from './access/viewer.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { Batches } from './reads/resolve/batches.ts';

/** What every resolver gets: who asks, the database, and what this one operation has loaded so far. */
export interface Context {
  viewer: Viewer;
  prisma: PrismaClient;
  /** Aborted when nobody waits for the answer any more. Undefined: somebody always does. */
  signal: AbortSignal | undefined;
  /** Gathers the lists of one level of a document into one statement. */
  batches: Batches;
}

/** A context for one operation. */
export function createContext(prisma: PrismaClient, viewer: Viewer, signal?: AbortSignal): Context {
  return { viewer, prisma, signal, batches: new Batches() };
}
