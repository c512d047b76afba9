/**
 * A unit is about the time that a row of a plain list takes by way of the resolvers, in the database and in this
 * process: 50 to 100 microseconds. `npx tsx tests/bench/weights.ts` measures what fields take and prints it beside what
 * is estimated. Fields that take more than what they return say so themselves (server/reads/cost.ts); these are the defaults
 * of all others.
 */

/** Any operation: to parse, plan and answer it. */
export const OPERATION = 1;
/** The page of GraphiQL, which has some megabytes. */
export const PAGE = 500;
/** The most units of an operation that counts as short; see Asker.brief. */
export const BRIEF = 1000;
/** A field of Query, which takes a statement of its own. */
export const ROOT = 10;
/** A list, for each of its parents: one index lookup. */
export const LIST = 1;
/** A row of a list, and an object that belongs to one. */
export const OBJECT = 1;
/** A value of an object: to resolve, write and send it. */
export const VALUE = 0.05;
/** A text of some hundred characters: a thousand characters cost a unit. Much longer texts declare their own cost. */
export const TEXT = 0.2;
