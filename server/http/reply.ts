/** An answer before it is sent, through a socket or as a response of the Fetch API. */
export interface Reply {
  status: number;
  /** By names in lower case. */
  headers: Record<string, string>;
  /** Null: there is none. */
  body: string | Uint8Array<ArrayBuffer> | null;
}

/** A response of the Fetch API as a reply. A stream of events is read to its end: a query ends. */
export async function replyOf(response: Response): Promise<Reply> {
  const headers = Object.fromEntries(
    [...response.headers].map(([name, value]) => [name.toLowerCase(), value]),
  );
  // Whoever sends the body knows its length.
  delete headers['content-length'];
  // Ours: the header that Yoga writes for streams would let caches store them.
  delete headers['cache-control'];
  return { status: response.status, headers, body: await response.text() };
}

/** A reply as a response of the Fetch API. */
export function responseOf({ status, headers, body }: Reply): Response {
  // The Fetch API has no body, not even an empty one, for these.
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}
