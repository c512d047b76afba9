import { seen, withStatus } from '../access/visible.sql.ts';
import { oneOf, sql, when } from '../database/sql.ts';
import { nameFits, SEARCH_COSTS, searchUnits } from '../fulltext/matching.sql.ts';
import type { List } from '../reads/list.ts';
import { by } from '../reads/orders.ts';
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
  costs: { filter: { search: searchUnits(SEARCH_COSTS.source.fits) } },
};
