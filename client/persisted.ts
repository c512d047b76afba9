import { makeOperation, type Operation } from '@urql/core';
import { makeFetchBody, makeFetchOptions, makeFetchURL } from '@urql/core/internal';
import { hashOf } from './document.ts';

/** Exists in Node, and bundlers replace its `env.NODE_ENV` by a text. Elsewhere the name is not defined. */
declare const process: { env: { NODE_ENV?: string } };

/** The arguments of `fetch`. */
export interface Sendable {
  url: string;
  init: RequestInit;
}

/** A request with the hash of its document instead of the text. */
interface Hashed extends Sendable {
  /** Records that the server does not know the hash. From now on the document is sent as text. */
  forget(): null;
}

/** Makes the request of an operation with the hash of its document; null if the text must be sent. */
export type Hasher = (operation: Operation, init: RequestInit) => Promise<Hashed | null>;

/**
 * Sends documents by their hash, in the format of Apollo's automatic persisted queries. Each client remembers which
 * hashes its server does not know.
 *
 * @param preferGet send queries with GET if the URL has fewer than 2,048 characters
 * @returns a function that turns an operation into such a request
 */
export function hasher(preferGet: boolean): Hasher {
  const unknown = new Set<string>();
  return async (operation, { signal }) => {
    const sha256Hash = await hashOf(operation.query);
    if (!sha256Hash || unknown.has(sha256Hash)) return null;
    const { context, extensions, kind } = operation;
    const hashed: Operation = {
      ...makeOperation(kind, operation, { ...context, preferGetMethod: preferGet && 'within-url-limit' }),
      extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash } },
    };
    const body = makeFetchBody(hashed);
    // makeFetchURL comes first: it turns a request into a POST if the URL would be too long.
    const url = makeFetchURL(hashed, body);
    const init = { ...makeFetchOptions(hashed, body), ...(signal && { signal }) };
    // A request that bypasses the cache of urql must bypass the cache of the browser as well.
    if (init.method === 'GET' && context.requestPolicy === 'network-only') init.cache = 'no-cache';
    const forget = () => {
      unknown.add(sha256Hash);
      return null;
    };
    return { url, init, forget };
  };
}

/**
 * True if this answer says that the server does not know the hash of the document.
 *
 * @param status its status
 * @param text its body
 */
export function isUnknownHash(status: number, text: string): boolean {
  return status === 400 && /"code"\s*:\s*"PERSISTED_QUERY_NOT_FOUND"/.test(text);
}

/** Whether this is a production build, or a process with NODE_ENV=production. */
export function inProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
