import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

/** The document that GraphiQL shows in a new tab. */
const WELCOME = `# Who said what, according to whom?
# Write a query and press the play button. The book on the left opens the documentation of every field.
{
  quotes(first: 5) {
    nodes {
      exact
      speakers {
        name
      }
      article {
        headline
      }
    }
  }
}
`;

/**
 * The Content-Security-Policy of the page: it may run its own inline scripts and workers, and send requests to this
 * server.
 */
export const GRAPHIQL_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** GraphiQL as one page of 9 MB that loads nothing from elsewhere. */
export interface GraphiqlPage {
  plain: Uint8Array<ArrayBuffer>;
  /** The page compressed with gzip, to a quarter of its size. */
  compressed: Promise<Uint8Array<ArrayBuffer>>;
  /** Changes with the page. */
  etag: string;
}

let page: GraphiqlPage | undefined;

/** The page. It is made on the first request for it. */
export function graphiqlPage(): GraphiqlPage {
  page ??= makePage(renderGraphiQL({ title: 'Verbatim · GraphiQL', defaultQuery: WELCOME }));
  return page;
}

function makePage(html: string): GraphiqlPage {
  const plain = new TextEncoder().encode(html);
  return {
    plain,
    compressed: promisify(gzip)(plain).then((bytes) => new Uint8Array(bytes)),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  };
}
