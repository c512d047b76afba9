/** An answer on its way out, before it is known through which door: a socket takes it as it is. */
export interface Reply {
  status: number;
  /** By names in lower case. */
  headers: Record<string, string>;
  /** Null: there is none. */
  body: string | Uint8Array<ArrayBuffer> | null;
}

/** A response of the Fetch API as a reply. What is sent as a stream of events is read as a whole: a query ends. */
export async function replyOf(response: Response): Promise<Reply> {
  const headers = Object.fromEntries(
    [...response.headers].map(([name, value]) => [name.toLowerCase(), value]),
  );
  // For the door to say, which knows how the body is sent.
  delete headers['content-length'];
  // For us to say: what Yoga says of streams allows to store them.
  delete headers['cache-control'];
  return { status: response.status, headers, body: await response.text() };
}

/** A reply as a response of the Fetch API. */
export function responseOf({ status, headers, body }: Reply): Response {
  // The Fetch API has no body, not even an empty one, for these.
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}
