import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type ClientOptions, createClient, type Fetch, type VerbatimClient } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';

/** A client that speaks to a seeded server in this process. */
export async function seededClient(
  options: Partial<ClientOptions> = {},
): Promise<{ news: VerbatimClient; app: TestApp }> {
  const app = await testApp({ seeded: true });
  return { app, news: clientOf(app, options) };
}

/** A client that speaks to a server in this process. */
export function clientOf({ app }: TestApp, options: Partial<ClientOptions> = {}): VerbatimClient {
  return createClient({ url: 'http://verbatim.test/graphql', fetch: app.fetch, ...options });
}

/** A `fetch` that keeps what it was asked. */
export function watched(fetch: Fetch): { fetch: Fetch; requests: { headers: Headers; body: RequestBody }[] } {
  const requests: { headers: Headers; body: RequestBody }[] = [];
  return {
    requests,
    fetch(url, init) {
      requests.push({ headers: new Headers(init.headers), body: JSON.parse(String(init.body)) });
      return fetch(url, init);
    },
  };
}

/** What a client posts. */
export interface RequestBody {
  operationName?: string;
  query?: string;
  variables?: Record<string, unknown>;
  extensions?: { persistedQuery?: { version: number; sha256Hash: string } };
}

/** What a gateway does with one request. */
export type Behaviour =
  | 'pass'
  | 'drop'
  | 'hang'
  | { status: number; headers?: Record<string, string>; body?: string };

/**
 * An HTTP server in front of an app that misbehaves as told, one behaviour for each request, and passes all further
 * ones on. Closed after the test.
 *
 * @returns where it listens, and what it was asked
 */
export async function gateway(
  app: TestApp | null,
  ...behaviours: Behaviour[]
): Promise<{ url: string; requests: Seen[] }> {
  const requests: Seen[] = [];
  const server = createServer(async (request, response) => {
    const behaviour = behaviours.shift() ?? 'pass';
    const { method = '', headers } = request;
    const { search } = new URL(request.url ?? '', 'http://gateway.test');
    const seen: Seen = { method, search, headers, body: await text(request), closed: false };
    requests.push(seen);
    response.on('close', () => Object.assign(seen, { closed: !response.writableFinished }));
    if (behaviour === 'hang') return;
    if (behaviour === 'drop') return request.socket.destroy();
    if (behaviour !== 'pass')
      return response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '');
    if (!app) throw new Error('there is no app to pass a request to');
    await pass(app, seen, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, requests };
}

/** A request as a gateway saw it. */
export interface Seen {
  method: string;
  /** The query of the URL, as it was written. */
  search: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** The client hung up before it was answered. */
  closed: boolean;
}

/** The body of a request. */
export async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Passes a request on to an app, and its answer back. */
export async function pass(
  { app }: TestApp,
  { method, search, headers, body }: Omit<Seen, 'closed'>,
  response: ServerResponse,
): Promise<void> {
  const kept = ['content-type', 'accept', 'authorization'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const answer = await app.fetch(`http://verbatim.test/graphql${search}`, {
    method,
    headers: kept,
    ...(method === 'POST' && { body }),
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
