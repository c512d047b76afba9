import { setMaxListeners } from 'node:events';

/** Milliseconds to wait for connections: who gets none is told so within 2 s. */
export const CONNECTION_PATIENCE = 1800;

/** Someone who waits for answers of the database, such as a request: when they leave, their statements end. */
export class Asker {
  /** Who is counted as one where connections are shared out. Undefined: the server itself. */
  readonly client: string | undefined;
  readonly #gone = new AbortController();
  /** What is asked for will soon be done. */
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
   * Milliseconds that may still be spent waiting for connections. Statements that wait together wait once, and while one
   * has a connection the others wait for it, not for the database.
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
