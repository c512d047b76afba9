import type { Config } from '../config.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/i;

/** A warning if other machines can reach a server whose database is embedded; else undefined. */
export function exposureWarning({
  HOST,
  DATABASE_URL,
}: Pick<Config, 'HOST' | 'DATABASE_URL'>): string | undefined {
  if (LOOPBACK.test(HOST) || !DATABASE_URL.startsWith('pglite:')) return undefined;
  return `HOST is ${HOST} and the database is embedded. An embedded database runs one statement at a time, and nothing can interrupt it: a slow statement keeps every client waiting. Where strangers can reach the server, set DATABASE_URL to a PostgreSQL.`;
}
