import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { createPglite } from './pglite.ts';

/** Stands in a folder while PGlite makes a database there, which takes seconds: one that finds it begins anew. */
const UNFINISHED = 'verbatim.unfinished';

/**
 * Opens the database of a folder that this process holds, and makes one where there is none. Where the making was cut
 * off, what is there of it is thrown away.
 *
 * @throws DatabaseError, see {@link createPglite}
 */
export async function openFolder(folder: string): Promise<PGlite> {
  const mark = join(folder, UNFINISHED);
  if (existsSync(mark)) for (const name of foreign(folder)) rmSync(join(folder, name), { recursive: true });
  // Whatever else is in the folder is someone's: no mark may ever stand beside it.
  if (foreign(folder).length === 0) writeFileSync(mark, '');
  const pglite = await createPglite(folder);
  rmSync(mark, { force: true });
  return pglite;
}

/** What is in a folder and none of our own files. */
function foreign(folder: string): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('verbatim.'));
}
