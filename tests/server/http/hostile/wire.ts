import { connect, type Socket } from 'node:net';

/** An answer as it came over a socket. */
export interface WireAnswer {
  status: number;
  /** By names in lower case; of a header that came twice, the values joined by a comma. */
  headers: Record<string, string>;
  body: string;
}

/** Milliseconds without an answer after which a test gives up. */
const PATIENCE = 30_000;

/** A connection on which any bytes can be sent: what no HTTP client would send as well. */
export class Wire {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #closed = false;
  #wake: () => void = () => {};

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    // A connection that the server resets is one that is closed.
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
    this.#socket.on('end', () => this.#socket.end());
  }

  write(...bytes: (string | Uint8Array)[]): void {
    for (const part of bytes) this.#socket.write(part);
  }

  /** Says that nothing more will come, and goes on reading. */
  end(): void {
    this.#socket.end();
  }

  /** Goes away without a word. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** The next answer; null where the connection was closed without one. */
  async next(): Promise<WireAnswer | null> {
    const late = Date.now() + PATIENCE;
    for (;;) {
      const found = parse(this.#buffer, this.#closed);
      if (found) {
        this.#buffer = this.#buffer.subarray(found.length);
        return found.answer;
      }
      if (this.#closed) return null;
      await this.#more(late - Date.now());
    }
  }

  /** Resolved once the server has closed the connection. */
  async closed(): Promise<void> {
    const late = Date.now() + PATIENCE;
    while (!this.#closed) await this.#more(late - Date.now());
  }

  #more(patience: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), Math.max(0, patience));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function parse(buffer: Buffer, closed: boolean): { answer: WireAnswer; length: number } | undefined {
  const head = buffer.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const [line = '', ...lines] = buffer.toString('latin1', 0, head).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
  if (!status) throw new Error(`no answer of HTTP: ${line}`);
  const headers: Record<string, string> = {};
  for (const one of lines) {
    const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(one) ?? [];
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  const start = head + 4;
  if (headers['transfer-encoding'] === 'chunked') {
    const end = buffer.indexOf('0\r\n\r\n', start);
    if (end < 0) return undefined;
    const body = buffer.toString('utf8', start, end).replace(/(^|\r\n)[0-9a-f]+\r\n/g, '');
    return { answer: { status, headers, body }, length: end + 5 };
  }
  const length =
    status === 204 || status === 304 || status === 100
      ? 0
      : 'content-length' in headers
        ? Number(headers['content-length'])
        : closed
          ? buffer.length - start
          : Number.POSITIVE_INFINITY;
  if (buffer.length < start + length) return undefined;
  const body = buffer.toString('utf8', start, start + length);
  return { answer: { status, headers, body }, length: start + length };
}

/** Headers in the order in which they are sent. */
export type SentHeaders = Record<string, string | null>;

const HEADERS: SentHeaders = {
  host: 'verbatim.test',
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

/** A request by POST with the headers of a well-behaved client, each of which may be changed or, by null, left out. */
export function posted(body: string | Uint8Array, headers: SentHeaders = {}, path = '/graphql'): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([head(`POST ${path}`, { 'content-length': String(bytes.length), ...headers }), bytes]);
}

/** A request by POST for a document. */
export function asked(query: string, variables?: unknown, more: object = {}): Buffer {
  return posted(JSON.stringify({ query, ...(variables !== undefined && { variables }), ...more }));
}

/** A request by GET, or by another method without a body. */
export function got(path: string, headers: SentHeaders = {}, method = 'GET'): Buffer {
  return head(`${method} ${path}`, { 'content-type': null, ...headers });
}

/** The lines above a body. */
export function head(line: string, headers: SentHeaders = {}): Buffer {
  const all = Object.entries({ ...HEADERS, ...headers }).filter(([, value]) => value !== null);
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${line} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
}

/** A body in chunks. */
export function chunked(...chunks: string[]): string {
  return [...chunks, ''].map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`).join('');
}
