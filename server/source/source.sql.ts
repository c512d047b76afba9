import type { List } from '../connection/list.ts';
import { by } from '../connection/orders.ts';
import { nameFits, SEARCH_COSTS } from '../search/matching.sql.ts';
import { oneOf, seen, sql, when, withStatus } from '../sql.ts';
import type { SourceFilter } from './source.input.ts';

/** How sources are listed. */
export const sourceList: List<SourceFilter, 'NAME'> = {
  noun: 'Source',
  from: sql`source s`,
  id: sql`s.id`,
  visible: (viewer) => seen(viewer, 's'),
  where: (filter, viewer) => [
    ...withStatus('s', filter.status, viewer),
    ...when(filter.search, (search) => nameFits('source', search, viewer)),
    ...oneOf('s.type', 'source_type', filter.type),
    ...when(filter.country, (country) => sql`s.country = ${country}`),
  ],
  orders: { NAME: by('s', 'sort_name', 'text', false) },
  costs: { filter: { search: SEARCH_COSTS.source.fits } },
};
