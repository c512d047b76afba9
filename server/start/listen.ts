import { createServer } from 'node:http';
import type { App } from '../app.ts';
import { drainer } from '../http/drain.ts';
import { answerMalformed } from '../http/malformed.ts';
import { StartError } from './error.ts';

/** A server that listens. */
export interface Listening {
  /** Where it is reached, with the port it got. */
  url: string;
  /** Takes no new connections, answers what was sent on those there are, and ends them. */
  stop(): Promise<void>;
}

/**
 * Listens on a port.
 *
 * @throws StartError where the address cannot be had
 */
export async function listen(
  { listener, malformed }: Pick<App, 'listener' | 'malformed'>,
  port: number,
  host: string,
): Promise<Listening> {
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
  answerMalformed(server, malformed);
  const stop = drainer(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
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
