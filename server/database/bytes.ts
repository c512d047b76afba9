import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Asker } from './asker.ts';
import type { Pool } from './pool.ts';

/** A statement that is sent as it is. */
export interface SentStatement {
  text: string;
  values: unknown[];
}

/**
 * Sends one statement and gives the first value of its first row as the bytes that the database wrote.
 *
 * `pg` reads every value as text. An answer goes to the wire as it comes from the database, and to read its UTF-8, to
 * measure and to write it again takes up to a quarter of all that node does for a request.
 *
 * @returns null where there is no row, or no value in it
 * @throws ConnectionError, and what `pg` throws
 */
export function queryBytes(
  pool: Pool,
  { text, values }: SentStatement,
  asker?: Asker,
): Promise<Buffer | null> {
  return pool.use(
    (client) =>
      tapOf(client).first(() =>
        client.query({ name: pool.prepared.nameOf(text), text, values, rowMode: 'array' }),
      ),
    asker,
  );
}

const taps = new WeakMap<pg.PoolClient, Tap>();

function tapOf(client: pg.PoolClient): Tap {
  const known = taps.get(client);
  if (known) return known;
  const tap = new Tap(client.connection.stream);
  taps.set(client, tap);
  return tap;
}

/** Bytes of a message before each of these: its length, and of a DataRow its number of values and the first value. */
const BEFORE = { length: 1, count: 5, value: 11 } as const;
const DATA_ROW = 'D'.charCodeAt(0);

type Listener = (chunk: Buffer) => void;

/**
 * Stands between the socket of a connection and `pg`'s reader, to which it hands on whole messages. While a statement
 * is sent through it, it keeps the rows to itself, and `pg` sees a statement without rows.
 *
 * @see https://www.postgresql.org/docs/15/protocol-message-formats.html
 */
class Tap {
  readonly #forward: Listener;
  #taking = false;
  /** The beginning of a message whose end has not come yet, as it came, and how long it is at least. */
  #begun: { chunks: Buffer[]; size: number; needed: number } | undefined;
  #rows = 0;
  #first: Buffer | null = null;

  constructor(stream: Duplex) {
    const [listener, ...more] = stream.listeners('data') as Listener[];
    if (!listener || more.length > 0)
      throw new Error(
        'This version of pg is not supported: its socket must have exactly one listener of data.',
      );
    this.#forward = listener;
    stream.off('data', listener);
    stream.on('data', (chunk: Buffer) => this.#see(chunk));
  }

  /** Runs a query, of which it takes the rows. */
  async first(query: () => Promise<unknown>): Promise<Buffer | null> {
    this.#taking = true;
    this.#rows = 0;
    this.#first = null;
    try {
      await query();
      return this.#first;
    } finally {
      this.#taking = false;
      this.#first = null;
    }
  }

  #see(chunk: Buffer): void {
    const bytes = this.#complete(chunk);
    if (!bytes) return;
    let from = 0;
    let at = 0;
    while (at + BEFORE.count <= bytes.length) {
      const end = at + lengthOf(bytes, at);
      if (end > bytes.length) break;
      if (this.#taking && bytes[at] === DATA_ROW) {
        if (from < at) this.#forward(bytes.subarray(from, at));
        if (this.#rows++ === 0) this.#first = firstValue(bytes, at);
        from = end;
      }
      at = end;
    }
    if (from < at) this.#forward(bytes.subarray(from, at));
    if (at < bytes.length) this.#begin(bytes.subarray(at));
  }

  /** What came before and waited for this, with it; undefined where more must come. */
  #complete(chunk: Buffer): Buffer | undefined {
    const begun = this.#begun;
    if (!begun) return chunk;
    begun.chunks.push(chunk);
    begun.size += chunk.length;
    if (begun.size < begun.needed) return undefined;
    this.#begun = undefined;
    return Buffer.concat(begun.chunks, begun.size);
  }

  #begin(bytes: Buffer): void {
    const needed = bytes.length < BEFORE.count ? BEFORE.count : lengthOf(bytes, 0);
    this.#begun = { chunks: [bytes], size: bytes.length, needed };
  }
}

/** Bytes of the message that begins at `at`; what stands in it does not count its type. */
function lengthOf(bytes: Buffer, at: number): number {
  const length = bytes.readInt32BE(at + BEFORE.length);
  if (length < 4) throw new Error('The database sent what is no message.');
  return BEFORE.length + length;
}

/** The first value of the row that begins at `at`. */
function firstValue(bytes: Buffer, at: number): Buffer | null {
  if (bytes.readInt16BE(at + BEFORE.count) === 0) return null;
  const start = at + BEFORE.value;
  const length = bytes.readInt32BE(start - 4);
  return length < 0 ? null : bytes.subarray(start, start + length);
}
