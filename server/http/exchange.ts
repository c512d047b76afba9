import { randomUUID } from 'node:crypto';
import type { OperationTypeNode } from 'graphql';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import { Asker } from '../database/asker.ts';
import type { ErrorCode } from '../errors.ts';
import type { Phase } from './graphql/errors.ts';
import type { Asked } from './graphql/gate.ts';

/** One request on its way through the server, and what is noted of it for log and figures; never its texts. */
export interface Exchange {
  /** Names the request in the log, in X-Request-Id and in the errors of faults. */
  readonly id: string;
  /** When it began, on the monotonic clock, in milliseconds. */
  readonly start: number;
  /** Who is counted for what it costs. */
  readonly client: string;
  /** For whom the database works. */
  readonly asker: Asker;
  /** Who asks, as far as it decides which rows they see. */
  viewer: Viewer;
  /** How far it has come. */
  phase: Phase;
  /** What the gate let through. */
  asked?: Asked;
  /** The name of the operation. Undefined: it has none, or no operation was found. */
  operation?: string | undefined;
  type?: OperationTypeNode | undefined;
  /** What the operation was estimated to cost, in units. Undefined: it was refused before. */
  cost?: number;
  /** SQL statements that were sent for it. */
  statements: number;
  /** Headers of the answer that depend on who asks. */
  headers: Record<string, string>;
  /** The code of each error of the answer, once. */
  readonly codes: Set<ErrorCode>;
}

const ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Begins an exchange; the request id of a proxy is kept where it is one. */
export function beginExchange(givenId: string | null, client: string): Exchange {
  const id = givenId !== null && ID.test(givenId) ? givenId : randomUUID();
  return {
    id,
    client,
    asker: new Asker(client),
    start: performance.now(),
    viewer: ANONYMOUS,
    phase: 'request',
    statements: 0,
    headers: {},
    codes: new Set(),
  };
}
