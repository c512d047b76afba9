import { randomUUID } from 'node:crypto';
import type { OperationTypeNode } from 'graphql';
import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import { Asker } from '../database/asker.ts';
import type { ErrorCode } from '../errors.ts';
import type { Phase } from './graphql/errors.ts';
import type { Asked } from './graphql/gate.ts';

/** One request on its way through the server, with the facts about it for the log and the metrics, never its texts. */
export interface Exchange {
  /** The request id in the log, in X-Request-Id and in errors that hide a fault. */
  readonly id: string;
  /** When it began, on the monotonic clock, in milliseconds. */
  readonly start: number;
  /** The client that the cost is counted for. */
  readonly client: string;
  /** Whoever waits for the database on behalf of this request. */
  readonly asker: Asker;
  /** Who asks, as far as it decides which rows they see. */
  viewer: Viewer;
  /** The phase that the request has reached. */
  phase: Phase;
  /** The parameters that the gate let through. */
  asked?: Asked;
  /** The name of the operation. Undefined: it has none, or no operation was found. */
  operation?: string | undefined;
  type?: OperationTypeNode | undefined;
  /** The estimated cost of the operation, in units. Undefined: the request was refused before the estimate. */
  cost?: number;
  /** SQL statements that were sent for it. */
  statements: number;
  /** Headers of the answer that depend on the request. */
  headers: Record<string, string>;
  /** The codes of the answer's errors, each once. */
  readonly codes: Set<ErrorCode>;
}

const ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Begins an exchange. It keeps a request id that comes with the request, if that is well-formed. */
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
