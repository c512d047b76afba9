/** A statement that the database refuses, and what it takes to make the database accept it. */
export interface Refusal {
  /** What must never be. */
  what: string;
  statement: string;
  /** SQLSTATE; a pattern where the engines' versions of PostgreSQL differ. */
  code: RegExp;
  /** The constraint that the refusal names. */
  constraint: string;
  /** Without these the statement passes: what refuses it, and what would refuse it as well. */
  drop: string[];
}

/** check_violation. */
export const CHECK = /^23514$/;
/** unique_violation. */
export const UNIQUE = /^23505$/;
/** foreign_key_violation; restrict_violation since PostgreSQL 18. */
export const IN_USE = /^23(503|001)$/;
