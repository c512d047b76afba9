import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { fail } from '../errors.ts';
import { readExamples } from '../site/examples.ts';
import { GRAPHIQL_POLICY, graphiqlPage } from '../site/graphiql.ts';
import { LANDING_POLICY, landingPage } from '../site/landing.ts';
import { schemaText } from '../site/schema-text.ts';
import type { Exchange } from './exchange.ts';
import type { Incoming } from './incoming.ts';
import { readiness } from './monitoring/health.ts';
import type { Reply } from './reply.ts';
import { html, json } from './responses.ts';

/** Answers the requests for one path. */
export type Route = (incoming: Incoming, exchange: Exchange) => Reply | Promise<Reply>;

/** Any other path. */
export const notFound: Route = () => {
  throw fail('NOT_FOUND', 'There is nothing at this path. GraphQL is at /graphql.');
};

/** A route for what can only be read. */
export function readOnly(route: Route): Route {
  return (incoming, exchange) => {
    if (incoming.method === 'GET' || incoming.method === 'HEAD') return route(incoming, exchange);
    throw fail('METHOD_NOT_ALLOWED', 'This path takes GET and HEAD only. GraphQL is at /graphql.', {
      extensions: { allow: ['GET', 'HEAD'] },
    });
  };
}

/** A host with or without a port, in characters that mean nothing to a shell: a reader copies it into a command. */
const HOST = /^([\w.-]+|\[[\da-f:]+\])(:\d{1,5})?$/i;

/**
 * The page at /. It names the host that it was asked at, or the configured one if the request names none.
 *
 * @param graphiql whether its questions can be opened in GraphiQL
 */
export function landingRoute(graphiql: boolean, config: Config): Route {
  const page = landingPage(readExamples(), { graphiql, trustedOnly: config.TRUSTED_ONLY });
  return readOnly(({ headers }) => {
    const asked = headers.get('host') ?? '';
    const host = HOST.test(asked) ? asked : `${config.HOST}:${config.PORT}`;
    // Without a trusted proxy, anyone may have written this header.
    const isSecure = config.TRUST_PROXY > 0 && headers.get('x-forwarded-proto') === 'https';
    return html(page(`${isSecure ? 'https' : 'http'}://${host}`), LANDING_POLICY);
  });
}

/** /health: the process is alive, whatever the database does. */
export const healthRoute: Route = readOnly(() => json(200, { status: 'alive' }));

/** /schema.graphql: the schema in its own language, for code generators and editors. */
export const schemaRoute: Route = readOnly(() => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
  body: schemaText(),
}));

/** /ready: questions can be answered. */
export function readyRoute(database: Database): Route {
  return readOnly(async () => {
    const reason = await readiness(database);
    return reason === null
      ? json(200, { status: 'ready' })
      : json(503, { status: 'not ready', reason }, { 'retry-after': '1' });
  });
}

/** True for a browser that opens the endpoint's address. */
export function wantsPage({ method, headers }: Incoming): boolean {
  return method === 'GET' && (headers.get('accept')?.includes('text/html') ?? false);
}

/** GraphiQL, with all it needs. */
export async function graphiqlRoute({ headers }: Incoming): Promise<Reply> {
  const { plain, compressed, etag } = await graphiqlPage();
  const shared = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': GRAPHIQL_POLICY,
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
    etag,
  };
  if (headers.get('if-none-match') === etag) return { status: 304, headers: shared, body: null };
  const taken = headers.get('accept-encoding') ?? '';
  for (const { encoding, bytes } of compressed) {
    if (new RegExp(`(^|[ ,])${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`, 'i').test(taken))
      return { status: 200, headers: { ...shared, 'content-encoding': encoding }, body: await bytes() };
  }
  return { status: 200, headers: shared, body: plain };
}
