import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fail } from '../errors.ts';
import type { Handler } from './handler.ts';
import { brokenOff, type HeaderReader, type Incoming, ORIGIN } from './incoming.ts';
import { unreadable } from './malformed.ts';
import type { Reply } from './reply.ts';

/** Joins a handler of requests to `node:http`. */
export function createListener(handle: Handler): RequestListener {
  return (req, res) => {
    const incoming = incomingOfMessage(req, res);
    const answer = incoming ? handle(incoming) : Promise.resolve(withoutTarget(req, handle));
    answer.then((reply) => send(reply, req, res)).catch(() => res.destroy());
  };
}

function withoutTarget({ socket }: IncomingMessage, handle: Handler): Reply {
  handle.malformed(socket.remoteAddress ?? '', { status: 400, code: 'BAD_REQUEST' });
  return unreadable('The request needs a header Host, and a path or a URL as its target.');
}

function incomingOfMessage(req: IncomingMessage, res: ServerResponse): Incoming | undefined {
  const target = targetOf(req.url ?? '');
  const isPlaced = req.headers.host !== undefined || req.httpVersion !== '1.1';
  return target && isPlaced ? new IncomingOfMessage(req, res, target) : undefined;
}

/** A class, so that no closures are made for each request. */
class IncomingOfMessage implements Incoming, HeaderReader {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers = this;
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;

  constructor(req: IncomingMessage, res: ServerResponse, { path, search }: Target) {
    this.method = req.method ?? 'GET';
    this.path = path;
    this.search = search;
    this.#req = req;
    this.#res = res;
  }

  get address(): string {
    return this.#req.socket.remoteAddress ?? '';
  }

  get(name: string): string | null {
    return headerOf(this.#req, name);
  }

  onGone(leave: () => void): void {
    const res = this.#res;
    if (res.destroyed) leave();
    else {
      res.once('close', () => {
        if (!res.writableFinished) leave();
      });
    }
  }

  request(): Request {
    return requestOf(this.#req, this.#res, this);
  }

  read(limit: number): Promise<Uint8Array | null> {
    return readMessage(this.#req, limit);
  }
}

type Target = Pick<Incoming, 'path' | 'search'>;

/** A target is a path with a query, or, as proxies are asked, a whole URL; undefined where it is neither. */
function targetOf(target: string): Target | undefined {
  if (!target.startsWith('/')) {
    if (!URL.canParse(target)) return undefined;
    const { pathname: path, search } = new URL(target);
    return { path, search };
  }
  const [path = ''] = target.split(/[?#]/, 1);
  const [search = ''] = target.slice(path.length).split('#', 1);
  return { path, search };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : String(value);
}

function requestOf(req: IncomingMessage, res: ServerResponse, { path, search }: Target): Request {
  const gone = new AbortController();
  if (res.destroyed) gone.abort();
  else res.once('close', () => gone.abort());
  try {
    const headers = Object.keys(req.headers).map((name): [string, string] => [
      name,
      headerOf(req, name) ?? '',
    ]);
    return new Request(`${ORIGIN}${path}${search}`, {
      method: req.method ?? 'GET',
      headers,
      signal: gone.signal,
    });
  } catch {
    throw fail('BAD_REQUEST', 'A header of the request is not well-formed.');
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
    req
      .on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
        if (size <= limit) chunks.push(chunk);
        else resolve(null);
      })
      .once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)))
      .once('error', () => reject(brokenOff()))
      .once('close', () => {
        if (!req.complete) reject(brokenOff());
      });
  });
}

/** Milliseconds without progress after which a client that does not read its answer is cut off. */
const STALLED = 10_000;

function send({ status, headers, body }: Reply, req: IncomingMessage, res: ServerResponse): void {
  if (res.destroyed) return;
  if (status !== 204 && status !== 304) {
    // An answer to HEAD says how long the one to GET is.
    const length = typeof body === 'string' ? Buffer.byteLength(body) : (body?.byteLength ?? 0);
    headers['content-length'] = String(length);
  }
  res.writeHead(status, headers);
  res.end(req.method === 'HEAD' || body === null ? undefined : body);
  // What the kernel did not take waits in this process for the client to read; Node sets the next timeout by itself.
  if (req.socket.writableLength > 0) req.socket.setTimeout(STALLED);
}
