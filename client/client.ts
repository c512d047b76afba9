import {
  type AnyVariables,
  type Client,
  type Exchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  createClient as urqlClient,
} from '@urql/core';
import { type Appearances, appearances } from './appearance.ts';
import { type Articles, articles } from './article.ts';
import { type Claims, claims } from './claim.ts';
import { type Coverage, coverage } from './coverage.ts';
import { type TypedDocument, toNode } from './document.ts';
import { type AnyNode, NodeDocument, NodesDocument } from './generated/graphql.ts';
import { hasher, inProduction } from './persisted.ts';
import { type People, people } from './person.ts';
import { type Quotes, quotes } from './quote.ts';
import { execute, type RequestOptions, type Run } from './request.ts';
import { type Search, search } from './search.ts';
import { type Sources, sources } from './source.ts';
import { type Fetch, type RetryOptions, sender, type Token, type Transport } from './transport.ts';
import { type Utterances, utterances } from './utterance.ts';

/** How a client reaches its server. */
export interface ClientOptions {
  /** The GraphQL endpoint. */
  url: string;
  /**
   * The function that sends requests. The `fetch` of a server in the same process makes calls without a network.
   * @defaultValue the global `fetch`
   */
  fetch?: Fetch | undefined;
  /** A bearer token, or a function that returns one and is called before every request. Default: no token. */
  token?: Token | undefined;
  /**
   * Milliseconds that a call with all its retries may take; 0: no limit.
   * @defaultValue 30000
   */
  timeout?: number | undefined;
  /** How queries are retried after a broken connection, 429 or 503; false: never. */
  retry?: RetryOptions | false | undefined;
  /**
   * Whether to send the SHA-256 of a document instead of its text. It works for documents of this package, and for your
   * own documents with a hash in `__meta__.hash` (`persistedDocuments` of the client preset). If the server does not
   * know the hash, the client sends the text at once and from then on.
   * @defaultValue true in a production build: if `process.env.NODE_ENV` is `'production'`, in Node or as the bundler
   * sets it
   */
  persisted?: boolean | undefined;
  /**
   * Whether to send queries by hash with GET, so that caches on the way can answer them. Requests whose URL would be
   * longer than 2,047 characters use POST. Shared caches keep only answers to requests without a bearer token.
   * @defaultValue false
   */
  preferGet?: boolean | undefined;
  /** urql exchanges, such as caches, to put before the exchange that fetches. */
  exchanges?: Exchange[] | undefined;
}

/** The variables and options of a query. Variables may be left out if none is required. */
export type QueryArguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions];

