import { useEffect, useRef, useState } from 'react';
import { SearchDocument, type SearchHit } from '../generated/graphql.ts';
import type { SearchArgs } from '../search.ts';
import { type Pages, type PagesOptions, usePages } from './pages.ts';

/** Options of `useSearch`. */
export interface SearchOptions extends PagesOptions {
  /**
   * Milliseconds without a change of the query before the search is sent.
   * @defaultValue 250
   */
  debounce?: number | undefined;
}

/**
 * Searches while someone types. The search is sent when the typing pauses, and stopped when it goes on. The last hits
 * stay until there are new ones.
 *
 * @param args the query as typed, the types of hits and the language; a query of white space finds nothing
 * @param options debounce, page size, suspense and pause
 * @returns the hits so far, and `loadMore`
 * @example
 * ```tsx
 * import { useSearch } from '@verbatim/client/react';
 * import { useState } from 'react';
 *
 * export function SearchBox() {
 *   const [query, setQuery] = useState('');
 *   const { nodes, fetching } = useSearch({ query, types: ['QUOTE', 'CLAIM'] });
 *   return (
 *     <>
 *       <input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
 *       <ul aria-busy={fetching}>
 *         {nodes.map(({ cursor, snippet }) => <li key={cursor}>{snippet}</li>)}
 *       </ul>
 *     </>
 *   );
 * }
 * ```
 */
export function useSearch(
  args: SearchArgs,
  { debounce = 250, ...options }: SearchOptions = {},
): Pages<SearchHit> {
  const query = args.query.trim();
  const rested = useRested(query, debounce);
  const waiting = query !== rested;
  const pause = options.pause || waiting || query === '';
  const pages = usePages<SearchHit>(SearchDocument, { ...args, query }, { ...options, pause });
  const fetching = pages.fetching || (waiting && query !== '' && !options.pause);
  const last = useRef<SearchHit[]>([]);
  useEffect(() => {
    if (!fetching) last.current = pages.nodes;
  });
  return { ...pages, nodes: fetching && pages.nodes.length === 0 ? last.current : pages.nodes, fetching };
}

/** The last value that stayed the same for the given time. */
function useRested<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
