import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** The client's farewell; the session is not its own to end. */
const TERMINATE = 'X'.charCodeAt(0);

type Done = (error?: Error | null) => void;

/**
 * A socket of `pg` whose other end is PGlite in this process.
 *
 * PGlite comes with `@electric-sql/pglite/node-postgres`, which hands over message by message and loses the
 * connection when a parameter is refused. This one hands over what `pg` corked together, as a socket would, and with
 * named statements takes a third of the time of PGlite's own `query()`.
 */
export class PgliteStream extends Duplex {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  connect(): this {
    this.#reset().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  /**
   * PGlite's only session outlives the clients of the pool: a new one must find neither the transaction nor the named
   * statements of the one before. The settings are those of postgresql.ts, where their reasons stand.
   */
  async #reset(): Promise<void> {
    const settings = ["SET TIME ZONE 'UTC'", 'SET plan_cache_mode = force_generic_plan'];
    for (const sql of ['ROLLBACK', 'DISCARD ALL', ...settings]) await this.#pglite.exec(sql);
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#send(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  /**
   * Hands over and passes the answer on unread. PGlite's `execProtocolRaw` reads it, too, and keeps all that it has read
   * until someone calls `execProtocol`: every answer that it ever gave.
   */
  async #send(message: Buffer): Promise<void> {
    if (message[0] === TERMINATE) return;
    const answer: Buffer[] = [];
    // What it is given is PGlite's own memory, to be copied at once.
    const onRawData = (bytes: Uint8Array) => void answer.push(Buffer.from(bytes));
    await this.#pglite.runExclusive(() => this.#pglite.execProtocolRawStream(message, { onRawData }));
    if (answer.length > 0 && !this.readableEnded) this.push(Buffer.concat(answer));
  }

  override _final(done: Done): void {
    this.push(null);
    done();
  }

  // What pg calls on a socket and has no meaning here.
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
