import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { StartError } from '../start/error.ts';
import { answerUnreadable } from './unreadable.ts';

/** Milliseconds that requests in flight have to finish once the server stops. */
const GRACE = 8000;

/** A server that listens. */
export interface Listening {
  /** Where it is reached, with the port it got. */
  url: string;
  /** Takes no new connections, lets requests in flight finish, and ends the rest. */
  stop(): Promise<void>;
}

/**
 * Listens on a port.
 *
 * @throws StartError where the address cannot be had
 */
export async function listen(listener: RequestListener, port: number, host: string): Promise<Listening> {
  const server = createServer(
    // Slow headers are cut within 11 s, slow bodies within 16 s.
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 500,
      noDelay: true,
      // The listener asks for it, and says so where it is missing.
      requireHostHeader: false,
    },
    listener,
  );
  answerUnreadable(server);
  const stop = stopper(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return { url: `http://${reachable(host)}:${actual}`, stop };
}

/** Keeps account of sockets and of requests in flight, so that stopping can tell one from the other. */
function stopper(server: Server): () => Promise<void> {
  const busy = new Map<Socket, number>();
  let stopping = false;
  server.on('connection', (socket) => {
    busy.set(socket, 0);
    socket.once('close', () => busy.delete(socket));
  });
  server.prependListener('request', (req, res) => {
    const { socket } = req;
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    if (stopping) res.setHeader('connection', 'close');
    res.once('close', () => {
      const left = (busy.get(socket) ?? 1) - 1;
      busy.set(socket, left);
      if (stopping && left === 0) socket.end();
    });
  });
  return async () => {
    stopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Node's own closeIdleConnections() overlooks sockets that never sent a request.
    for (const [socket, requests] of busy) if (requests === 0) socket.destroy();
    const late = setTimeout(() => {
      for (const socket of busy.keys()) socket.destroy();
    }, GRACE);
    await closed;
    clearTimeout(late);
  };
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'is in use by another program',
    EACCES: 'is not for this user',
    EADDRNOTAVAIL: 'is no address of this machine',
    ENOTFOUND: 'is no address of this machine',
  };
  const reason = reasons[error.code ?? ''];
  return reason
    ? new StartError(`${reachable(host)}:${port} ${reason}. Set PORT or HOST to another one.`, {
        cause: error,
      })
    : error;
}
