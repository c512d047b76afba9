import { fail } from '../errors.ts';

/** A request, whether it came through a socket or through `fetch`. */
export interface Incoming {
  readonly method: string;
  /** The target's path. */
  readonly path: string;
  /** The target's query, with its question mark; empty where there is none. */
  readonly search: string;
  readonly headers: HeaderReader;
  /** The address of the other end of the socket, by which limits tell clients apart. */
  readonly address: string;
  /** Calls `leave` if the client goes before its answer is there. */
  onGone(leave: () => void): void;
  /** The request without its body for the Fetch API; its signal is aborted when whoever asked is gone. */
  request(): Request;
  /** Reads the body. Null: it is longer than `limit` bytes, of which no more are held. */
  read(limit: number): Promise<Uint8Array | null>;
}

/** The headers of a request. */
export interface HeaderReader {
  /** The value of a header, by its name in lower case; null where it is not there. */
  get(name: string): string | null;
}

/** Stands for the host, on which no answer depends. */
export const ORIGIN = 'http://localhost';

/** The address of who asks without a socket. */
export const IN_PROCESS = 'in-process';

/** A request of the Fetch API. */
export function incomingOfRequest(request: Request): Incoming {
  const { method, headers, signal } = request;
  const { pathname: path, search } = new URL(request.url);
  return {
    method,
    path,
    search,
    headers,
    address: IN_PROCESS,
    onGone: (leave) => signal.addEventListener('abort', leave, { once: true }),
    request: () => new Request(`${ORIGIN}${path}${search}`, { method, headers, signal }),
    read: (limit) => readRequest(request, limit),
  };
}

async function readRequest({ headers, body }: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length') ?? 0) > limit) return null;
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = (await reader?.read().catch(() => Promise.reject(brokenOff()))) ?? { done: true };
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(value);
  }
}

/** No one reads this answer; the log and the figures do. */
export function brokenOff(): Error {
  return fail('BAD_REQUEST', 'The connection ended before the whole body had arrived.');
}
