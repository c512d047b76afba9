import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { relative } from 'node:path';

/** Who holds a folder, as written into its lock file. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells this process from a later one with the same pid; null where the system does not say. */
  readonly started: string | null;
  readonly since: string;
  readonly command: string;
  /** Tells this lock from every other one. */
  readonly nonce: string;
}

export function currentHolder(command = commandLine()): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    started: processState(process.pid)?.started ?? null,
    since: new Date().toISOString(),
    command,
    nonce: randomUUID(),
  };
}

/** A record that cannot be read, as a power cut may leave it, counts as one of a process that is gone. */
export function parseHolder(text: string): Holder {
  try {
    const value: unknown = JSON.parse(text);
    if (isHolder(value)) return value;
  } catch {
    // falls through
  }
  return {
    pid: 0,
    host: hostname(),
    started: null,
    since: 'unknown',
    command: 'unknown',
    nonce: 'unreadable',
  };
}

/** True unless it is certain that the process is gone: a process on another host is taken to be alive. */
export function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid <= 0 || !exists(holder.pid)) return false;
  const state = processState(holder.pid);
  if (state === undefined || holder.started === null) return true;
  return !state.zombie && state.started === holder.started;
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
 * ticks begin anew with each boot. Undefined where there is no /proc.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function processState(pid: number): { started: string; zombie: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // Field 2, the name, is in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { started: `${boot}/${fields[19]}`, zombie: fields[0] === 'Z' };
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
  const { pid, host, started, since, command, nonce } = value as Partial<Record<keyof Holder, unknown>>;
  return (
    typeof pid === 'number' &&
    [host, since, command, nonce].every((field) => typeof field === 'string') &&
    (started === null || typeof started === 'string')
  );
}
