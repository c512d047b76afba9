import { ConnectionError } from '../database/error.ts';
import { databaseFault, faultCode } from '../database/faults.ts';
import { StartError } from './error.ts';

/** Why a server cannot be reached, and what to look at, by the code of the error. */
const REASONS: [pattern: RegExp, reason: string][] = [
  [/^(ENOTFOUND|EAI_)/, 'cannot be reached: the name of its host is unknown. Check the host in DATABASE_URL'],
  [
    /^(ENOENT|ENOTDIR)$/,
    'cannot be reached: there is no socket of a server. Check host and port in DATABASE_URL and that the server runs',
  ],
  [
    /^(EACCES|EPERM)$/,
    'cannot be reached: this user may not use its socket. Check the host in DATABASE_URL and who runs this process',
  ],
  [/^28/, 'refuses this user. Check user and password in DATABASE_URL, and the pg_hba.conf of the server'],
  [
    /^42501$/,
    'does not let this user do what is needed. It must own the database, or be allowed to create one that is missing',
  ],
  [
    /^53300$/,
    'has no connection to spare. Set DATABASE_CONNECTIONS to fewer, or its max_connections to more',
  ],
  [/^57P03$/, 'is starting up or shutting down. Try again in a moment'],
  [
    /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|ERR_TLS_CERT)/,
    'shows a certificate that is not trusted here. Name its authority by sslrootcert=<file> in DATABASE_URL, or trust any by sslmode=no-verify',
  ],
  [/^(EPROTO|ERR_SSL_)/, 'speaks another TLS. Check port and sslmode in DATABASE_URL'],
];

/** The same where errors have no code, by what `pg` says. */
const MESSAGES: [pattern: RegExp, reason: string][] = [
  [
    /does not support SSL|establishing an SSL/,
    'has no TLS. Leave sslmode out of DATABASE_URL, or turn it on there',
  ],
  [
    /password must be a string|SASL/,
    'asks for a password. Write it into DATABASE_URL: postgresql://user:password@host:5432/database',
  ],
];

/** An error in words for whoever started the server, where it is about the database, its disk or reaching it. */
export function explained(error: unknown, url: string): unknown {
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
  ][0] ?? ['', 'cannot be reached. Check DATABASE_URL and that the server runs'];
  return new StartError(`The database ${whereIs(url)} ${reason}.`, { cause: error });
}

/** That there is no space left, and where. */
function diskFull(url: string): string {
  const place = url.startsWith('pglite:')
    ? `the folder ${url.slice('pglite:'.length)} is on`
    : 'the database server uses';
  return `The disk that ${place} is full. Make space there and start again; what was written is whole.`;
}

/** The name and the place of a database, without user and password. */
function whereIs(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1))} on ${searchParams.get('host') ?? host}`;
}

/** The file of `sslrootcert` and the like, where reading it failed. */
function unreadableFile(error: unknown): string | undefined {
  const { path, syscall } = (error instanceof ConnectionError ? error.cause : error) as NodeJS.ErrnoException;
  return syscall === 'open' ? path : undefined;
}
