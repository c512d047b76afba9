import { DatabaseError } from '../../server/database/error.ts';
import { databaseName } from '../../server/database/postgresql.ts';
import { lastScriptError } from './adapter.ts';
import { lastPanic } from './wasm.ts';

export interface Explanation {
  readonly code?: string;
  readonly message: string;
}

/**
 * An error as Prisma shows it, with Prisma's code where Prisma has one: after P1003 it creates the database.
 *
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */
export function explain(error: unknown, url: string): Explanation {
  const panic = lastPanic();
  if (panic !== undefined) return { message: `Prisma's schema engine stopped: ${panic}` };
  if (error instanceof DatabaseError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === '3D000') return { code: 'P1003', message: `Database \`${databaseName(url)}\` does not exist` };
  if (code === '28P01' || code === '28000') return { code: 'P1000', message: error.message };
  if (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /timeout expired|terminated/.test(error.message)
  ) {
    return { code: 'P1001', message: `Can't reach database server at ${new URL(url).host}: is it running?` };
  }
  const migration = /^\s+0: .*apply_migration[^]*?migration_name="([^"]+)"/m.exec(error.message)?.[1];
  if (migration !== undefined) return { code: 'P3018', message: failedMigration(migration, withoutTrace(error.message)) };
  const message = withoutTrace(error.message);
  return code?.startsWith('P') === true ? { code, message } : { message };
}

/** The engine appends where in its source it was, as `   0: function` and so on. */
function withoutTrace(message: string): string {
  return message.replace(/\n\s+0: [^]*$/, '').replace(/^external connector error\n/, '');
}

function failedMigration(name: string, reason: string): string {
  return `A migration failed to apply: ${name}

${lastScriptError() ?? reason}

New migrations cannot be applied before this is resolved: https://pris.ly/d/migrate-resolve`;
}
