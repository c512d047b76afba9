import type { Exchange } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { PARTS, SCHEMA } from './generated/cache.ts';

/**
 * A normalised cache (Graphcache) that knows the schema: nouns are kept by their global id, what has none is part of the
 * object that holds it, unions and interfaces are told apart exactly.
 *
 * A list in a document of your own becomes one growing list with `@_relayPagination`: ask with the next `after`, and the
 * field answers with all pages so far. The directive stays in the client. The lists of this package are not merged:
 * `list` is one page, cached or not.
 *
 * @param options what Graphcache takes; `keys` and `directives` are added to those of the schema
 * @returns an exchange for the `exchanges` of createClient
 * @example
 * ```ts
 * import { createClient } from '@verbatim/client';
 * import { verbatimCache } from '@verbatim/client/graphcache';
 *
 * const news = createClient({ url: 'http://127.0.0.1:4000/graphql', exchanges: [verbatimCache()] });
 * await news.people.get('donald-trump');
 * await news.people.get('donald-trump'); // from the cache
 * ```
 */
export function verbatimCache({ keys, directives, ...options }: CacheExchangeOpts = {}): Exchange {
  return cacheExchange({
    schema: SCHEMA as NonNullable<CacheExchangeOpts['schema']>,
    ...options,
    keys: { ...Object.fromEntries(PARTS.map((name) => [name, () => null])), ...keys },
    directives: { relayPagination: (args) => relayPagination(args ?? {}), ...directives },
  });
}
