import { createHash } from 'node:crypto';
import { NotCovered } from './not-covered.ts';

/**
 * Subqueries that a statement may have, and characters. Each is planned by itself, and the connection keeps its plan
 * while the statement is prepared; the resolvers ask for the rows of equal fields together.
 */
export const SELECTS = 300;
const CHARACTERS = 200_000;
/** Why the resolvers answer what would be a larger statement. */
export const TOO_LARGE = `a statement of more than ${SELECTS} subqueries or ${CHARACTERS} characters`;

/** @throws NotCovered where a text is too large for a statement */
export function checkSize(text: string): void {
  if (text.length > CHARACTERS || (text.match(/\bSELECT\b/g)?.length ?? 0) > SELECTS)
    throw new NotCovered(TOO_LARGE);
}

/** Names that may be given out: each statement is memory in each connection that has prepared it. */
const NAMES = 1000;
const names = new Map<string, string>();

/** A name for a statement, so that a connection parses it once. Empty: too many have one already. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= NAMES) return '';
  const name = `c${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}
