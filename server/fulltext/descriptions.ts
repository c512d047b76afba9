import { COUNTED, RANKED } from './matching.sql.ts';

/** What the order RELEVANCE does in lists of a noun of which only the newest matches are ranked. */
export const relevanceOf = (noun: keyof typeof RANKED): string =>
  `The best matches of the search in the filter first. At the root, only the newest ${RANKED[noun]} rows that match are ranked and listed. Without that search: the error BAD_USER_INPUT.`;

/** What `totalCount` counts in such lists. */
export const COUNTS = `At the root, totalCount counts ${COUNTED.toLocaleString('en')} rows at most.`;