/** A typed client of one server. */
export interface VerbatimClient {
  /** Printed texts. */
  articles: Articles;
  /** Outlets. */
  sources: Sources;
  /** People, organisations and groups. */
  people: People;
  /** Speech as printed. */
  quotes: Quotes;
  /** Acts of speech. */
  utterances: Utterances;
  /** Statements that can be checked. */
  claims: Claims;
  /** Spans in which articles state, deny or discuss claims. */
  appearances: Appearances;
  /** A table of claims by articles: who supports, refutes, discusses or is silent. */
  coverage: Coverage;
  /** Full-text search over articles, quotes, claims, people and sources. */
  search: Search;
  /**
   * Fetches any object by its global id.
   *
   * @param id a global id
   * @param options signal and timeout
   * @returns the object, whose `__typename` tells its type; null if it does not exist or you may not see it
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const article = await news.articles.get('anadolu-sommet-trump-poutine');
   * const node = await news.node(article?.source?.id ?? '');
   * if (node?.__typename === 'Source') console.log(node.name); // → Agence Anadolu
   * ```
   */
  node(id: string, options?: RequestOptions): Promise<AnyNode | null>;
  /**
   * Fetches up to 100 objects by their global ids.
   *
   * @param ids global ids
   * @param options signal and timeout
   * @returns the objects in the order of the ids; null for each that does not exist or that you may not see
   * @throws VerbatimError
   * @example
   * ```ts
   * import { createClient } from '@verbatim/client';
   *
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { nodes } = await news.people.list({ first: 2 });
   * const people = await news.nodes(nodes.map(({ id }) => id));
   * console.log(people.map((node) => node?.__typename).join()); // → Person,Person
   * ```
   */
  nodes(ids: string[], options?: RequestOptions): Promise<(AnyNode | null)[]>;
  /**
   * Sends a query of your own.
   *
   * @param document a typed document, as GraphQL Code Generator or gql.tada makes it
   * @param rest its variables and the options of the call
   * @returns the data
   * @throws VerbatimError even if the answer has data as well as errors; the data is then in `data` of the error
   * @example
   * ```ts
   * import { createClient, type TypedDocument } from '@verbatim/client';
   * import { parse } from 'graphql';
   *
   * // GraphQL Code Generator writes such types for you: see `@verbatim/client/codegen`.
   * const Days: TypedDocument<{ articles: { nodes: { datePublished: string | null }[] } }, { first: number }> = parse(
   *   'query Days($first: Int!) { articles(first: $first) { nodes { datePublished } } }',
   * );
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
   * const { articles } = await news.query(Days, { first: 1 });
   * console.log(articles.nodes.length); // → 1
   * ```
   */
  query<Data, Variables extends AnyVariables>(
    document: TypedDocument<Data, Variables>,
    ...rest: QueryArguments<Variables>
  ): Promise<Data>;
  /**
   * Sends a mutation of your own. It is never retried: it may have been executed even if its answer is lost.
   *
   * @param document a typed document
   * @param rest its variables and the options of the call
   * @returns the data, including errors that an editor can cause, distinguished by `__typename`
   * @throws VerbatimError for example if the server does not have the mutation
   * @example
   * ```ts
   * import { createClient, type TypedDocument, VerbatimError } from '@verbatim/client';
   * import { parse } from 'graphql';
   *
   * const Forget: TypedDocument<{ forget: boolean }, { slug: string }> = parse(
   *   'mutation Forget($slug: String!) { forget(slug: $slug) }',
   * );
   * const news = createClient({ url: 'http://127.0.0.1:4000/graphql', token: async () => 'a bearer token' });
   * try {
   *   await news.mutate(Forget, { slug: 'anadolu-sommet-trump-poutine' });
   * } catch (error) {
   *   if (error instanceof VerbatimError) console.log(error.kind, error.operation); // → graphql Forget
   * }
   * ```
   */
  mutate<Data, Variables extends AnyVariables>(
    document: TypedDocument<Data, Variables>,
    ...rest: QueryArguments<Variables>
  ): Promise<Data>;
  /** The urql client underneath, for urql's own bindings. */
  urql: Client;
}

/**
 * Makes a client. This makes no request.
 *
 * @param options where the server is and how to reach it
 * @returns the client
 * @example
 * ```ts
 * import { createClient } from '@verbatim/client';
 *
 * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * const article = await news.articles.get('anadolu-sommet-trump-poutine');
 * console.log(article?.headline); // → Sommet Trump-Poutine en Alaska : un pas vers la paix en Ukraine ?
 * ```
 */
export function createClient(options: ClientOptions): VerbatimClient {
  const urql = urqlClient({
    url: options.url,
    preferGetMethod: false,
    exchanges: [...(options.exchanges ?? []), transportExchange(options), fetchExchange],
  });
  const run: Run = (document, variables, rest) => execute(urql, 'query', document, variables, rest);
  return {
    articles: articles(run),
    sources: sources(run),
    people: people(run),
    quotes: quotes(run),
    utterances: utterances(run),
    claims: claims(run),
    appearances: appearances(run),
    coverage: coverage(run),
    search: search(run),
    node: async (id, rest) => (await run(NodeDocument, { id }, rest)).node,
    nodes: async (ids, rest) => (await run(NodesDocument, { ids }, rest)).nodes,
    query: (document, ...[variables, rest]) => execute(urql, 'query', toNode(document), variables, rest),
    mutate: (document, ...[variables, rest]) => execute(urql, 'mutation', toNode(document), variables, rest),
    urql,
  };
}

/** An exchange that gives every operation its own `fetch`. */
function transportExchange(options: ClientOptions): Exchange {
  const {
    token = null,
    timeout = 30_000,
    retry = {},
    persisted = inProduction(),
    preferGet = false,
  } = options;
  const transport: Transport = {
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    token,
    retry: { retries: retry === false ? 0 : 2, minDelay: 300, maxDelay: 5000, ...retry },
    byHash: persisted ? hasher(preferGet) : null,
  };
  return mapExchange({
    onOperation(operation) {
      const { kind, context } = operation;
      const fetch = sender(transport, operation, context.timeout ?? timeout);
      return makeOperation(kind, operation, { ...context, fetch });
    },
  });
}
