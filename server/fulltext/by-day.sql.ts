import type { Viewer } from '../access/viewer.ts';
import { and, commas, dayOf, raw, type Sql, sql } from '../database/sql.ts';
import { type List, type Order, type PageOfList, type Searched, visibleIn } from '../reads/list.ts';
import { COUNTED, RANKED, searchQuery, type TextSearch, vectorFits } from './matching.sql.ts';

/** The most rows of all days that are sorted at once, if the first days had too few. */
const FEW = 500;
/** The most rows that are sorted for a page in the order of texts. */
const SORTED = 5000;
/** Steps of verbatim_search_window: the one that looks at a few rows of all days, and the last one, which reads all days. */
const STEPS = { look: 1, last: 4 } as const;

/** A page of a list by day, of rows that are found by their text. */
interface PageByDay extends PageOfList {
  list: Pick<List<never, never>, 'from' | 'id'>;
  search: Omit<TextSearch, 'text'>;
  /** What is looked for: an item of FROM with the column `matches`. */
  query: Sql;
  /** Which rows the viewer may see. */
  visible: Sql;
  /** The other conditions of the filter, without the search. */
  rest: Sql;
}

/** The fields of a filter by which pages by day are found. */
type SearchFilter = Omit<TextSearch, 'noun' | 'text'> & { search?: string | null | undefined };

/** How a list of a noun finds rows that match the search of its filter: the `searched` of the list. */
export function pagesByDay<Filter extends SearchFilter, OrderName extends string>(
  noun: TextSearch['noun'],
  listOf: () => List<Filter, OrderName>,
) {
  return (filter: Filter, viewer: Viewer): Searched | null => {
    const { search: text, publishedFrom, publishedTo } = filter;
    if (text === null || text === undefined) return null;
    const list = listOf();
    const search = { noun, publishedFrom, publishedTo };
    const conditions = {
      visible: visibleIn(list, filter, viewer),
      rest: and(list.where({ ...filter, search: null }, viewer)),
    };
    const query = searchQuery(text);
    const page = (page: PageOfList) =>
      sql`${list.id} = ANY(${pageByDay({ list, search, query, ...conditions, ...page })})`;
    const [table, id] = [raw(`${noun}_search`), raw(`${noun}_id`)];
    const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM ${query})`);
    return {
      page,
      inText: (page) => sql`${list.id} = ANY(${pageInText({ list, search, query, ...conditions, ...page })})`,
      best: (order) => page(newest(order, RANKED[noun])),
      counted: sql`(SELECT 1 FROM ${table} x JOIN ${list.from} ON ${list.id} = x.${id}
        WHERE ${fits} AND ${and([conditions.visible, conditions.rest])} LIMIT ${raw(String(COUNTED))}) AS counted`,
    };
  };
}

/** The first rows of an order by day. */
function newest(order: Order, size: number): PageOfList {
  const orderBy = commas(order.keys.map(({ sql: key }) => sql`${key} DESC`));
  return { order, orderBy, backwards: false, cursor: null, beyond: [], size };
}

/**
 * The ids of the newest rows that match a search of all nouns, as an array: those that are ranked.
 *
 * @param query an item of FROM with the column `matches`
 */
export function newestMatches(
  noun: TextSearch['noun'],
  list: Pick<List<never, never>, 'from' | 'id'>,
  query: Sql,
  order: Order,
  visible: Sql,
): Sql {
  return pageByDay({
    list,
    search: { noun },
    query,
    visible,
    rest: sql`true`,
    ...newest(order, RANKED[noun]),
  });
}

/**
 * The ids of a page of rows that fit a search, newest or oldest first, as an array. Of a frequent word it reads the few
 * days that the page lies in, instead of sorting all rows that have the word. The steps are:
 *
 * 1. the four days at the beginning of the order, or the rows without a day;
 * 2. all days, if only few rows fit at all;
 * 3. two months;
 * 4. sixteen months;
 * 5. all days.
 *
 * Each step runs only if the one before found too few rows: steps are rows of a recursive query. Each window is the
 * beginning of the order, so its first rows are the first rows of the list.
 */
function pageByDay(page: PageByDay): Sql {
  const { list, search, query, visible, rest, order, orderBy, backwards, beyond, size } = page;
  const [table, id] = [raw(`${search.noun}_search`), raw(`${search.noun}_id`)];
  const direction = order.descending !== backwards ? -1 : 1;
  const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM sought)`);
  return sql`ARRAY(WITH RECURSIVE sought AS MATERIALIZED (
    SELECT ${firstDay(page)} AS first, matches FROM ${query}
  ), walk AS (
    SELECT -1 AS step, NULL::uuid[] AS found, '{}'::uuid[] AS ids
    UNION ALL
    SELECT s.step, f.found, CASE WHEN s.step <> ${STEPS.look}::int OR cardinality(f.found) < ${FEW}::int THEN ARRAY(
      SELECT ${list.id} FROM ${list.from} WHERE ${list.id} = ANY(f.found) AND ${and([visible, rest, ...beyond])}
      ORDER BY ${orderBy} LIMIT ${size}::int) ELSE '{}' END
    FROM walk w, LATERAL (SELECT CASE WHEN w.step = ${STEPS.look}::int AND NOT isfinite((SELECT first FROM sought))
        THEN ${STEPS.last}::int ELSE w.step + 1 END AS step OFFSET 0) s,
      LATERAL (SELECT verbatim_search_window((SELECT first FROM sought), s.step, ${direction}::int) AS days OFFSET 0) d,
      LATERAL (SELECT CASE WHEN d.days IS NULL
        THEN ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} LIMIT CASE s.step WHEN ${STEPS.look}::int THEN ${FEW}::int END)
        ELSE ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} AND x.days && d.days) END AS found OFFSET 0) f
    WHERE w.step < ${STEPS.last}::int AND cardinality(w.ids) < ${size}::int
      AND NOT (w.step = ${STEPS.look}::int AND cardinality(w.found) < ${FEW}::int)
  ) SELECT unnest(ids) FROM (SELECT ids FROM walk ORDER BY step DESC LIMIT 1) AS last)`;
}

