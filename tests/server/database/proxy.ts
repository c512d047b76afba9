import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server on which connections may fall silent, as behind a firewall or after a failover. */
export interface Proxy {
  /** The server's address by this way. */
  url: string;
  /** From now on nothing passes on the connections there are, in neither direction; new ones work. */
  swallow(): void;
  /** Connections that nothing passes on any more and that neither end has given up. */
  silent(): number;
}

/** Opens a way to a server, for the time of a test. */
export async function openProxy(server: string): Promise<Proxy> {
  const { hostname, port } = new URL(server);
  const pairs = new Set<[Socket, Socket]>();
  const swallowed = new Set<Socket>();
  const listener = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: hostname, port: Number(port || 5432), allowHalfOpen: true });
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => void (swallowed.has(near) || to.write(chunk)));
      from.on('end', () => void (swallowed.has(near) || to.end()));
      from.on('error', () => {});
      from.on('close', () => {
        pairs.delete(pair);
        swallowed.delete(near);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    listener.close();
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  });
  const url = new URL(server);
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    swallow: () => {
      for (const [near] of pairs) swallowed.add(near);
    },
    silent: () => swallowed.size,
  };
}
