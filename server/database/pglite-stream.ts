import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** The message by which a client ends its session. PGlite's only session must not end with one client. */
const TERMINATE = 'X'.charCodeAt(0);

type Done = (error?: Error | null) => void;

/**
 * A socket for `pg` whose other end is PGlite in this process.
 *
 * PGlite comes with `@electric-sql/pglite/node-postgres`, which passes on one message at a time and loses the
 * connection when the database refuses a parameter. This class passes on together what `pg` has corked, as a socket
 * would. With named statements it takes a third of the time of PGlite's own `query()`.
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
   * Resets the session for a new client. PGlite's only session outlives the clients of the pool, and a client must not
   * find the transaction or the named statements of an earlier one. postgresql.ts has the reasons for the settings.
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
   * Sends a message to PGlite and passes on the answer without parsing it. PGlite's `execProtocolRaw` would also parse
   * it, and keep every parsed answer until `execProtocol` is called.
   */
  async #send(message: Buffer): Promise<void> {
    if (message[0] === TERMINATE) return;
    const answer: Buffer[] = [];
    // The bytes are PGlite's own memory, so they must be copied at once.
    const onRawData = (bytes: Uint8Array) => void answer.push(Buffer.from(bytes));
    await this.#pglite.runExclusive(() => this.#pglite.execProtocolRawStream(message, { onRawData }));
    if (answer.length > 0 && !this.readableEnded) this.push(Buffer.concat(answer));
  }

  override _final(done: Done): void {
    this.push(null);
    done();
  }

  // pg calls these methods of a socket. They have no meaning here.
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
