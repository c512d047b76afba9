/** A request as both doors, a socket and `fetch`, hand it in. */
export interface Incoming {
  method: string;
  /** The target; only its path and its query are of interest, never the host it claims. */
  url: URL;
  headers: Headers;
  /** Aborted when whoever asked is gone. */
  signal: AbortSignal;
  /** Who asks, as far as limits go: the address of the other end of the socket. */
  address: string;
  /** Reads the body; null where it is longer than `limit` bytes, of which no more than that are held. */
  read(limit: number): Promise<Uint8Array | null>;
}

/** What stands in for the host, which no answer depends on. */
export const ORIGIN = 'http://localhost';

/** A request of the Fetch API. */
export function incomingOfRequest(request: Request): Incoming {
  const { method, headers, signal } = request;
  return {
    method,
    url: new URL(request.url),
    headers,
    signal,
    address: 'in-process',
    read: (limit) => readRequest(request, limit),
  };
}

async function readRequest({ headers, body }: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length') ?? 0) > limit) return null;
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(value);
  }
}
