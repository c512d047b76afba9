import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Incoming, ORIGIN } from './incoming.ts';

/** Joins a handler of requests to `node:http`. */
export function createListener(handle: (incoming: Incoming) => Promise<Response>): RequestListener {
  return (req, res) => {
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    const incoming = incomingOfMessage(req, gone.signal);
    const answer = incoming ? handle(incoming) : Promise.resolve(new Response(null, { status: 400 }));
    answer.then((response) => send(response, req, res)).catch(() => res.destroy());
  };
}

function incomingOfMessage(req: IncomingMessage, signal: AbortSignal): Incoming | undefined {
  const target = req.url?.startsWith('/') ? `${ORIGIN}${req.url}` : (req.url ?? '');
  const headers = headersOf(req);
  if (!headers || !URL.canParse(target)) return undefined;
  return {
    method: req.method ?? 'GET',
    url: new URL(target),
    headers,
    signal,
    address: req.socket.remoteAddress ?? '',
    read: (limit) => readMessage(req, limit),
  };
}

function headersOf(req: IncomingMessage): Headers | undefined {
  try {
    const entries = Object.entries(req.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return new Headers(entries);
  } catch {
    return undefined;
  }
}

/**
 * Reads a body while it arrives. One that is too long is answered at once: what has not come yet is thrown away as it
 * comes, because a connection that is reset loses the answer, and the server's request timeout ends the rest.
 */
function readMessage(req: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      req.off('data', onData).resume();
      resolve(null);
    };
    req
      .on('data', onData)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', reject)
      .once('close', () => reject(new Error('The connection broke before the body was there.')));
  });
}

async function send(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (res.destroyed) return;
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) return stream(response, res);
  const body = Buffer.from(await response.arrayBuffer());
  // An answer to HEAD says how long the one to GET is.
  if (!response.headers.has('content-length')) res.setHeader('content-length', body.byteLength);
  res.end(req.method === 'HEAD' ? undefined : body);
}

async function stream(response: Response, res: ServerResponse): Promise<void> {
  res.flushHeaders();
  const reader = response.body?.getReader();
  for (;;) {
    const { value: chunk, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    if (res.destroyed) {
      await reader?.cancel();
      return;
    }
    if (!res.write(chunk)) await new Promise((resolve) => res.once('drain', resolve).once('close', resolve));
  }
  res.end();
}
