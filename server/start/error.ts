/** What keeps the server from starting; the message is for whoever started it and says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Errors of ours whose message says all there is to say: printed without a stack. */
const PLAIN = new Set(['StartError', 'ConfigError', 'DatabaseError', 'InvariantError', 'DocumentError']);

/** True for errors that are written for whoever started the server. */
export function isPlain(error: unknown): error is Error {
  return error instanceof Error && (PLAIN.has(error.name) || PLAIN.has(error.constructor.name));
}
