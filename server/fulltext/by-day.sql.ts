import type { Viewer } from '../access/viewer.ts';
import { and, commas, dayOf, raw, type Sql, sql } from '../database/sql.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type List, type Order, type PageOfList, type Searched, visibleIn } from '../reads/list.ts';
import { COUNTED, RANKED, searchQuery, type TextSearch, vectorFits } from './matching.sql.ts';

/** The most rows of all days that are sorted at once, if the first days had too few. */
const FEW = 500;
/** The most rows of a search that are looked up, instead of looking at the rows of a list one by one. */
const FEW_ROWS = 5000;
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
      inText: (page) => {
        const among = { from: list.from, on: sql`true` };
        return sql`${list.id} = ANY(${pageAmong(among, { list, search, query, ...conditions, ...page })})`;
      },
      best: (order) => page(newest(order, RANKED[noun])),
      counted: sql`(SELECT 1 FROM ${table} x JOIN ${list.from} ON ${list.id} = x.${id}
        WHERE ${fits} AND ${and([conditions.visible, conditions.rest])} LIMIT ${raw(String(COUNTED))}) AS counted`,
      under({ from = list.from, on, ofArticle }) {
        const visible = visibleIn(list, filter, viewer, ofArticle);
        const found = { list, search, query, ...conditions, visible };
        const counted = matching({ ...found, from, on, select: sql`1`, behind: Prisma.empty });
        return {
          page: (page) => and([on, sql`${list.id} = ANY(${pageAmong({ from, on }, { ...found, ...page })})`]),
          counted: sql`(${counted}) AS counted`,
        };
      },
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

/** Rows among which a search is made: an item of FROM with the rows of the list, and a condition. */
interface Among {
  from: Sql;
  on: Sql;
}

/** Rows that match a search: the columns `select` of those that come from `among`, each way of finding them by itself. */
interface Matching extends Among, Pick<PageByDay, 'list' | 'search' | 'query' | 'visible' | 'rest'> {
  select: Sql;
  /** What stands behind the conditions. */
  behind: Sql;
}

/**
 * Rows that match, as a SELECT. Of rare words, the rows are looked up that match. Of frequent ones, the rows of `among`
 * are looked at one by one, in an order that an index carries until a page is full, or as many as a parent has. OFFSET 0
 * keeps the planner from finding all rows that match first.
 */
function matching({ list, search, query, visible, rest, from, on, select, behind }: Matching): Sql {
  const [table, id] = [raw(`${search.noun}_search`), raw(`${search.noun}_id`)];
  const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM sought)`);
  const rows = (from: Sql, where: Sql) =>
    sql`(SELECT ${select} FROM ${from} WHERE ${and([where, on, visible, rest])} ${behind})`;
  const few = raw(String(FEW_ROWS));
  return sql`WITH sought AS MATERIALIZED (SELECT matches FROM ${query}), few AS MATERIALIZED (
    SELECT ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} LIMIT ${few} + 1) AS found
  ) SELECT m.* FROM few, LATERAL (
    ${rows(from, sql`cardinality(few.found) <= ${few} AND ${list.id} = ANY(few.found)`)}
    UNION ALL
    ${rows(sql`${from} CROSS JOIN LATERAL (SELECT 1 FROM ${table} x WHERE x.${id} = ${list.id} AND ${fits} OFFSET 0) AS one`, sql`cardinality(few.found) > ${few}`)}) AS m`;
}

/** The ids of a page of rows that match, as an array. */
function pageAmong(among: Among, { orderBy, beyond, size, ...page }: PageByDay): Sql {
  const select = sql`${page.list.id} AS id`;
  const behind = sql`ORDER BY ${orderBy} LIMIT ${size}::int`;
  return sql`ARRAY(${matching({ ...page, ...among, on: and([among.on, ...beyond]), select, behind })})`;
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
