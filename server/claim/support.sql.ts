import type { Viewer } from '../access/viewer.ts';
import { type Sql, sql } from '../database/sql.ts';
import { personId, sourceId } from '../reads/slug.sql.ts';

/** Appearances ap that support a claim, as verbatim_corroborate counts them. */
const SUPPORTS = sql`ap.stance = 'SUPPORTS' AND ap.status = 'CONFIRMED' AND ap.effective_status <> 'REJECTED' AND NOT ap.superseded`;

/**
 * True if nobody but the person or source of this slug supports the claim c, and at least one appearance does. The ids of
 * claims that they support come from indexes; of each claim the first appearance of somebody else ends the look.
 */
export function onlySupportedBy(slug: string, viewer: Viewer): Sql {
  const parties = sql`ARRAY(SELECT x.id FROM (SELECT ${personId(slug, viewer)} AS id UNION ALL SELECT ${sourceId(slug, viewer)}) AS x WHERE x.id IS NOT NULL)`;
  const speaks = sql`coalesce(l.person_id, l.source_id) = ANY(${parties})`;
  // Refused speakers are nobody, as for verbatim_corroborate.
  const alone = sql`(SELECT bool_and(${speaks}) FROM attribution l
    LEFT JOIN person lp ON lp.id = l.person_id AND lp.status <> 'REJECTED'
    LEFT JOIN source ls ON ls.id = l.source_id AND ls.status <> 'REJECTED'
    WHERE l.quote_id = ap.quote_id AND l.role = 'SPEAKER' AND num_nonnulls(lp.id, ls.id) > 0)`;
  const theirs = sql`(coalesce(ap.source_id = ANY(${parties}), false) OR coalesce(${alone}, false))`;
  const spoken = sql`l.role = 'SPEAKER' AND (l.person_id = ANY(${parties}) OR l.source_id = ANY(${parties}))`;
  const supported = sql`
    SELECT ap.claim_id FROM appearance ap WHERE ap.source_id = ANY(${parties}) AND ${SUPPORTS}
    UNION SELECT ap.claim_id FROM attribution l JOIN appearance ap ON ap.quote_id = l.quote_id WHERE ${spoken} AND ${SUPPORTS}`;
  return sql`c.id = ANY(ARRAY(${supported}))
    AND NOT EXISTS (SELECT 1 FROM appearance ap WHERE ap.claim_id = c.id AND ${SUPPORTS} AND NOT ${theirs})`;
}
