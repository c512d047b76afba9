import type { Viewer } from './access/viewer.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { Pages } from './reads/resolve/batches.ts';

/** What every resolver gets: who asks, the database, and what this one operation has loaded so far. */
export interface Context {
  viewer: Viewer;
  prisma: PrismaClient;
  /** Gathers the lists of one level of a document into one statement. */
  pages: Pages;
}

/** A context for one operation. */
export function createContext(prisma: PrismaClient, viewer: Viewer): Context {
  return { viewer, prisma, pages: new Pages() };
}
