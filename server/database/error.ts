export type DatabaseErrorCode =
  | 'INVALID_DATABASE_URL'
  | 'DATABASE_IN_USE'
  | 'DATABASE_UNAVAILABLE'
  | 'MIGRATION_FAILED'
  | 'STORAGE_FULL';

/** An error that keeps a database from being opened. Its message is one line and says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * No connection to the database could be had. `cause` says why. The error has no code: Prisma takes any error with a
 * code for one of its own, and discards the rest of it.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The line of a script where an error arose, for its message: ` (line 3)`. Empty if the database does not say. */
export function lineIn(script: string, position: string | undefined): string {
  return position === undefined ? '' : ` (line ${script.slice(0, Number(position)).split('\n').length})`;
}
