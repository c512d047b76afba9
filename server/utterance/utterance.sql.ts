import type { Viewer } from '../auth.ts';
import type { List } from '../connection/list.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import { raw, type Sql, seen, sql } from '../sql.ts';
import { quoteVisible } from '../visible.sql.ts';

/** How utterances are listed: those said last first, unknown days last. */
export const utteranceList: List<Record<never, never>, 'SAID_DESC'> = {
  noun: 'Utterance',
  from: sql`utterance u`,
  id: sql`u.id`,
  visible: (viewer) => seen(viewer, 'u'),
  where: () => [],
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

/** An article credits the utterance to the person. */
export function saidBy(alias: string, person: Sql, viewer: Viewer): Sql {
  return sql`EXISTS (SELECT 1 FROM quote q WHERE q.utterance_id = ${raw(`${alias}.id`)} AND ${spokenBy('q', person)} AND ${quoteVisible(viewer, 'q')})`;
}
