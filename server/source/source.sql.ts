import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { seen, withStatus } from '../access/visible.sql.ts';
import { NEVER, oneOf, sql, when } from '../database/sql.ts';
import { nameFits, namesNear, SEARCH_COSTS, searchUnits } from '../fulltext/matching.sql.ts';
import type { AttributionRole } from '../generated/prisma/enums.ts';
import { quotesOfParty } from '../quote/linked.sql.ts';
import type { QuoteOrder } from '../quote/quote.input.ts';
import { newestSpoken } from '../quote/speaking.sql.ts';
import type { List, Scope } from '../reads/list.ts';
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
  near: ({ search }, viewer) => namesNear('source', search, viewer),
  orders: { NAME: by('s', 'sort_name', 'text', false) },
  costs: { filter: { search: searchUnits(SEARCH_COSTS.source.fits) } },
};

/** Quotes in whose chain the source p has one of these roles. A quote in which it has several comes once. */
export function partyIn(
  roles: readonly AttributionRole[],
  orderBy: QuoteOrder,
  viewer: Viewer,
  versions: Versions,
): Omit<Scope, 'parent'> {
  if (roles.length === 0) return { on: NEVER };
  const quotes = sql`${quotesOfParty([...new Set(roles)], viewer, versions)} AS sp`;
  return {
    from: sql`${quotes} JOIN quote q ON q.id = sp.quote_id`,
    on: sql`true`,
    ...(orderBy === 'PUBLISHED_DESC' && { order: newestSpoken('quote_id') }),
    counted: { from: quotes, where: sql`true` },
  };
}
