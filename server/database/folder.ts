import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { createPglite } from './pglite.ts';

/**
 * A marker file in a folder while PGlite creates a database there, which takes seconds. If it is left over, the folder
 * is incomplete.
 */
const UNFINISHED = 'verbatim.unfinished';

/**
 * Opens the database in a folder that this process holds, or creates one in an empty folder. If an earlier creation was
 * cut off, its files are deleted first.
 *
 * @throws DatabaseError, see {@link createPglite}
 */
export async function openFolder(folder: string): Promise<PGlite> {
  const mark = join(folder, UNFINISHED);
  if (existsSync(mark)) for (const name of foreign(folder)) rmSync(join(folder, name), { recursive: true });
  // Other files belong to someone. The marker must never stand beside them, or the next start would delete them.
  if (foreign(folder).length === 0) writeFileSync(mark, '');
  const pglite = await createPglite(folder);
  rmSync(mark, { force: true });
  return pglite;
}

/** The entries of a folder that are not files of ours, such as the lock. */
function foreign(folder: string): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('verbatim.'));
}
