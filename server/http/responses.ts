import { ERROR_CODES, isErrorCode } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import { headersOf, presentable } from './graphql/errors.ts';
import { refusalType } from './graphql/media.ts';
import type { FaultReporter } from './graphql/results.ts';
import type { HeaderReader } from './incoming.ts';
import type { Reply } from './reply.ts';

/** Headers of every answer. @see https://owasp.org/www-project-secure-headers/ */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // A browser should not show data. Pages override this with a policy of their own.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer with a page, and the Content-Security-Policy of the page. */
export function html(body: string, policy: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  };
}

/** The answer to a request that is refused before Yoga gets it: one error, in the shape of GraphQL's errors. */
export function refuse(
  fault: unknown,
  exchange: Exchange,
  headers: HeaderReader,
  report: FaultReporter,
): Reply {
  const error = presentable(fault, 'execute', exchange.id, (cause, code) => report(exchange, cause, code));
  const { code } = error.extensions;
  if (isErrorCode(code)) exchange.codes.add(code);
  const status = isErrorCode(code) ? ERROR_CODES[code].status : 500;
  const type = { 'content-type': `${refusalType(headers)}; charset=utf-8` };
  return json(Math.max(400, status), { errors: [error] }, { ...type, ...headersOf(error) });
}
