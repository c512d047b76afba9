import type { Config } from '../config.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/i;

/** What to warn of where others than this machine reach an embedded database; undefined where they do not. */
export function exposed({ HOST, DATABASE_URL }: Pick<Config, 'HOST' | 'DATABASE_URL'>): string | undefined {
  if (LOOPBACK.test(HOST) || !DATABASE_URL.startsWith('pglite:')) return undefined;
  return `HOST is ${HOST} and the database is embedded: nothing can interrupt one of its statements, and each keeps everyone waiting. Where strangers ask, set DATABASE_URL to a PostgreSQL.`;
}
