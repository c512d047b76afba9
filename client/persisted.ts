import { makeOperation, type Operation } from '@urql/core';
import { makeFetchBody, makeFetchOptions, makeFetchURL } from '@urql/core/internal';
import { hashOf } from './document.ts';

/** What bundlers replace by a text and Node has; elsewhere there is no such name. */
declare const process: { env: { NODE_ENV?: string } };

/** A request as `fetch` takes it. */
export interface Sendable {
  url: string;
  init: RequestInit;
}

/** A request that names its document by the hash. */
interface Hashed extends Sendable {
  /** Notes that the server does not know the document: it goes out as text from now on. */
  forget(): null;
}

/** Gives the request of an operation by its hash; null where it must go out as text. */
export type Hasher = (operation: Operation, init: RequestInit) => Promise<Hashed | null>;

/**
 * Sends documents by their hash, as Apollo's automatic persisted queries write it; the memory of what the server does
 * not know is that of one client.
 *
 * @param preferGet ask queries with GET where the URL stays under 2,048 characters
 * @returns what turns an operation into such a request
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
    // In this order: it makes a POST of what is too long for a URL.
    const url = makeFetchURL(hashed, body);
    const init = { ...makeFetchOptions(hashed, body), ...(signal && { signal }) };
    // Who asks past urql's cache means the browser's as well.
    if (init.method === 'GET' && context.requestPolicy === 'network-only') init.cache = 'no-cache';
    const forget = () => {
      unknown.add(sha256Hash);
      return null;
    };
    return { url, init, forget };
  };
}

/**
 * True for the answer of a server that does not know a document by its hash.
 *
 * @param status its status
 * @param text its body
 */
export function isUnknownHash(status: number, text: string): boolean {
  return status === 400 && /"code"\s*:\s*"PERSISTED_QUERY_NOT_FOUND"/.test(text);
}

/** Whether this is a production build, or a process that says so. */
export function inProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
