import pg from 'pg';

type Value = string | number | boolean | null;

/** What `pg` calls on something that speaks the protocol by itself. */
interface Connection {
  stream: NodeJS.WritableStream;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Rows on their way into one table, by COPY on a connection of its own. */
export class Copy {
  readonly #client: pg.Client;
  readonly #begun: Promise<Connection>;
  readonly #done: Promise<void>;
  #lines: string[] = [];
  #size = 0;
  /** Rows so far. */
  rows = 0;

  private constructor(client: pg.Client, sql: string) {
    this.#client = client;
    let begin: (connection: Connection) => void = () => {};
    this.#begun = new Promise((resolve) => {
      begin = resolve;
    });
    this.#done = new Promise((resolve, reject) => {
      client.query({
        submit: (connection: Connection) => connection.query(sql),
        handleCopyInResponse: (connection: Connection) => begin(connection),
        handleCommandComplete() {},
        handleReadyForQuery: () => resolve(),
        handleError: (error: Error) => reject(error),
      } as unknown as pg.Submittable);
    });
  }

  /** Neither triggers nor foreign keys look at what comes in: a superuser's privilege. */
  static async into(url: string, table: string, columns: readonly string[]): Promise<Copy> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    return new Copy(client, `COPY ${table} (${columns.join(', ')}) FROM STDIN`);
  }

  /** Adds a row. To be awaited now and then, lest everything waits in memory. */
  add(values: readonly Value[]): Promise<void> | void {
    const line = `${values.map(field).join('\t')}\n`;
    this.#lines.push(line);
    this.#size += line.length;
    this.rows++;
    if (this.#size > 200_000) return this.#flush();
  }

  async #flush(): Promise<void> {
    const chunk = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    this.#size = 0;
    const connection = await Promise.race([
      this.#begun,
      this.#done.then(() => Promise.reject(new Error('COPY ended'))),
    ]);
    connection.sendCopyFromChunk(chunk);
    if (
      connection.stream instanceof Object &&
      'writableNeedDrain' in connection.stream &&
      connection.stream.writableNeedDrain
    ) {
      await new Promise((resolve) => connection.stream.once('drain', resolve));
    }
  }

  /** Ends the rows and waits until the database has them. */
  async end(): Promise<void> {
    await this.#flush();
    (await this.#begun).endCopyFrom();
    await this.#done;
    await this.#client.end();
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function field(value: Value): string {
  return value === null ? '\\N' : String(value).replace(/[\\\n\t\r]/g, (mark) => ESCAPES[mark] as string);
}
