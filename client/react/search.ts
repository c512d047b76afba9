import { useEffect, useRef } from 'react';
import { SearchDocument, type SearchHit } from '../generated/graphql.ts';
import type { SearchArgs } from '../search.ts';
import { type Pages, type PagesArgs, usePages } from './pages.ts';
import { type TypingOptions, useTyped } from './rested.ts';

/**
 * Searches while someone types. The search is sent when the typing pauses, and stopped when it goes on. The last hits
 * stay until there are new ones.
 *
 * @param args the query as typed, the types of hits, the language and the page size; a query of white space finds nothing
 * @param options debounce, suspense and pause
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
export function useSearch(args: SearchArgs & PagesArgs, options: TypingOptions = {}): Pages<SearchHit> {
  const { text, typing, pause } = useTyped(args.query, options);
  const pages = usePages<SearchHit>(SearchDocument, { ...args, query: text }, { ...options, pause });
  const fetching = pages.fetching || typing;
  const last = useRef<SearchHit[]>([]);
  useEffect(() => {
    if (!fetching) last.current = pages.nodes;
  });
  return { ...pages, nodes: fetching && pages.nodes.length === 0 ? last.current : pages.nodes, fetching };
}
