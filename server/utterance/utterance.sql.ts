import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen } from '../access/visible.sql.ts';
import { type Sql, sql, when } from '../database/sql.ts';
import { speaking } from '../quote/speaking.sql.ts';
import type { List } from '../reads/list.ts';

/** Conditions on utterances. */
export interface UtteranceFilter {
  /** Articles credit different speakers, or not. */
  attributionConflict?: boolean | null | undefined;
}

/** How utterances are listed: newest day of speech first, unknown days last. */
export const utteranceList: List<UtteranceFilter, 'SAID_DESC'> = {
  noun: 'Utterance',
  from: sql`utterance u`,
  id: sql`u.id`,
  visible: (viewer) => seen(viewer, 'u'),
  // A literal, not a parameter: a generic plan uses the index of conflicts only if the value is written in the SQL.
  where: (filter) =>
    when(filter.attributionConflict, (conflict) =>
      conflict ? sql`u.attribution_conflict` : sql`NOT u.attribution_conflict`,
    ),
  orders: {
    SAID_DESC: {
      keys: [
        { sql: sql`COALESCE(u.said_on, '-infinity'::date)`, type: 'date' },
        { sql: sql`u.id`, type: 'uuid' },
      ],
      descending: true,
    },
  },
};

/** Utterances u that the newest version of some article credits to a person, each once. `person` is a condition on the column. */
export function saidBy(person: Sql, viewer: Viewer): { from: Sql; on: Sql } {
  const said = sql`SELECT DISTINCT sp.utterance_id FROM attribution sp
    WHERE ${speaking(person)} AND ${quoteVisible(viewer, 'sp', 'NEWEST')}`;
  return { from: sql`(${said}) AS sp JOIN utterance u ON u.id = sp.utterance_id`, on: sql`true` };
}
