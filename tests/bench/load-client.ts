import { connect, type Socket } from 'node:net';

/** What came of asking for some time. */
export interface Measured {
  requests: number;
  seconds: number;
  /** Milliseconds from request to answer, sorted. */
  latencies: number[];
  /** The first answer that was no success. */
  failure: string | null;
}

/** How much is asked. */
interface LoadSettings {
  connections: number;
  /** After so many seconds no request is sent any more. */
  seconds: number;
  /** The most requests in all. @defaultValue as many as there is time for */
  requests?: number;
}

/**
 * Asks over some connections, each with one request at a time, for some seconds. It reads no more of an answer than its
 * status and length, so that the processor is left to those who are measured.
 *
 * @param bodies sent in turn
 */
export async function load(
  port: number,
  path: string,
  bodies: readonly string[],
  { connections, seconds, requests: most = Number.POSITIVE_INFINITY }: LoadSettings,
): Promise<Measured> {
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const latencies: number[] = [];
  const measured: Measured = { requests: 0, seconds: 0, latencies, failure: null };
  let sent = 0;
  let next = Math.floor(Math.random() * requests.length);
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      const answers = new Answers(socket);
      while (performance.now() < end && sent < most) {
        sent++;
        const start = performance.now();
        socket.write(requests[next++ % requests.length] as Buffer);
        const failure = await answers.next();
        latencies.push(performance.now() - start);
        measured.requests++;
        measured.failure ??= failure;
      }
      socket.destroy();
    }),
  );
  measured.seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  return measured;
}

/** The answers on one connection, one after the other. */
class Answers {
  #buffer: Buffer = Buffer.alloc(0);
  #waiting: { resolve(failure: string | null): void; reject(error: Error): void } | undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk) => {
      this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
      this.#look();
    });
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
  }

  /** Waits for one answer; null where it is a success. */
  next(): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #look(): void {
    const head = this.#buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const lines = this.#buffer.toString('latin1', 0, head);
    const length = Number(/content-length: *(\d+)/i.exec(lines)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error(`no length: ${lines}`);
    const end = head + 4 + length;
    if (this.#buffer.length < end) return;
    const body = this.#buffer.subarray(head + 4, end);
    const good = lines.startsWith('HTTP/1.1 200') && !body.subarray(0, 200).includes('"errors"');
    this.#buffer = this.#buffer.subarray(end);
    this.#waiting?.resolve(good ? null : `${lines.split('\r\n')[0]} ${body.toString('utf8', 0, 400)}`);
  }
}
