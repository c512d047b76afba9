import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { relative } from 'node:path';
import { isDoorShut } from './door.ts';

/** Who holds a folder, as written into its lock file. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells this process from a later one with the same pid; null where the system does not say. */
  readonly started: string | null;
  /** The PID namespace: the same number means another process in another one, as in two containers. Null: unknown. */
  readonly namespace: string | null;
  /** The running kernel and the folder as it knows it: where both are the same, so is a socket in the folder. */
  readonly place: string | null;
  readonly since: string;
  readonly command: string;
  /** Tells this lock from every other one. */
  readonly nonce: string;
}

/** This process, as the holder of a folder that exists. */
export function currentHolder(folder: string, command = commandLine()): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    started: processState(process.pid)?.started ?? null,
    namespace: ownNamespace(),
    place: placeOf(folder),
    since: new Date().toISOString(),
    command,
    nonce: randomUUID(),
  };
}

/** A record that cannot be read, as a power cut may leave it, counts as one of a process that is gone. */
export function parseHolder(text: string): Holder {
  try {
    const value: unknown = JSON.parse(text);
    // Earlier versions wrote neither.
    if (isHolder(value)) return { ...value, namespace: value.namespace ?? null, place: value.place ?? null };
  } catch {
    // falls through
  }
  return {
    pid: 0,
    host: hostname(),
    started: null,
    namespace: null,
    place: null,
    since: 'unknown',
    command: 'unknown',
    nonce: 'unreadable',
  };
}

/**
 * True unless it is certain that the process is gone. Processes on another host, or in another PID namespace, cannot be
 * seen from here; but where the kernel is the same, it knows whether anyone listens at their door.
 */
export async function isAlive(holder: Holder, folder: string): Promise<boolean> {
  if (!isSeen(holder)) return !(holder.place === placeOf(folder) && (await isDoorShut(folder, holder.nonce)));
  if (holder.pid <= 0 || !exists(holder.pid)) return false;
  const state = processState(holder.pid);
  if (state === undefined || holder.started === null) return true;
  return !state.zombie && state.started === holder.started;
}

/** True where the holder's number means a process of this host that can be looked at. */
export function isSeen({ host, namespace }: Holder): boolean {
  return host === hostname() && (namespace === null || namespace === ownNamespace());
}

function ownNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** Null where there is no /proc. */
function placeOf(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder);
    return `${bootId()}/${dev}/${ino}`;
  } catch {
    return null;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * The start time (field 22, in ticks since boot) and the state (field 3) from /proc, with the boot's id, since
 * ticks begin anew with each boot. Undefined where there is no /proc, or it is that of another PID namespace.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function processState(pid: number): { started: string; zombie: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (Number.parseInt(readFileSync('/proc/self/stat', 'utf8'), 10) !== process.pid) return undefined;
    // Field 2, the name, is in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { started: `${bootId()}/${fields[19]}`, zombie: fields[0] === 'Z' };
  } catch {
    return undefined;
  }
}

function commandLine(): string {
  const [script, ...rest] = process.argv.slice(1);
  if (script === undefined) return 'node';
  return [relative(process.cwd(), script), ...rest].join(' ').slice(0, 200);
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, started, namespace, place, since, command, nonce } = value as Partial<
    Record<keyof Holder, unknown>
  >;
  return (
    typeof pid === 'number' &&
    [host, since, command, nonce].every((field) => typeof field === 'string') &&
    [started, namespace ?? null, place ?? null].every((field) => field === null || typeof field === 'string')
  );
}
