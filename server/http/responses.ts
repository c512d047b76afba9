import { ERROR_CODES, type ErrorCode } from '../errors.ts';

/** Headers of every answer. @see https://owasp.org/www-project-secure-headers/ */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // Data is nothing that a browser should show; pages say what they need instead.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** A page, with the policy of what it may do. */
export function html(body: string, policy: string): Response {
  return new Response(body, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

/** What a request gets that is refused before there is an operation: one error, in the shape of GraphQL's. */
export function refusal(code: ErrorCode, message: string, headers: Record<string, string> = {}): Response {
  return json(ERROR_CODES[code].status, { errors: [{ message, extensions: { code } }] }, headers);
}
