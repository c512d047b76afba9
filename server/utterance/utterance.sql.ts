import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen, withStatus } from '../access/visible.sql.ts';
import { type Sql, sql, when } from '../database/sql.ts';
import { SEARCH_COSTS, searchUnits, textFits } from '../fulltext/matching.sql.ts';
import { speaking } from '../quote/speaking.sql.ts';
import type { List } from '../reads/list.ts';
import { saidAsc, saidDesc, saidWithin } from '../reads/orders.ts';
import { personId } from '../reads/slug.sql.ts';
import type { UtteranceFilter, UtteranceOrder } from './utterance.input.ts';

/** The utterances that the newest version of some article credits to a person, each once. `person` is a condition on the column. */
const credited = (person: Sql, viewer: Viewer): Sql =>
  sql`SELECT DISTINCT sp.utterance_id FROM attribution sp WHERE ${speaking(person)} AND ${quoteVisible(viewer, 'sp', 'NEWEST')}`;

/** The utterances u of such a list. */
export function saidBy(person: Sql, viewer: Viewer): { from: Sql; on: Sql } {
  return {
    from: sql`(${credited(person, viewer)}) AS sp JOIN utterance u ON u.id = sp.utterance_id`,
    on: sql`true`,
  };
}

/** How utterances are listed. */
export const utteranceList: List<UtteranceFilter, UtteranceOrder> = {
  noun: 'Utterance',
  from: sql`utterance u`,
  id: sql`u.id`,
  visible: (viewer) => seen(viewer, 'u'),
  slugs: { speaker: 'person' },
  where: (filter, viewer) => [
    ...withStatus('u', filter.status, viewer),
    ...when(filter.search, (search) => {
      const fits = sql`${textFits('quote', search)} AND ${quoteVisible(viewer, 'q', 'NEWEST')}`;
      return sql`u.id = ANY(ARRAY(SELECT q.utterance_id FROM quote q WHERE q.utterance_id IS NOT NULL AND ${fits}))`;
    }),
    ...when(
      filter.speaker,
      (speaker) => sql`u.id = ANY(ARRAY(${credited(sql`= ${personId(speaker, viewer)}`, viewer)}))`,
    ),
    ...saidWithin('u', filter),
    // A literal, not a parameter: a generic plan uses the index of conflicts only if the value is written in the SQL.
    ...when(filter.attributionConflict, (conflict) =>
      conflict ? sql`u.attribution_conflict` : sql`NOT u.attribution_conflict`,
    ),
  ],
  orders: { SAID_DESC: saidDesc('u'), SAID_ASC: saidAsc('u') },
  // A search reads all quotes that match, and their utterances.
  costs: { filter: { search: searchUnits(2 * SEARCH_COSTS.quote.fits), speaker: 100, status: 50 } },
};
