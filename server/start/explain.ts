import { ConnectionError } from '../database/error.ts';
import { databaseFault, faultCode } from '../database/faults.ts';
import { StartError } from './error.ts';

/** Why the database cannot be used, and what to check, by the code of the error. */
const REASONS: [pattern: RegExp, reason: string][] = [
  [/^(ENOTFOUND|EAI_)/, 'cannot be reached: the name of its host is unknown. Check the host in DATABASE_URL'],
  [
    /^(ENOENT|ENOTDIR)$/,
    'cannot be reached: there is no socket of a server. Check host and port in DATABASE_URL, and that the server runs',
  ],
  [
    /^(EACCES|EPERM)$/,
    'cannot be reached: the user of this process may not use its socket. Check the host in DATABASE_URL, and which user runs this process',
  ],
  [/^3D000$/, 'does not exist. Make it with npx prisma migrate deploy, or with npm start'],
  [/^28/, 'refuses this user. Check user and password in DATABASE_URL, and the pg_hba.conf of the server'],
  [
    /^42501$/,
    'does not give this user the rights that a start needs. The user must own the database, or have the right to create it if it does not exist',
  ],
  [
    /^53300$/,
    'has no connection to spare. Set DATABASE_CONNECTIONS lower, or max_connections of the database server higher',
  ],
  [/^57P03$/, 'is starting up or shutting down. Try again in a moment'],
  [
    /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|ERR_TLS_CERT)/,
    'shows a certificate that this machine does not trust. In DATABASE_URL, name the certificate of its authority with sslrootcert=<file>, or accept any certificate with sslmode=no-verify',
  ],
  [/^(EPROTO|ERR_SSL_)/, 'did not complete the TLS handshake. Check port and sslmode in DATABASE_URL'],
];

/** The same for errors of `pg` that have no code, by their message. */
const MESSAGES: [pattern: RegExp, reason: string][] = [
  [
    /does not support SSL|establishing an SSL/,
    'has no TLS. Leave sslmode out of DATABASE_URL, or turn TLS on in the database server',
  ],
  [
    /password must be a string|SASL/,
    'asks for a password. Add it to DATABASE_URL: postgresql://user:password@host:5432/database',
  ],
];

/**
 * Explains to the operator an error of the database: that it cannot be reached, that it refuses, or that its disk is full.
 *
 * @returns a StartError; any other error as it is
 */
export function explainError(error: unknown, url: string): unknown {
  const fault = databaseFault(error);
  const code = faultCode(error) ?? '';
  if (fault?.code === 'STORAGE_FULL')
    return new StartError(`${diskFull(url)} Nothing is damaged.`, { cause: error });
  if (fault?.code !== 'DATABASE_UNAVAILABLE' && code !== '42501') return error;
  const file = unreadableFile(error);
  if (file)
    return new StartError(`DATABASE_URL names a file that cannot be read: ${file}.`, { cause: error });
  const message = error instanceof Error ? error.message : '';
  const [, reason] = [
    ...REASONS.filter(([pattern]) => pattern.test(code)),
    ...MESSAGES.filter(([pattern]) => pattern.test(message)),
  ][0] ?? ['', 'cannot be reached. Check DATABASE_URL, and that the server runs'];
  return new StartError(`The database ${whereIs(url)} ${reason}.`, { cause: error });
}

/** Says that a disk is full, and which one. */
function diskFull(url: string): string {
  const place = url.startsWith('pglite:')
    ? `the folder ${url.slice('pglite:'.length)}`
    : 'the database server';
  return `The disk of ${place} is full. Make space there and start again. What was written before is complete.`;
}

/** The name and host of a database, without user and password. */
function whereIs(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} on ${searchParams.get('host') ?? host}`;
}

/** The file that a setting such as `sslrootcert` names, if reading it failed. */
function unreadableFile(error: unknown): string | undefined {
  const { path, syscall } = (error instanceof ConnectionError ? error.cause : error) as NodeJS.ErrnoException;
  return syscall === 'open' ? path : undefined;
}
