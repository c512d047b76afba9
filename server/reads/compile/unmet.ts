import type { JsonPart } from './json.ts';

/**
 * Stands in an answer where the need of a list that was reached is not met. JSON text never contains the control
 * character.
 */
const UNMET = 3;

/** The part of an answer that is empty where a need is met. */
export function metOrMarked(needs: string): JsonPart[] {
  return needs ? [{ sql: `CASE WHEN ${needs} THEN '' ELSE chr(${UNMET}) END` }] : [];
}

/** True if some need of the answer is not met. */
export const hasUnmet = (data: Buffer): boolean => data.includes(UNMET);
