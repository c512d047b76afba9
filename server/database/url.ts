import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from './error.ts';

/** Where a database is: a folder for PGlite, or an address for PostgreSQL. */
export type DatabaseAddress =
  | { readonly engine: 'pglite'; readonly folder: string }
  | { readonly engine: 'postgresql'; readonly url: string };

/** The folder that holds package.json: relative PGlite folders mean the same from wherever a command is started. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const ACCEPTED =
  'it takes pglite:<folder> (for example pglite:.data) or postgresql://user:password@host:5432/database';

/**
 * Reads a DATABASE_URL.
 *
 * @throws DatabaseError `INVALID_DATABASE_URL`, whose message says what is accepted and never repeats the value,
 * which may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  if (url.startsWith('pglite:'))
    return { engine: 'pglite', folder: parseFolder(url.slice('pglite:'.length)) };
  if (/^postgres(ql)?:/.test(url)) return { engine: 'postgresql', url: checkPostgresqlUrl(url) };
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0];
  throw invalid(scheme === undefined ? 'has no scheme' : `has the unknown scheme ${scheme}`);
}

function parseFolder(folder: string): string {
  if (folder.trim() === '') throw invalid('names no folder');
  if (folder.includes('//')) throw invalid('has // after pglite:, where a plain folder is expected');
  return resolve(projectRoot, folder);
}

function checkPostgresqlUrl(url: string): string {
  if (!URL.canParse(url)) throw invalid('is not a well-formed URL');
  const { pathname, searchParams } = new URL(url);
  if (pathname.length < 2) throw invalid('names no database');
  const schema = searchParams.get('schema');
  if (schema === '') throw invalid('names no schema behind schema=');
  // Prisma's client does not escape it.
  if (schema?.includes('"')) throw invalid('names a schema with a quotation mark');
  return url;
}

function invalid(problem: string): DatabaseError {
  return new DatabaseError('INVALID_DATABASE_URL', `DATABASE_URL ${problem}: ${ACCEPTED}.`);
}

export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * The schema that a URL asks for by `?schema=`, as Prisma reads it. Undefined: the first of the server's search path.
 */
export function schemaName(url: string): string | undefined {
  return new URL(url).searchParams.get('schema') ?? undefined;
}

export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}
