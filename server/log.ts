import { type Logger, pino } from 'pino';
import { faultCode } from './database/faults.ts';

export type { Logger } from 'pino';

/** Bytes of lines that are written at once, and milliseconds after which fewer are written, too. */
const BLOCK = 4096;
const SOON = 100;

/**
 * A log in JSON, one line an entry, on standard output. Lines are written in blocks, since one by one they take longer
 * than much of what they tell of; an end that is not kill -9 writes what is left.
 */
export function createLog(level: string): Logger {
  const output = pino.destination({ dest: 1, sync: false, minLength: BLOCK, periodicFlush: SOON });
  return pino({ level, base: null, timestamp: createTimestamp() }, output);
}

/** Writes the time as pino.stdTimeFunctions.isoTime does, once for all lines of a millisecond. */
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
 * What a log may say of a fault. Its message may quote variables, so only debug lines carry it; where it came from and
 * the code of the database are enough to find the cause.
 */
export function describeFault(fault: unknown): { name: string; code?: string; stack?: string[] } {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const code = faultCode(fault);
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: fault.name, ...(code !== undefined && { code }), stack: stack.map((line) => line.trim()) };
}
