import type { ErrorCode } from '../errors.ts';
import { ConnectionError } from './error.ts';

/** What is known about an error that came from the database, fit to be told. */
export interface DatabaseFault {
  code: ErrorCode;
  message: string;
}

/** How Prisma's error from a driver adapter looks, as far as it is read here. */
interface DriverCause {
  kind?: string;
  originalCode?: string;
  /** SQLSTATE and severity of what the adapter has no kind for. */
  code?: string;
  severity?: string;
}

/** What system errors and those of `pg` carry, as far as it is read here. */
interface DatabaseCause extends Error {
  code?: string;
  syscall?: string;
  severity?: string;
}

/** Classes and codes of SQLSTATE. @see https://www.postgresql.org/docs/15/errcodes-appendix.html */
const STATEMENT_TIMEOUT = '57014';
const STORAGE_FULL = '53100';
const UNAVAILABLE = /^(08...|57P0[1-5]|53300|3D000|28...|25P0[34]|58...)$/;
/** The server has ended the connection with what it said. */
const ENDED = /^(FATAL|PANIC)$/;
const NOT_IN_REPERTOIRE = /^(22021|22P05)$/;

/**
 * Prisma's codes for a database that cannot be reached. @see https://www.prisma.io/docs/orm/reference/error-reference
 */
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

/** Errors of sockets and of TLS on them, as Node names them, and calls in which others may come up, such as ENOENT. */
const SOCKET =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET|EADDR|EPROTO|ERR_(SSL|TLS|STREAM|SOCKET)_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;
const SOCKET_CALL = /^(connect|getaddrinfo)$/;

/** A full disk, or a full share of one, as the system names it; in PGlite's file system the names are the same. */
const DISK_FULL = /^(ENOSPC|EDQUOT)$/;

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
  const cause = driverCause(error);
  const { code = '', syscall = '', severity = cause.severity ?? '' } = error as DatabaseCause;
  const state = cause.originalCode ?? cause.code ?? (/^[0-9A-Z]{5}$/.test(code) ? code : '');
  if (state === STORAGE_FULL || DISK_FULL.test(code)) {
    return {
      code: 'STORAGE_FULL',
      message: 'The disk of the database is full. Try again once there is space on it.',
    };
  }
  const expired = code === PRISMA_TRANSACTION && EXPIRED.test(error.message);
  if (state === STATEMENT_TIMEOUT || expired) {
    return {
      code: 'TIMEOUT',
      message: 'The database took longer than the server allows. Ask for fewer rows or fields.',
    };
  }
  if (NOT_IN_REPERTOIRE.test(state)) {
    return {
      code: 'BAD_USER_INPUT',
      message: 'A string contains a character that the database cannot store.',
    };
  }
  const broken =
    error instanceof ConnectionError ||
    UNAVAILABLE.test(state) ||
    ENDED.test(severity) ||
    PRISMA_UNAVAILABLE.test(code) ||
    (cause.kind !== undefined && Object.hasOwn(KINDS, cause.kind)) ||
    BROKEN.has(error.message) ||
    (code === PRISMA_TRANSACTION && NOT_STARTED.test(error.message)) ||
    SOCKET.test(code) ||
    SOCKET_CALL.test(syscall);
  return broken
    ? { code: 'DATABASE_UNAVAILABLE', message: 'The database does not answer. Try again in a moment.' }
    : undefined;
}

/** Faults that say nothing about what was asked: the resolvers would meet them again. */
export function isOutage(fault: DatabaseFault | undefined): boolean {
  return fault !== undefined && /^(TIMEOUT|DATABASE_UNAVAILABLE|STORAGE_FULL)$/.test(fault.code);
}

/** The SQLSTATE or Prisma code of an error, for the log. */
export function faultCode(error: unknown): string | undefined {
  if (error instanceof ConnectionError) return faultCode(error.cause);
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
