import { OWN } from './operations/own.ts';
import { SIX } from './operations/six.ts';
import type { Sample } from './sample.ts';

/** The variables of one request. */
export type Variables = Record<string, unknown>;

/** One request: the same question in the terms of each contender. */
export interface Drawn {
  /** Variables of our document. */
  variables: Variables;
  /** Parameters of the statement by hand. */
  floor: unknown[];
  /** Variables of PostGraphile's document; a pair of sort keys as `after` becomes its cursor. */
  postgraphile?: Variables;
}

/** One operation of the bench. */
export interface Operation {
  name: string;
  /** What it asks, in a few words. */
  asks: string;
  document: string;
  /** The statement by hand. */
  floor: string;
  /**
   * The same question to PostGraphile, which shows refused rows, too. Null: it is ours alone.
   *
   * @param more further fields of every row, by which what ours hides can be told
   */
  postgraphile: ((more: { row: string; article: string }) => string) | null;
  /** Draws one request. */
  draw(sample: Sample): Drawn;
}

/** The six operations that GraphQL servers were measured with, in our terms, and three of our own. */
export const OPERATIONS: readonly Operation[] = [...SIX, ...OWN];
