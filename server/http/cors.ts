import type { Reply } from './reply.ts';

/** The headers that a page of another site may read from an answer, and those that it may send with a request. */
const EXPOSED = 'x-request-id, retry-after';
const ALLOWED = 'content-type, authorization, x-request-id';

/** What pages of other sites may do. Cookies and other credentials of a browser are never used, so none are allowed. */
export interface Cors {
  /** The CORS headers of an answer to a page of this origin. */
  headers(origin: string | null): Record<string, string>;
  /** The answer to a preflight request for a page of this origin. */
  preflight(origin: string | null): Reply;
}

/** @param setting `*`, or origins separated by commas */
export function createCors(setting: string): Cors {
  const origins =
    setting === '*' ? null : new Set(setting.split(',').map((origin) => origin.trim().replace(/\/$/, '')));
  const headers = (origin: string | null): Record<string, string> => {
    if (!origins) return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };
    const vary = { vary: 'origin' };
    if (origin === null || !origins.has(origin)) return vary;
    return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED };
  };
  return {
    headers,
    preflight: (origin) => ({
      status: 204,
      headers: {
        ...headers(origin),
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': ALLOWED,
        'access-control-max-age': '7200',
      },
      body: null,
    }),
  };
}
