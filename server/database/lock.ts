import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from './error.ts';
import { currentHolder, type Holder, isAlive, parseHolder } from './holder.ts';

/** A folder held by this process until `release()` or the end of the process. */
export interface FolderLock {
  release(): void;
}

export interface LockOptions {
  /** How the refused process names this one. @defaultValue the command line of this process */
  readonly command?: string | undefined;
  /** How long to wait for a holder that is about to leave, in milliseconds. @defaultValue 1000 */
  readonly wait?: number | undefined;
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
  const me = currentHolder(options.command);
  const deadline = performance.now() + (options.wait ?? 1000);
  for (;;) {
    const holder = usable(folder, () => {
      mkdirSync(folder, { recursive: true });
      return attempt(file, me);
    });
    if (holder === me) return held(file, me);
    if (holder !== undefined && performance.now() >= deadline) throw refusal(folder, file, holder);
    await sleep(20 + Math.random() * 80);
  }
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
function attempt(file: string, me: Holder): Holder | undefined {
  const dead: { name: string; nonce: string }[] = [];
  let name = file;
  while (!link(me, file, name)) {
    const holder = read(name);
    if (holder === undefined) return undefined;
    if (isAlive(holder)) return holder;
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
  return me;
}

/** Makes `name` with my record in it, or returns false when it exists. */
function link(me: Holder, file: string, name: string): boolean {
  const draft = `${file}.draft-${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(me)}\n`, { flag: 'wx' });
  try {
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

function usable<T>(folder: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const message = `The database folder ${folder} cannot be used: ${(error as Error).message}.`;
    throw new DatabaseError('DATABASE_UNAVAILABLE', message, { cause: error });
  }
}

function held(file: string, me: Holder): FolderLock {
  const release = (): void => {
    process.off('exit', release);
    if (read(file)?.nonce === me.nonce) rmSync(file, { force: true });
  };
  // A signal without a handler ends the process without this event; the next taker then finds a dead holder.
  process.on('exit', release);
  return { release };
}

function refusal(folder: string, file: string, holder: Holder): DatabaseError {
  const here = holder.host === currentHolder().host;
  const who = `process ${holder.pid}${here ? '' : ` on host ${holder.host}`} (${holder.command}), since ${holder.since}`;
  const remedy = here
    ? 'Stop that process'
    : `Stop that process (or, when it is long gone, delete ${file}: another host's processes cannot be seen from here)`;
  return new DatabaseError(
    'DATABASE_IN_USE',
    `The database folder ${folder} is in use by ${who}. ${remedy}, or set DATABASE_URL to another folder ` +
      '(pglite:<folder>) or to a PostgreSQL server (postgresql://...), which serves many processes at once.',
  );
}
