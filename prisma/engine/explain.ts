import { ConnectionError, DatabaseError } from '../../server/database/error.ts';
import { databaseName } from '../../server/database/url.ts';

export interface Explanation {
  readonly code?: string;
  readonly message: string;
}

/**
 * The error as Prisma shows it, with Prisma's code if there is one. After P1003, Prisma creates the database.
 *
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */
export function explain(error: unknown, url: string): Explanation {
  if (error instanceof ConnectionError) return explain(error.cause, url);
  if (error instanceof DatabaseError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (code === '3D000') return { code: 'P1003', message: `Database \`${databaseName(url)}\` does not exist` };
  if (code === '28P01' || code === '28000') return { code: 'P1000', message };
  if (syscall === 'connect' || syscall === 'getaddrinfo' || /timeout expired|terminated/.test(message)) {
    return { code: 'P1001', message: `Can't reach database server at ${new URL(url).host}: is it running?` };
  }
  return code?.startsWith('P') === true ? { code, message } : { message };
}
