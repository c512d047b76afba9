import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';

/**
 * What may be prepared on each connection of a pool. Each prepared statement takes memory there as long as it has a
 * name.
 */
export interface PreparedLimits {
  /** Statements. */
  readonly statements: number;
  /** Characters of all of them together. A plan takes about 150 bytes for each character of a compiled statement. */
  readonly characters: number;
}

/** Statements that were sent once recently. A statement gets a name the second time it is sent. */
const CANDIDATES = 2000;

/** What `pg` keeps of a connection, and its types leave out. */
interface Line {
  readonly readyForQuery: boolean;
  readonly connection: {
    /** Texts by the names under which they are prepared. */
    readonly parsedStatements: Record<string, string>;
    close(message: { type: 'S'; name: string }): void;
  };
}

/**
 * Names of prepared statements. A named statement is parsed and planned once on each connection, and kept there. Names
 * go to the statements that were used last. When a name is withdrawn, each connection closes what it has prepared under
 * that name, together with the next statement that it sends.
 *
 * A name is a hash of the text, so it never stands for two statements.
 */
export class PreparedStatements {
  readonly #names: LRUCache<string, string>;
  readonly #given = new Set<string>();
  readonly #candidates = new LRUCache<string, true>({ max: CANDIDATES });
  /** How many names were taken back so far. */
  #taken = 0;

  constructor({ statements, characters }: PreparedLimits) {
    this.#names = new LRUCache({
      max: statements,
      maxSize: characters,
      sizeCalculation: (_name, text) => Math.max(1, text.length),
      dispose: (name) => {
        this.#given.delete(name);
        this.#taken++;
      },
    });
  }

  /** The name for a statement that is about to be sent. Empty: it is not to be kept. */
  nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `v${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    if (!this.#candidates.delete(name)) {
      this.#candidates.set(name, true);
      return '';
    }
    this.#names.set(text, name);
    if (!this.#names.has(text)) return '';
    this.#given.add(name);
    return name;
  }

  /** From now on, a connection closes the statements whose names were taken back, before it sends another one. */
  tidy(client: pg.PoolClient): void {
    const line = client as unknown as Line;
    const { stream } = client.connection;
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    let seen = this.#taken;
    const query = (...args: unknown[]) => {
      // What waits behind another statement is not sent now.
      if (seen === this.#taken || !line.readyForQuery) return send(...args);
      seen = this.#taken;
      const { connection } = line;
      // One packet: of what is sent alone, the end would be answered as that of a statement.
      stream.cork();
      try {
        for (const name of Object.keys(connection.parsedStatements)) {
          if (this.#given.has(name)) continue;
          delete connection.parsedStatements[name];
          connection.close({ type: 'S', name });
        }
        return send(...args);
      } finally {
        stream.uncork();
      }
    };
    Object.assign(client, { query });
  }
}
