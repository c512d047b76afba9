import { type Logger, pino } from 'pino';
import { faultCode } from './faults.ts';

export type { Logger } from 'pino';

/** A log in JSON, one line an entry, on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
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
