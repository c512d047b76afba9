export type DatabaseErrorCode =
  | 'INVALID_DATABASE_URL'
  | 'DATABASE_IN_USE'
  | 'DATABASE_UNAVAILABLE'
  | 'MIGRATION_FAILED'
  | 'STORAGE_FULL';

/** What keeps a database from being opened; the message is one line and says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * No connection to the database could be had, for whatever reason: its cause says which. It has no code of its own, since
 * Prisma takes any error with a code for one of its own and throws the rest of it away.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Where in a script an error came up, for its message: ` (line 3)`, or nothing where the database does not say. */
export function lineIn(script: string, position: string | undefined): string {
  return position === undefined ? '' : ` (line ${script.slice(0, Number(position)).split('\n').length})`;
}
