import { setMaxListeners } from 'node:events';

/** Milliseconds to wait for a connection. A client that gets none is told so within 2 s. */
export const CONNECTION_PATIENCE = 1800;

/** Whoever waits for answers of the database, such as a request. When they leave, their statements are cancelled. */
export class Asker {
  /** The client whose share of the connections this takes. Undefined: the server itself. */
  readonly client: string | undefined;
  readonly #gone = new AbortController();
  /** The work is short, so it may use the connections that are kept for short work. */
  brief = true;
  #patience = CONNECTION_PATIENCE;
  #waiting = 0;
  #held = 0;
  #since = 0;

  constructor(client?: string) {
    this.client = client;
    // One listener for each statement that runs.
    setMaxListeners(0, this.#gone.signal);
  }

  /**
   * Milliseconds left to wait for connections. Time counts once for statements that wait together. It does not count
   * while one of them has a connection, because the others then wait for that one and not for the database.
   */
  get patience(): number {
    return this.#patience;
  }

  /** Notes that more or fewer statements wait for a connection than before, or have one. */
  note({ waiting = 0, held = 0 }: { waiting?: number; held?: number }): void {
    const now = performance.now();
    if (this.#waiting > 0 && this.#held === 0) this.#patience -= now - this.#since;
    this.#since = now;
    this.#waiting += waiting;
    this.#held += held;
  }

  /** Aborted when no one waits any more. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** No one waits any more. */
  leave(): void {
    this.#gone.abort();
  }
}
