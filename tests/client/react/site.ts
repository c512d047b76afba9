import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { projectFile, type TestApp } from '../../support/app.ts';
import { pass, text } from '../support.ts';

/** A request as the server met it. */
interface Met {
  operation: string;
  variables: Record<string, unknown>;
  /** Stopped: the browser hung up before there was an answer. */
  ended: 'open' | 'answered' | 'stopped';
}

/** Where the scenes are served. */
export interface Site {
  url: string;
  seen: Met[];
  /** Makes requests wait until the next release. */
  hold(): void;
  release(): void;
  close(): void;
}

/** The HTML page, its script and the API under one address. */
export async function site(app: TestApp): Promise<Site> {
  const bundle = await build({
    entryPoints: [projectFile('tests/client/react/app.tsx')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const script = bundle.outputFiles[0]?.contents;
  const seen: Met[] = [];
  let gate = Promise.resolve();
  let release = () => {};
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/graphql')) {
      const body = await text(request);
      const { operationName: operation, variables } = JSON.parse(body);
      const met: Met = { operation, variables, ended: 'open' };
      seen.push(met);
      response.on('close', () => {
        met.ended = response.writableFinished ? 'answered' : 'stopped';
      });
      await gate;
      if (response.closed) return;
      return pass(app, { method: 'POST', search: '', headers: request.headers, body }, response);
    }
    if (request.url === '/app.js') return response.setHeader('content-type', 'text/javascript').end(script);
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><body><script type="module" src="/app.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const hold = () => {
    gate = new Promise((resolve) => {
      release = resolve;
    });
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, seen, hold, release: () => release(), close };
}
