import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { doorOf, openDoor } from './door.ts';
import { DatabaseError } from './error.ts';
import { currentHolder, type Holder, isAlive, isSeen, parseHolder } from './holder.ts';
import { isDiskFull, storageFull } from './storage.ts';
import { parseDatabaseUrl } from './url.ts';

/** A folder held by this process until `release()` or the end of the process. */
export interface FolderLock {
  release(): void;
}

export interface LockOptions {
  /** How the refused process names this one. @defaultValue the command line of this process */
  readonly command?: string | undefined;
  /** How long to wait for a holder that is about to leave, in milliseconds. @defaultValue 1000 */
  readonly wait?: number | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes a PGlite folder for this process: two processes on one folder corrupt it silently.
 *
 * The lock is a file inside the folder (PostgreSQL keeps its postmaster.pid there, too, and PGlite leaves unknown
 * files alone). It is not based on time as proper-lockfile is, whose lock goes stale while a long statement keeps
 * the process from renewing it, and outlives a dead holder by seconds.
 *
 * @throws DatabaseError `DATABASE_IN_USE` when another process that may be alive holds it, `DATABASE_UNAVAILABLE` when
 * the folder cannot be made or written to.
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<FolderLock> {
  const file = join(folder, 'verbatim.lock');
  const deadline = performance.now() + (options.wait ?? 1000);
  try {
    mkdirSync(folder, { recursive: true });
    const me = currentHolder(folder, options.command);
    for (;;) {
      options.signal?.throwIfAborted();
      const holder = await attempt(folder, file, me);
      if (holder === me) return held(file, me, await openDoor(folder, me.nonce));
      if (holder !== undefined && performance.now() >= deadline) throw refusal(folder, file, holder);
      await sleep(20 + Math.random() * 80);
    }
  } catch (error) {
    throw isSystemError(error) ? unusable(folder, error) : error;
  }
}

/**
 * Takes the folder of an embedded database, before anything else is done that takes time.
 *
 * @returns undefined where the database is on a server
 * @throws DatabaseError `INVALID_DATABASE_URL`, and see {@link lockFolder}
 */
export async function lockDatabase(url: string, options: LockOptions = {}): Promise<FolderLock | undefined> {
  const address = parseDatabaseUrl(url);
  return address.engine === 'pglite' ? lockFolder(address.folder, options) : undefined;
}

/**
 * Tries once; returns who holds the lock afterwards, or undefined when the picture changed meanwhile.
 *
 * `link` either makes the complete file or fails, so of many processes one wins. A dead holder is never removed
 * first (two processes could then each remove the other's fresh lock). Instead a taker queues behind it, under a
 * name made of the dead holder's nonce, which again only one process can win, and then renames that file over the
 * lock. Who wins such a name after the takeover is over sees that the lock has changed, and withdraws. A taker that
 * dies half-way is a dead holder like any other: the next one queues behind it.
 */
async function attempt(folder: string, file: string, me: Holder): Promise<Holder | undefined> {
  const dead: { name: string; nonce: string }[] = [];
  let name = file;
  while (!link(me, file, name)) {
    const holder = read(name);
    if (holder === undefined) return undefined;
    if (await isAlive(holder, folder)) return holder;
    dead.push({ name, nonce: holder.nonce });
    name = `${file}.after-${holder.nonce}`;
  }
  const first = dead[0];
  if (first === undefined) return me;
  if (read(file)?.nonce !== first.nonce) {
    rmSync(name, { force: true });
    return undefined;
  }
  renameSync(name, file);
  for (const { name: queued } of dead.slice(1)) rmSync(queued, { force: true });
  for (const { nonce } of dead) rmSync(doorOf(folder, nonce), { force: true });
  return me;
}

/** Makes `name` with my record in it, or returns false when it exists. */
function link(me: Holder, file: string, name: string): boolean {
  const draft = `${file}.draft-${randomUUID()}`;
  try {
    writeFileSync(draft, `${JSON.stringify(me)}\n`, { flag: 'wx' });
    linkSync(draft, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): Holder | undefined {
  try {
    return parseHolder(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function unusable(folder: string, error: NodeJS.ErrnoException): DatabaseError {
  if (isDiskFull(error)) return storageFull(folder, error);
  const message = `The database folder ${folder} cannot be used: ${error.message}. Mend that, or set DATABASE_URL to another folder.`;
  return new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error });
}

function held(file: string, me: Holder, closeDoor: () => void): FolderLock {
  const release = (): void => {
    process.off('exit', release);
    closeDoor();
    if (read(file)?.nonce === me.nonce) rmSync(file, { force: true });
  };
  // A signal without a handler ends the process without this event; the next taker then finds a dead holder.
  process.on('exit', release);
  return { release };
}

function refusal(folder: string, file: string, holder: Holder): DatabaseError {
  const elsewhere = isSeen(holder)
    ? ''
    : holder.host === hostname()
      ? ' in another PID namespace'
      : ` on host ${holder.host}`;
  const who = `process ${holder.pid}${elsewhere} (${holder.command}), since ${holder.since}`;
  const unseen =
    elsewhere === ''
      ? ''
      : ` A process${elsewhere} cannot be seen from here: if it is gone for certain, delete ${file}.`;
  return new DatabaseError(
    'DATABASE_IN_USE',
    `The database folder ${folder} is in use by ${who}. Stop that process, or set DATABASE_URL to another folder ` +
      `(pglite:<folder>) or to PostgreSQL (postgresql://...), which serves many processes at once.${unseen}`,
  );
}
