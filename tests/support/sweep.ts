import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Milliseconds after which what a test run left is taken to be in use by no run any more. */
const A_DAY = 24 * 60 * 60 * 1000;

/**
 * Drops the databases that earlier runs left: templates of other states of the code, and copies whose run was killed.
 * PostgreSQL tells no database's age, so its comment holds when a run saw it first or made use of it last.
 *
 * @param client a connection to the server
 * @param used templates of this run
 * @param now milliseconds since 1970
 */
export async function sweepDatabases(
  client: pg.Client,
  used: readonly string[],
  now = Date.now(),
): Promise<void> {
  const { rows } = await client.query<{ name: string; seen: string | null }>(
    `SELECT datname AS name, shobj_description(oid, 'pg_database') AS seen
     FROM pg_database WHERE datname ~ '^verbatim_(template|test)_' AND datdba = current_user::regrole`,
  );
  for (const { name, seen } of rows) {
    const time = Date.parse(seen ?? '');
    const quoted = pg.escapeIdentifier(name);
    const isOld = now - time > A_DAY && !used.includes(name);
    const statement = isOld
      ? `DROP DATABASE IF EXISTS ${quoted}`
      : `COMMENT ON DATABASE ${quoted} IS '${new Date(now).toISOString()}'`;
    // Another run may use it, or drop it, at the same time.
    if (isOld || used.includes(name) || Number.isNaN(time)) await client.query(statement).catch(() => {});
  }
}

/** Deletes the folders of templates that no run used for a day; the folder of this run is marked as used. */
export function sweepFolders(cache: string, used: string): void {
  const now = Date.now();
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (folder === used) utimesSync(folder, now / 1000, now / 1000);
    else if (now - statSync(folder).mtimeMs > A_DAY) rmSync(folder, { recursive: true, force: true });
  }
}
