import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from './error.ts';

/** Bytes without which PostgreSQL cannot open a database: it writes a checkpoint and the beginning of a log. */
const LEAST = 1_000_000;

/** True for what the system says of a full disk, or of a full share of one. */
export function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/**
 * True where a folder has no space for a database to be opened in it. Found out by writing, since shares are not told.
 */
export function isFolderFull(folder: string): boolean {
  const probe = join(folder, `verbatim.probe-${randomUUID()}`);
  try {
    writeFileSync(probe, Buffer.alloc(LEAST), { flag: 'wx' });
    return false;
  } catch (error) {
    return isDiskFull(error);
  } finally {
    rmSync(probe, { force: true });
  }
}

/** The error of a folder whose disk is full. */
export function storageFull(folder: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    'STORAGE_FULL',
    `The disk of the database folder ${folder} is full. Make space there and try again. Nothing is damaged.`,
    { cause },
  );
}
