import { type Logger, pino } from 'pino';
import { faultCode } from './database/faults.ts';

export type { Logger } from 'pino';

/** The log writes lines in blocks of BLOCK bytes. After SOON milliseconds, it writes a smaller block, too. */
const BLOCK = 4096;
const SOON = 100;

/**
 * A log on standard output, with one line of JSON for each entry. Lines are written in blocks, because writing them one
 * by one would take longer than many requests do. When the process ends, the rest is written, unless it ends by kill
 * -9.
 */
export function createLog(level: string): Logger {
  const output = pino.destination({ dest: 1, sync: false, minLength: BLOCK, periodicFlush: SOON });
  return pino({ level, base: null, timestamp: createTimestamp() }, output);
}

/** Formats the time like pino.stdTimeFunctions.isoTime, but only once for all lines of a millisecond. */
function createTimestamp(): () => string {
  let at = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

/**
 * The description of a fault for the log. It leaves out the message, which may quote variables: only debug lines have
 * it. The stack and the database's code are enough to find the cause.
 */
export function describeFault(fault: unknown): { name: string; code?: string; stack?: string[] } {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const code = faultCode(fault);
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: fault.name, ...(code !== undefined && { code }), stack: stack.map((line) => line.trim()) };
}
