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
   * What sends requests; a server's own `fetch` makes calls in-process.
   * @defaultValue the global `fetch`
   */
  fetch?: Fetch | undefined;
  /** Bearer token, or a function that gives one, asked before every request. Default: none is sent. */
  token?: Token | undefined;
  /**
   * Milliseconds a call may take, its repetitions included; 0: no limit.
   * @defaultValue 30000
   */
  timeout?: number | undefined;
  /** How queries are repeated that met a broken connection, 429 or 503; false: not at all. */
  retry?: RetryOptions | false | undefined;
  /**
   * Send the SHA-256 of a document instead of its text, for documents of this package and those of yours that carry
   * one in `__meta__.hash` (the client preset's `persistedDocuments`). Where the server does not know it the text
   * follows at once, and is sent from then on.
   * @defaultValue true in a production build: where `process.env.NODE_ENV` is `'production'`, in Node or put in by the
   * bundler
   */
  persisted?: boolean | undefined;
  /**
   * Ask queries that go out by their hash with GET, so that caches on the way can answer them; where the URL would be
   * longer than 2,047 characters it is POST. Caches keep what has no bearer token.
   * @defaultValue false
   */
  preferGet?: boolean | undefined;
  /** urql exchanges to put before the one that fetches: caches, for instance. */
  exchanges?: Exchange[] | undefined;
}

/** The variables and options of a query; variables may be left out where none is required. */
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
  /** Propositions that someone could check. */
  claims: Claims;
  /** Where articles state, deny or discuss claims. */
  appearances: Appearances;
  /** Claims by articles. */
  coverage: Coverage;
  /** Full text over all of them. */
  search: Search;
  /**
   * Fetches anything by its global id.
   *
   * @param id a global id
   * @param options signal and timeout
   * @returns what it names, told apart by `__typename`; null where it is unknown or you may not see it
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
   * Fetches several by their global ids, 100 at most.
   *
   * @param ids global ids
   * @param options signal and timeout
   * @returns what they name, in that order, null for each that is unknown or not for you to see
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
   * @param document a typed document, as GraphQL Code Generator or gql.tada make them
   * @param rest its variables and the options of the call
   * @returns the data
   * @throws VerbatimError also where there is data beside errors; it is in the error's `data`
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
   * Sends a mutation of your own, once: it may have been carried out even where its answer is lost.
   *
   * @param document a typed document
   * @param rest its variables and the options of the call
   * @returns the data; what an editor can run into is in it, told apart by `__typename`
   * @throws VerbatimError where the server has no such mutation, among others
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
 * Makes a client. Nothing is requested before you ask.
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

/** Gives every operation its `fetch`. */
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
