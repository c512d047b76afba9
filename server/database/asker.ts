/** Milliseconds to wait for connections: who gets none is told so within 2 s. */
export const CONNECTION_PATIENCE = 1800;

/** Someone who waits for answers of the database, such as a request: when they leave, their statements end. */
export class Asker {
  /** Who is counted as one where connections are shared out. Undefined: the server itself. */
  readonly client: string | undefined;
  readonly #gone = new AbortController();
  /** What is asked for will soon be done. */
  brief = true;
  /** Milliseconds that may still be spent waiting for connections, over all statements. */
  patience = CONNECTION_PATIENCE;

  constructor(client?: string) {
    this.client = client;
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
