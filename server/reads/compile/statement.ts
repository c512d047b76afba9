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
