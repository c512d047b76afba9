import type { App } from '../../../server/app.ts';

/** An answer of GraphQL over HTTP, as far as it is looked at. */
export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
  data?: unknown;
  /** The codes of its errors. */
  codes: string[];
  messages: string[];
}

interface Body {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends a document by POST; `init` may replace all of the request. */
export async function post(
  app: Pick<App, 'fetch'>,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  return answerOf(
    await app.fetch('http://verbatim.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    }),
  );
}

/** Reads an answer, JSON or not. */
export async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const { data, errors = [] } = parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    data,
    codes: errors.map(({ extensions }) => extensions?.code ?? 'none'),
    messages: errors.map(({ message }) => message),
  };
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}
