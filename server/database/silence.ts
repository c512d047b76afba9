import type pg from 'pg';

/** Milliseconds that a connection may take to close in good order. */
const FAREWELL = 1000;

/**
 * Finds connections whose other end is gone without a word. A failover, a firewall or a proxy may swallow what is sent,
 * and TCP would retry for a quarter of an hour. A statement without an answer in time destroys its connection, and
 * everything that waits on it. A connection that was last heard of before that statement was sent is suspect, too.
 */
export class SilenceWatch {
  readonly #limit: number;
  readonly #heard = new WeakMap<pg.PoolClient, number>();
  /** When a statement was sent that had no answer. */
  #suspectBefore = Number.NEGATIVE_INFINITY;

  /** @param limit milliseconds that a statement may go without an answer; 0 for any number */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True for a connection that is better not used again. */
  isSuspect(client: pg.PoolClient): boolean {
    return (this.#heard.get(client) ?? Number.POSITIVE_INFINITY) < this.#suspectBefore;
  }

  /** Watches all that a connection sends from now on. */
  watch(client: pg.PoolClient): void {
    this.#heard.set(client, performance.now());
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const end = client.end.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const answer = send(...args);
        if (answer instanceof Promise && this.#limit > 0) this.#expect(client, answer);
        return answer;
      },
      // A farewell that no one answers would keep the process from ending.
      end: (...args: unknown[]) => {
        const { stream } = client.connection;
        setTimeout(() => stream.destroy(), FAREWELL).unref();
        return end(...args);
      },
    });
  }

  #expect(client: pg.PoolClient, answer: Promise<unknown>): void {
    const sent = performance.now();
    let answered = false;
    const timer = setTimeout(() => {
      // Where this process itself was held up, the answer may be waiting to be read.
      setImmediate(() => {
        if (answered) return;
        this.#suspectBefore = sent;
        client.connection.stream.destroy(silence(this.#limit));
      });
    }, this.#limit);
    const done = () => {
      answered = true;
      clearTimeout(timer);
      this.#heard.set(client, performance.now());
    };
    answer.then(done, done);
  }
}

function silence(limit: number): Error {
  return Object.assign(new Error(`The database has sent nothing for ${limit} ms.`), { code: 'ETIMEDOUT' });
}
