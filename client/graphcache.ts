import type { Exchange } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { PARTS, SCHEMA } from './generated/cache.ts';

/**
 * A normalised cache (Graphcache) that knows the schema. It stores nouns by their global id and all other objects
 * within the object that contains them. It knows exactly which types belong to each union and interface.
 *
 * In a document of your own, `@_relayPagination` makes a list grow: ask with the next `after`, and the field gives all
 * pages so far. The client never sends the directive. The lists of this package do not grow: `list` is one page, cached
 * or not.
 *
 * @param options the options of Graphcache; `keys` and `directives` are added to those of the schema
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
