import { sql } from '../sql.ts';
import type { Transaction } from './write/sync.ts';

/** Any number, the same for all imports. */
const LOCK = 7202;

/**
 * Waits until no other import is in a transaction, and keeps others out until the end of this one: of two imports of
 * the same documents at once, the second finds what the first has written.
 */
export async function oneImportAtATime(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
}
