import type { Operation } from '@urql/core';
import { retryAfterOf } from './errors.ts';
import { type Hasher, isUnknownHash, type Sendable } from './persisted.ts';

/**
 * A bearer token, or a function that returns one. The function is called for every request, so that it may renew the
 * token.
 */
export type Token = string | null | (() => string | null | Promise<string | null>);

/** The part of `fetch` that the client uses. The `fetch` of a server in the same process fits as well. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response;

/** How queries are retried after a broken connection, 429 or 503. */
export interface RetryOptions {
  /**
   * The most retries of a query.
   * @defaultValue 2
   */
  retries?: number;
  /**
   * Milliseconds before the first retry. The delay doubles with each retry, and half of it is random.
   * @defaultValue 300
   */
  minDelay?: number;
  /**
   * The most milliseconds between two tries, unless the server's Retry-After says more.
   * @defaultValue 5000
   */
  maxDelay?: number;
}

/** Settings that all requests of a client share. */
export interface Transport {
  fetch: Fetch;
  token: Token;
  retry: Required<RetryOptions>;
  /** Sends documents by hash. Null: documents are sent as text. */
  byHash: Hasher | null;
}

/**
 * Makes the `fetch` of one operation. It adds the token, stops the operation after the timeout and retries queries.
 * Mutations are not retried, because a mutation may have been executed even if its answer was lost. If the server does
 * not know the hash of a document, it has executed nothing, so the text is sent for mutations as well.
 *
 * @param transport the settings that all requests share
 * @param operation the operation
 * @param timeout milliseconds for all tries together; 0: no limit
 * @returns a function to use as `fetch`
 */
export function sender(
  { fetch, token, retry, byHash }: Transport,
  operation: Operation,
  timeout: number,
): typeof globalThis.fetch {
  const { kind } = operation;
  return async (url, init = {}) => {
    // The token is fetched again for every try, because it may expire between two tries.
    const authorised = async ({ headers: given }: RequestInit) => {
      const headers = new Headers(given);
      const bearer = typeof token === 'function' ? await token() : token;
      if (bearer) headers.set('authorization', `Bearer ${bearer}`);
      return headers;
    };
    if (kind === 'subscription') return fetch(String(url), { ...init, headers: await authorised(init) });

    const { signal, remaining, end } = limit(timeout, init.signal);
    const text: Sendable = { url: String(url), init };
    try {
      let hashed = (await byHash?.(operation, init)) ?? null;
      for (let tries = 0; ; tries++) {
        const sent = hashed ?? text;
        const headers = await aborting(signal, authorised(sent.init));
        const outcome = await aborting(signal, attempt(fetch, sent.url, { ...sent.init, headers, signal }));
        if (hashed && 'text' in outcome && isUnknownHash(outcome.response.status, outcome.text)) {
          hashed = hashed.forget();
          tries--;
          continue;
        }
        const wait = delay(retry, tries, outcome);
        if (kind !== 'query' || tries >= retry.retries || !isRepeatable(outcome) || wait >= remaining()) {
          if ('error' in outcome) throw outcome.error;
          return outcome.response;
        }
        await pause(wait, signal);
      }
    } finally {
      end();
    }
  };
}

type Outcome = { response: Response; text: string } | { error: unknown };

/**
 * Sends the request once and reads the whole body, because the connection may break or time may run out until the end.
 */
async function attempt(fetch: Fetch, url: string, init: RequestInit): Promise<Outcome> {
  try {
    const original = await fetch(url, init);
    const text = await original.text();
    const { status, statusText, headers } = original;
    return { text, response: new Response(text || null, { status, statusText, headers }) };
  } catch (error) {
    return { error };
  }
}

/** True for temporary failures. An operation that took too long is none: it would take too long again. */
function isRepeatable(outcome: Outcome): boolean {
  if ('error' in outcome) return true;
  const { status } = outcome.response;
  return status === 429 || (status === 503 && !/"code"\s*:\s*"TIMEOUT"/.test(outcome.text));
}

/** Milliseconds until the next try: exponential backoff with jitter, and at least the server's Retry-After. */
function delay({ minDelay, maxDelay }: Required<RetryOptions>, tries: number, outcome: Outcome): number {
  const backoff = Math.min(maxDelay, minDelay * 2 ** tries) * (0.5 + Math.random() / 2);
  const asked = 'error' in outcome ? null : retryAfterOf(outcome.response);
  return Math.max(backoff, (asked ?? 0) * 1000);
}

/** A signal that aborts when the time is up or the caller aborts. */
function limit(timeout: number, outer: AbortSignal | null | undefined) {
  const controller = new AbortController();
  const { signal } = controller;
  const until = timeout > 0 ? Date.now() + timeout : Number.POSITIVE_INFINITY;
  const stop = () => controller.abort(outer?.reason);
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop);
  const timer =
    timeout > 0 &&
    setTimeout(
      () => controller.abort(new DOMException(`No answer within ${timeout} ms`, 'TimeoutError')),
      timeout,
    );
  return {
    signal,
    remaining: () => until - Date.now(),
    end() {
      if (timer) clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    },
  };
}

/** The promise, or a rejection if the signal aborts first: not every `fetch` listens to its signal. */
function aborting<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Waits until the delay is over or the signal aborts. It leaves no timer behind that would keep the process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return aborting(signal, over).finally(() => clearTimeout(timer));
}
