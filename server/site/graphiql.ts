import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The document that GraphiQL shows in a new tab. */
const WELCOME = `# Who said what, according to whom?
# Write a query and press the play button.
# The book on the left opens the documentation of every field.
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

/** An icon of 200 bytes; the one of the package has 150 kB. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ctext y=%2213%22 font-size=%2216%22 fill=%22%238a1c1c%22%3E%C2%AB%3C/text%3E%3C/svg%3E';

/**
 * The Content-Security-Policy of the page: it may run its own inline scripts and workers, and send requests to this
 * server.
 */
export const GRAPHIQL_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const OPTIONS = { title: 'Verbatim · GraphiQL', favicon: ICON, defaultQuery: WELCOME };

/**
 * What the page adds to the options of GraphiQL, in the browser:
 *
 * - Opened without a query, it shows the tabs of the last visit. GraphiQL by itself adds an empty one.
 * - On a narrow screen, the editors of variables and headers are closed at first.
 * - Answers are shown as they came. GraphiQL's own way of sending leaves out the `locations` of errors.
 */
const IN_THE_BROWSER = `{
  ...(() => {
    if (new URL(location.href).searchParams.has('query')) return {};
    try {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
      const { query, variables } = tabs[activeTabIndex];
      return query ? { query, ...(variables && { variables }) } : {};
    } catch {
      return {};
    }
  })(),
  ...(innerWidth <= 700 && { defaultEditorToolsVisibility: false }),
  async fetcher(request, { headers } = {}) {
    const answer = await fetch(location.pathname, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request),
    });
    return answer.json();
  },
}`;

/** On a narrow screen, the answer stands below the query, and nothing else takes room from them. */
const NARROW = `<style>
        @media (max-width: 700px) {
          .graphiql-container .graphiql-sidebar { padding: 4px !important; width: 40px !important }
          .graphiql-container .graphiql-logo,
          .graphiql-container .graphiql-horizontal-drag-bar { display: none !important }
          .graphiql-container #graphiql-session { flex-direction: column !important }
          .graphiql-container #graphiql-session > * { flex: 1 1 50% !important; min-height: 0; width: auto !important }
        }
      </style>`;

/** What is changed in the page of the package: the text as it stands there, and what takes its place. */
const CHANGES: readonly (readonly [string, string])[] = [
  // A phone would lay the page out 980 pixels wide.
  [
    '<meta charset="utf-8" />',
    `<meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      ${NARROW}`,
  ],
  // The editor's defaults: long comments are wrapped, and the apostrophe ’ is no character to warn of.
  ['"wordWrap","off"', '"wordWrap","on"'],
  ['ambiguousCharacters:!0', 'ambiguousCharacters:!1'],
];

/** GraphiQL as one page of 9 MB that loads nothing from elsewhere. */
export interface GraphiqlPage {
  plain: Uint8Array<ArrayBuffer>;
  /** The page in the encodings of HTTP that make it smaller, the smallest first. */
  compressed: readonly { encoding: 'br' | 'gzip'; bytes: () => Promise<Uint8Array<ArrayBuffer>> }[];
  /** Changes with the page. */
  etag: string;
}

let page: Promise<GraphiqlPage> | undefined;

/** The page. It is read and made on the first request for it: a server that nobody asks for it saves 70 MB. */
export function graphiqlPage(): Promise<GraphiqlPage> {
  page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) => makePage(renderGraphiQL));
  return page;
}

function makePage(render: (options: typeof OPTIONS) => string): GraphiqlPage {
  const given = JSON.stringify(OPTIONS);
  const html = [...CHANGES, [given, `{ ...${given}, ...${IN_THE_BROWSER} }`] as const].reduce(
    (text, [from, to]) => replaceOnce(text, from, to),
    render(OPTIONS),
  );
  const plain = new TextEncoder().encode(html);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  return {
    plain,
    compressed: [
      { encoding: 'br', bytes: once(() => promisify(brotliCompress)(plain, quality)) },
      { encoding: 'gzip', bytes: once(() => promisify(gzip)(plain)) },
    ],
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  };
}

/** Compresses when it is asked for the first time: a browser takes one encoding of the two. */
function once(compress: () => Promise<Uint8Array>): () => Promise<Uint8Array<ArrayBuffer>> {
  let made: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return () => {
    made ??= compress().then((bytes) => new Uint8Array(bytes));
    return made;
  };
}

/** Replaces a text that stands once in the page. Another version of the package may have another page. */
function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`the page of GraphiQL has ${parts.length - 1} times ${from}`);
  return parts.join(to);
}
