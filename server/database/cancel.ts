import type { Socket } from 'node:net';
import pg from 'pg';

/** Milliseconds that a request to cancel may take. */
const PATIENCE = 2000;

/** What `pg` knows of a connection and its types do not tell. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly ssl: pg.ClientConfig['ssl'];
  readonly processID: number;
  readonly secretKey: number;
}

/** `pg`'s own end of a connection, as far as it is used here. */
interface Line extends pg.Connection {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
  readonly stream: Socket;
}

/**
 * Asks the server to cancel what a connection is running, on a connection of its own that takes none of those the
 * server has to give. Once this is resolved, the request has reached the backend: a statement that is sent afterwards
 * is safe.
 *
 * @see https://www.postgresql.org/docs/15/protocol-flow.html#id-1.10.6.7.10
 */
export function cancelStatement(client: pg.ClientBase): Promise<void> {
  const { host, port, ssl, processID, secretKey } = client as unknown as Backend;
  const line = new pg.Connection({ ssl } as ConstructorParameters<typeof pg.Connection>[0]) as Line;
  return new Promise((resolve, reject) => {
    line.once('error', reject);
    line.once('end', resolve);
    line.once('connect', () => (ssl ? line.requestSsl() : line.cancel(processID, secretKey)));
    line.once('sslconnect', () => line.cancel(processID, secretKey));
    if (host.startsWith('/')) line.connect(`${host}/.s.PGSQL.${port}`);
    else line.connect(port, host);
    line.stream.setTimeout(PATIENCE, () =>
      line.stream.destroy(new Error('The database did not answer the request to cancel a statement.')),
    );
  });
}
