import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { Order } from '../reads/list.ts';
import { position, publishedAsc, publishedDesc } from '../reads/orders.ts';
import type { QuoteOrder } from './quote.input.ts';

/*
 * Who speaks. Attributions repeat what quotes are ordered and seen by, and the indexes of attributions begin with the
 * person, so a page of a person's quotes costs the rows of the page, however many quotes the person has.
 */

/** Cost units of finding the quotes of all members of an organisation and sorting them. */
export const MEMBERS_COST = 1300;

/** The attributions sp by which people speak. `person` is a condition on the column, such as `= $1`. */
export function speaking(person: Sql): Sql {
  return sql`sp.role = 'SPEAKER' AND sp.person_id ${person}`;
}

/** Quotes q, found by their attributions sp. No quote comes twice for one person: the database refuses it. */
export const SPOKEN = sql`attribution sp JOIN quote q ON q.id = sp.quote_id`;

/** The orders of quotes by the columns of attributions. */
export const SPOKEN_ORDERS = {
  PUBLISHED_DESC: publishedDesc('sp', 'quote_id'),
  PUBLISHED_ASC: publishedAsc('sp', 'quote_id'),
  POSITION: position('sp', 'quote_id'),
} satisfies Partial<Record<QuoteOrder, Order>>;

/**
 * What people speak in, each once, newest day first: articles by `article_id`, quotes by `quote_id`. The index alone
 * answers, and in the order of {@link newestSpoken} only the rows of a page are read elsewhere.
 */
export function spokenIn(
  column: 'article_id' | 'quote_id',
  person: Sql,
  viewer: Viewer,
  versions: Versions,
): Sql {
  return sql`(SELECT DISTINCT COALESCE(sp.date_published, '-infinity'::date) AS day, ${raw(`sp.${column}`)} FROM attribution sp
    WHERE ${speaking(person)} AND ${quoteVisible(viewer, 'sp', versions)} ORDER BY 1 DESC, 2 DESC)`;
}

/** The order of {@link spokenIn}: newest day first; unknown days last. */
export function newestSpoken(column: 'article_id' | 'quote_id'): Order {
  return {
    keys: [
      { sql: sql`sp.day`, type: 'date' },
      { sql: raw(`sp.${column}`), type: 'uuid' },
    ],
    descending: true,
    byDay: true,
  };
}
