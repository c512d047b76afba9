import type { ErrorCode } from '../errors.ts';

/** What is known about an error that came from the database, fit to be told. */
export interface DatabaseFault {
  code: ErrorCode;
  message: string;
}

/** How Prisma's error from a driver adapter looks, as far as it is read here. */
interface DriverCause {
  kind?: string;
  originalCode?: string;
}

/** Classes and codes of SQLSTATE. @see https://www.postgresql.org/docs/15/errcodes-appendix.html */
const STATEMENT_TIMEOUT = '57014';
const UNAVAILABLE = /^(08...|57P0[1-5]|53300|3D000|28...)$/;
const NOT_IN_REPERTOIRE = /^(22021|22P05)$/;

/** Prisma's codes for a database that cannot be reached. @see https://www.prisma.io/docs/orm/reference/error-reference */
const PRISMA_UNAVAILABLE = /^(P1000|P1001|P1002|P1003|P1008|P1010|P1017|P2024|P2037)$/;

/** What `pg-pool` and `pg` say without any code: nobody had a connection to spare, it broke, or the pool is closed. */
const BROKEN = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Cannot use a pool after calling end on the pool',
  'Client has encountered a connection error and is not queryable',
]);

/** A transaction that got no connection in time, and one that was ended since it took too long, under one code. */
const PRISMA_TRANSACTION = 'P2028';
const NOT_STARTED = /Unable to start a transaction in the given time/;
const EXPIRED = /(timeout|time limit|expired)/i;

/** Errors of sockets, as Node names them. */
const SOCKET = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;

const KINDS: Record<string, true> = {
  DatabaseNotReachable: true,
  DatabaseDoesNotExist: true,
  DatabaseAccessDenied: true,
  AuthenticationFailed: true,
  ConnectionClosed: true,
  TooManyConnections: true,
  SocketTimeout: true,
  TlsConnectionError: true,
};

/** Reads an error of Prisma, of its adapter or of `pg`; undefined where it says nothing that a client should know. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { kind, originalCode } = driverCause(error);
  const code = String((error as { code?: unknown }).code ?? '');
  const state = originalCode ?? (/^[0-9A-Z]{5}$/.test(code) ? code : '');
  const expired = code === PRISMA_TRANSACTION && EXPIRED.test(error.message);
  if (state === STATEMENT_TIMEOUT || expired) {
    return { code: 'TIMEOUT', message: 'The database took longer than the server allows; ask for less.' };
  }
  if (NOT_IN_REPERTOIRE.test(state)) {
    return { code: 'BAD_USER_INPUT', message: 'A text holds a character that cannot be stored.' };
  }
  const broken =
    UNAVAILABLE.test(state) ||
    PRISMA_UNAVAILABLE.test(code) ||
    (kind !== undefined && Object.hasOwn(KINDS, kind)) ||
    BROKEN.has(error.message) ||
    (code === PRISMA_TRANSACTION && NOT_STARTED.test(error.message)) ||
    SOCKET.test(code);
  return broken
    ? { code: 'DATABASE_UNAVAILABLE', message: 'The database does not answer; try again in a moment.' }
    : undefined;
}

/** The SQLSTATE or Prisma code of an error, for the log. */
export function faultCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  return driverCause(error).originalCode ?? (typeof code === 'string' ? code : undefined);
}

function driverCause(error: Error): DriverCause {
  const { meta, cause } = error as {
    meta?: { driverAdapterError?: { cause?: DriverCause } };
    cause?: unknown;
  };
  return meta?.driverAdapterError?.cause ?? (isDriverCause(cause) ? cause : {});
}

function isDriverCause(cause: unknown): cause is DriverCause {
  return typeof cause === 'object' && cause !== null && 'kind' in cause;
}
