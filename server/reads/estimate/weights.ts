/**
 * A unit is about the time that a row of a plain list takes by way of the resolvers, in the database and in this
 * process: 50 to 100 microseconds. `npx tsx tests/bench/weights.ts` measures what fields take and prints it beside what
 * is estimated. Fields that take more than what they return say so themselves (server/reads/cost.ts); these are the defaults
 * of all others.
 */

/** An operation, whatever it asks: it is parsed, planned and answered. */
export const OPERATION = 1;
/** The page of GraphiQL: some megabytes are sent. */
export const PAGE = 500;
/** Most that what is soon done takes, by what it costs. */
export const BRIEF = 1000;
/** A field of Query: a statement of its own. */
export const ROOT = 10;
/** A list, for each object that it is asked of: one look into an index. */
export const LIST = 1;
/** A row of a list, and an object that belongs to one. */
export const OBJECT = 1;
/** A value of an object: it is resolved, written and sent. */
export const VALUE = 0.05;
/** A text: some hundred characters, of which a thousand are a unit. Much longer ones declare a weight. */
export const TEXT = 0.2;
