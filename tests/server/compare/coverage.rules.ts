import { Stance } from '../../../server/generated/prisma/enums.ts';

/** What an appearance says of its article's stand on the claim. */
export interface Taken {
  stance: Stance;
  /** Null: the outlet takes the stance in its own voice. */
  quote: string | null;
}

/** The stances that are taken, each once, in the order of the type. */
export function stancesOf(appearances: readonly Taken[]): Stance[] {
  return Object.values(Stance).filter((stance) => appearances.some((taken) => taken.stance === stance));
}

/**
 * The stance in the outlet's own voice. One that decides counts more than a discussion; an outlet that both states and
 * denies a claim has not decided, so it discusses it. Null: the outlet itself says nothing of it.
 */
export function outletStance(appearances: readonly Taken[]): Stance | null {
  const stances = stancesOf(appearances.filter(({ quote }) => quote === null));
  const decided = stances.filter((stance) => stance !== 'DISCUSSES');
  return decided.length === 1 ? (decided[0] as Stance) : stances.length > 0 ? 'DISCUSSES' : null;
}
