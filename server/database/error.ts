export type DatabaseErrorCode = 'INVALID_DATABASE_URL' | 'DATABASE_IN_USE' | 'DATABASE_UNAVAILABLE';

/** What keeps a database from being opened; the message is one line and says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
