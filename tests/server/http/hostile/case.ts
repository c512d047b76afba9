import type { ErrorCode } from '../../../../server/errors.ts';

/**
 * How a hostile request may end: with data, with an error of a code, with a status and no body (`bare`), or on a
 * connection that is closed without an answer.
 */
export type Ending = ErrorCode | 'ok' | 'bare' | 'closed';

/** One hostile request. */
export interface HostileCase {
  name: string;
  /** What is sent, on a connection of its own. */
  send: (string | Uint8Array)[];
  status: number;
  ending: Ending;
  /** What must be in the answer besides. */
  holds?: RegExp;
  /** The connection is left in the middle: no one waits for an answer. */
  breakOff?: boolean;
  /** More answers on the same connection. */
  more?: { status: number; ending: Ending }[];
}

/** One case as a row of a table. */
export type Row = [name: string, send: string | Uint8Array, status: number, ending: Ending, holds?: RegExp];

/** Rows of a table as cases. */
export function cases(group: string, rows: readonly Row[]): HostileCase[] {
  return rows.map(([name, send, status, ending, holds]) => ({
    name: `${group}: ${name}`,
    send: [send],
    status,
    ending,
    ...(holds && { holds }),
  }));
}
