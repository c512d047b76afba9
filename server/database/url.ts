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
  // The migrations name `public`, so that functions used by indexes find what they need whatever the search path.
  const schema = searchParams.get('schema') ?? 'public';
  if (schema !== 'public')
    throw invalid('asks for a schema other than public; use a database of its own instead');
  return url;
}

function invalid(problem: string): DatabaseError {
  return new DatabaseError('INVALID_DATABASE_URL', `DATABASE_URL ${problem}: ${ACCEPTED}.`);
}

export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}