/**
 * The ids of a page of rows that match, in an order that an index of the list carries, as an array. Of rare words all rows
 * that match are sorted; of frequent ones the rows of the index are looked at one by one, until the page is full.
 * OFFSET 0 keeps the planner from finding all rows that match first.
 */
function pageInText({ list, search, query, visible, rest, orderBy, beyond, size }: PageByDay): Sql {
  const [table, id] = [raw(`${search.noun}_search`), raw(`${search.noun}_id`)];
  const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM sought)`);
  const page = (from: Sql, where: Sql) =>
    sql`(SELECT ${list.id} AS id FROM ${from} WHERE ${and([where, visible, rest, ...beyond])} ORDER BY ${orderBy} LIMIT ${size}::int)`;
  const sorted = raw(String(SORTED));
  return sql`ARRAY(WITH sought AS MATERIALIZED (SELECT matches FROM ${query}), few AS MATERIALIZED (
    SELECT ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} LIMIT ${sorted} + 1) AS found
  ) SELECT p.id FROM few, LATERAL (
    ${page(list.from, sql`cardinality(few.found) <= ${sorted} AND ${list.id} = ANY(few.found)`)}
    UNION ALL
    ${page(sql`${list.from} CROSS JOIN LATERAL (SELECT 1 FROM ${table} x WHERE x.${id} = ${list.id} AND ${fits} OFFSET 0) AS m`, sql`cardinality(few.found) > ${sorted}`)}) AS p)`;
}

/** The first day that the page can have, as far as it can be told without the search. Infinite for rows without a day. */
function firstDay({ list, visible, search, order, orderBy, backwards, cursor }: PageByDay): Sql {
  const day = order.keys[0]?.sql ?? sql`NULL`;
  const first = cursor
    ? sql`${cursor[0] as string}::date`
    : sql`(SELECT ${day} FROM ${list.from} WHERE ${visible} ORDER BY ${orderBy} LIMIT 1)`;
  const earlier = order.descending !== backwards;
  const bound = earlier ? search.publishedTo : search.publishedFrom;
  if (!bound) return first;
  return sql`${raw(earlier ? 'LEAST' : 'GREATEST')}(${commas([first, sql`${dayOf(bound)}::date`])})`;
}
