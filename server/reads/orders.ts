import { dayOf, NEVER, raw, type Sql, sql } from '../database/sql.ts';
import type { Order } from './list.ts';

/** Newest day first; unknown days last. The indexes `*_published_desc` carry it. `id` is the column of the row's id. */
export function publishedDesc(alias: string, id = 'id'): Order {
  return published(alias, '-infinity', true, id);
}

/** Oldest day first; unknown days last. The indexes `*_published_asc` carry it. */
export function publishedAsc(alias: string, id = 'id'): Order {
  return published(alias, 'infinity', false, id);
}

function published(alias: string, unknown: string, descending: boolean, id: string): Order {
  return {
    keys: [
      { sql: raw(`COALESCE(${alias}.date_published, '${unknown}'::date)`), type: 'date' },
      { sql: raw(`${alias}.${id}`), type: 'uuid' },
    ],
    descending,
    byDay: true,
  };
}

/** Newest day of speech first; unknown days last. The indexes `*_said_desc` carry it. */
export function saidDesc(alias: string): Order {
  return said(alias, '-infinity', true);
}

/** Oldest day of speech first; unknown days last. The indexes `*_said_asc` carry it. */
export function saidAsc(alias: string): Order {
  return said(alias, 'infinity', false);
}

function said(alias: string, unknown: string, descending: boolean): Order {
  return {
    keys: [
      { sql: raw(`COALESCE(${alias}.said_on, '${unknown}'::date)`), type: 'date' },
      { sql: raw(`${alias}.id`), type: 'uuid' },
    ],
    descending,
  };
}

/** Article by article, in the order of the text. */
export function position(alias: string, id = 'id'): Order {
  return {
    keys: [
      { sql: raw(`${alias}.article_id`), type: 'uuid' },
      { sql: raw(`${alias}.start_offset`), type: 'int' },
      { sql: raw(`${alias}.end_offset`), type: 'int' },
      { sql: raw(`${alias}.${id}`), type: 'uuid' },
    ],
    descending: false,
    inText: true,
  };
}

/** By one column, ended by the id. */
export function by(
  alias: string,
  column: string,
  type: 'text' | 'int' | 'timestamptz',
  descending: boolean,
): Order {
  return {
    keys: [
      { sql: raw(`${alias}.${column}`), type },
      { sql: raw(`${alias}.id`), type: 'uuid' },
    ],
    descending,
  };
}

/** Days of publication, both included. Null: any. */
interface Days {
  publishedFrom?: Day;
  publishedTo?: Day;
}
type Day = Date | null | undefined;

/** Rows published within days, to be counted: by the column, which indexes hold that begin with it. */
export function publishedOn(alias: string, { publishedFrom: from, publishedTo: to }: Days): Sql[] {
  if (from && to && from > to) return [NEVER];
  const day = raw(`${alias}.date_published`);
  return [
    ...(from ? [sql`${day} >= ${dayOf(from)}::date`] : []),
    ...(to ? [sql`${day} <= ${dayOf(to)}::date`] : []),
  ];
}

/** Rows published within days, both included. A row without a day is in no such range. */
export function publishedWithin(alias: string, { publishedFrom, publishedTo }: Days): Sql[] {
  return within(`${alias}.date_published`, publishedFrom, publishedTo);
}

/** Rows said within days, both included. A row without a day of speech is in no such range. */
export function saidWithin(alias: string, { saidFrom, saidTo }: { saidFrom?: Day; saidTo?: Day }): Sql[] {
  return within(`${alias}.said_on`, saidFrom, saidTo);
}

/** Both indexed expressions get each bound, so that the index of either order can start at it. */
function within(column: string, from: Day, to: Day): Sql[] {
  if (from && to && from > to) return [NEVER];
  const known = ['-infinity', 'infinity'].map((unknown) => raw(`COALESCE(${column}, '${unknown}'::date)`));
  return known.flatMap((day) => [
    ...(from ? [sql`${day} >= ${dayOf(from)}::date`] : []),
    ...(to ? [sql`${day} <= ${dayOf(to)}::date`] : []),
  ]);
}
