import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql, when } from '../database/sql.ts';
import { spokenBy } from '../quote/quote.sql.ts';
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

/** True if an article credits the utterance to the person. */
export function saidBy(alias: string, person: Sql, viewer: Viewer): Sql {
  return sql`EXISTS (SELECT 1 FROM quote q WHERE q.utterance_id = ${raw(`${alias}.id`)} AND ${spokenBy('q', person)} AND ${quoteVisible(viewer, 'q')})`;
}
