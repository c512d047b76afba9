/** An error that keeps the server from starting. Its message tells the operator what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Names of our errors whose message says enough. They are printed without a stack. */
const PLAIN = new Set(['StartError', 'ConfigError', 'DatabaseError', 'InvariantError', 'DocumentError']);

/** True for errors whose message is written for the operator, and is printed without a stack. */
export function isPlain(error: unknown): error is Error {
  return error instanceof Error && (PLAIN.has(error.name) || PLAIN.has(error.constructor.name));
}
