import { createServer } from 'node:http';
import type { App } from '../app.ts';
import { drainer } from '../http/drain.ts';
import { answerMalformed } from '../http/malformed.ts';
import { StartError } from './error.ts';

/** An HTTP server that listens on its port. */
export interface Listening {
  /** The server's address, with the port it listens on. */
  url: string;
  /** Accepts no new connections, answers the requests on open ones, and closes them. */
  stop(): Promise<void>;
}

/**
 * Makes an HTTP server and lets it listen on a port.
 *
 * @throws StartError if the server cannot listen on the address
 */
export async function listen(
  { listener, malformed }: Pick<App, 'listener' | 'malformed'>,
  port: number,
  host: string,
): Promise<Listening> {
  const server = createServer(
    // Slow headers end a connection within 11 s, slow bodies within 16 s.
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 500,
      noDelay: true,
      // The listener requires it, and answers with an error of our own shape.
      requireHostHeader: false,
    },
    listener,
  );
  answerMalformed(server, malformed);
  const stop = drainer(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return { url: `http://${reachable(host)}:${actual}`, stop };
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'is in use by another program',
    EACCES: 'is not open to this user',
    EADDRNOTAVAIL: 'is not an address of this machine',
    ENOTFOUND: 'is not an address of this machine',
  };
  const reason = reasons[error.code ?? ''];
  return reason
    ? new StartError(`${reachable(host)}:${port} ${reason}. Set PORT or HOST to another one.`, {
        cause: error,
      })
    : error;
}
