/** What a client has used of the connections. Times are those of the clock. */
interface Account {
  held: number;
  /** Until when it owes what it has used. */
  until: number;
  readonly waiting: Waiter[];
}

interface Waiter {
  /** It will soon be done. */
  readonly brief: boolean;
  enter(): void;
}

/** Gives a connection back. */
export type Leave = () => void;

/** Milliseconds that each millisecond of a connection is owed for. */
const OWED = 20;
/** Milliseconds that someone owes who has asked for little lately. */
const LITTLE = 500 * OWED;
/** Milliseconds that a client owes at most, so that nobody waits for what was used long ago. */
const MOST = 300_000;
/** Number of accounts above which those that say nothing any more are deleted. */
const ACCOUNTS = 1000;

/**
 * Shares connections among clients, so that no client keeps the others waiting.
 *
 * - While clients wait for each other, each has at most a fifth of the connections. Who owes least goes first: who has
 *   used them for the shortest time lately.
 * - While nobody else waits, a client may have more, but never the last fifth. That is kept for short work of clients
 *   that have no connection and have asked for little.
 * - A single connection goes to one client after the other, in the same order.
 */
export class FairShare {
  readonly #size: number;
  /** Connections that a client may have while others wait. */
  readonly #share: number;
  /** Connections that only those get who have none, have asked for little, and ask for little. */
  readonly #kept: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();
  /** Those who are no client of anyone: they come first, and are as free as the connections allow. */
  readonly #own: Account = { held: 0, until: 0, waiting: [] };
  /** Accounts of those who wait, in the order of their coming. */
  readonly #queue = new Set<Account>();
  #taken = 0;
  #sweepAt = ACCOUNTS;

  /** @param now milliseconds */
  constructor(size: number, now = () => performance.now()) {
    this.#size = size;
    this.#share = Math.ceil(size / 5);
    this.#kept = size > 1 ? this.#share : 0;
    this.#now = now;
  }

  /**
   * Waits for a connection.
   *
   * @param client who is counted as one. Undefined: the server itself
   * @param patience milliseconds to wait at most
   * @param brief what it is for will soon be done
   * @throws when that is over, and the signal's reason
   */
  enter(
    client: string | undefined,
    patience: number,
    signal?: AbortSignal,
    brief = true,
  ): Leave | Promise<Leave> {
    signal?.throwIfAborted();
    const account = this.#accountOf(client);
    if (this.#queue.size === 0 && this.#isFreeFor(account, brief)) return this.#take(account);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        brief,
        enter: () => {
          stop();
          resolve(this.#take(account));
        },
      };
      const give = (error: unknown) => {
        stop();
        this.#forget(account, waiter);
        reject(error);
      };
      const leave = () => give(signal?.reason);
      const timer =
        patience === Number.POSITIVE_INFINITY
          ? undefined
          : setTimeout(
              () => give(new Error('timeout exceeded when trying to connect')),
              Math.max(0, patience),
            );
      const stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
      };
      signal?.addEventListener('abort', leave, { once: true });
      account.waiting.push(waiter);
      this.#queue.add(account);
      this.#serve();
    });
  }

  #accountOf(client: string | undefined): Account {
    if (client === undefined) return this.#own;
    const known = this.#accounts.get(client);
    if (known) return known;
    if (this.#accounts.size >= this.#sweepAt) this.#sweep();
    const account: Account = { held: 0, until: 0, waiting: [] };
    this.#accounts.set(client, account);
    return account;
  }

  #sweep(): void {
    const now = this.#now();
    for (const [client, { held, until, waiting }] of this.#accounts) {
      if (held === 0 && until <= now && waiting.length === 0) this.#accounts.delete(client);
    }
    this.#sweepAt = Math.max(ACCOUNTS, 2 * this.#accounts.size);
  }

  #take(account: Account): Leave {
    const start = this.#now();
    account.held += 1;
    this.#taken += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = this.#now();
      account.until = Math.min(Math.max(account.until, now) + OWED * (now - start), now + MOST);
      account.held -= 1;
      this.#taken -= 1;
      this.#serve();
    };
  }

  #forget(account: Account, waiter: Waiter): void {
    const at = account.waiting.indexOf(waiter);
    if (at >= 0) account.waiting.splice(at, 1);
    if (account.waiting.length === 0) this.#queue.delete(account);
  }

  #serve(): void {
    for (let next = this.#next(); next?.waiting[0]; next = this.#next()) {
      const [waiter] = next.waiting;
      this.#forget(next, waiter);
      waiter.enter();
    }
  }

  /** Who is to have the next connection: within the share before beyond it, then by what is owed. */
  #next(): Account | undefined {
    if (this.#taken === this.#size) return undefined;
    if (this.#queue.has(this.#own)) return this.#own;
    let best: Account | undefined;
    for (const account of this.#queue) {
      if (
        this.#isFreeFor(account, account.waiting[0]?.brief === true) &&
        (!best || this.#isBefore(account, best))
      )
        best = account;
    }
    return best;
  }

  #isFreeFor(account: Account, brief: boolean): boolean {
    const free = this.#size - this.#taken;
    if (account === this.#own || free === 0) return free > 0;
    return free > this.#kept || (brief && account.held === 0 && this.#owed(account) <= LITTLE);
  }

  /** Milliseconds. */
  #owed({ until }: Account): number {
    return Math.max(0, until - this.#now());
  }

  #isBefore(one: Account, other: Account): boolean {
    const within = [one, other].map(({ held }) => held < this.#share);
    return within[0] === within[1] ? this.#owed(one) < this.#owed(other) : within[0] === true;
  }
}
