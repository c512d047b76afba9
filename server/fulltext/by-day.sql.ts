import type { Viewer } from '../access/viewer.ts';
import { and, commas, dayOf, raw, type Sql, sql } from '../database/sql.ts';
import { type List, type PageOfList, visibleIn } from '../reads/list.ts';
import { searchQuery, type TextSearch, vectorFits } from './matching.sql.ts';

/** The most rows of all days that are sorted at once, if the first days had too few. */
const FEW = 500;
/** Steps of verbatim_search_window: the one that looks at a few rows of all days, and the last one, which reads all days. */
const STEPS = { look: 1, last: 4 } as const;

/** A page of a list by day, of rows that are found by their text. */
interface PageByDay extends PageOfList {
  list: Pick<List<never, never>, 'from' | 'id'>;
  search: TextSearch;
  /** Which rows the viewer may see. */
  visible: Sql;
  /** The other conditions of the filter, without the search. */
  rest: Sql;
}

/** The fields of a filter by which pages by day are found. */
type SearchFilter = Omit<TextSearch, 'noun' | 'text'> & { search?: string | null | undefined };

/** How a list of a noun finds a page by day of the rows that match the search of its filter: the `searched` of the list. */
export function pagesByDay<Filter extends SearchFilter, OrderName extends string>(
  noun: TextSearch['noun'],
  listOf: () => List<Filter, OrderName>,
) {
  return (filter: Filter, viewer: Viewer): ((page: PageOfList) => Sql) | null => {
    const { search: text, publishedFrom, publishedTo } = filter;
    if (text === null || text === undefined) return null;
    const list = listOf();
    const search = { noun, text, publishedFrom, publishedTo };
    const conditions = {
      visible: visibleIn(list, filter, viewer),
      rest: and(list.where({ ...filter, search: null }, viewer)),
    };
    return (page) => sql`${list.id} = ANY(${pageByDay({ list, search, ...conditions, ...page })})`;
  };
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
  const { list, search, visible, rest, order, orderBy, backwards, beyond, size } = page;
  const [table, id] = [raw(`${search.noun}_search`), raw(`${search.noun}_id`)];
  const direction = order.descending !== backwards ? -1 : 1;
  const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM asked)`);
  return sql`ARRAY(WITH RECURSIVE asked AS MATERIALIZED (
    SELECT ${firstDay(page)} AS first, matches FROM ${searchQuery(search.text)}
  ), walk AS (
    SELECT -1 AS step, NULL::uuid[] AS found, '{}'::uuid[] AS ids
    UNION ALL
    SELECT s.step, f.found, CASE WHEN s.step <> ${STEPS.look}::int OR cardinality(f.found) < ${FEW}::int THEN ARRAY(
      SELECT ${list.id} FROM ${list.from} WHERE ${list.id} = ANY(f.found) AND ${and([visible, rest, ...beyond])}
      ORDER BY ${orderBy} LIMIT ${size}::int) ELSE '{}' END
    FROM walk w, LATERAL (SELECT CASE WHEN w.step = ${STEPS.look}::int AND NOT isfinite((SELECT first FROM asked))
        THEN ${STEPS.last}::int ELSE w.step + 1 END AS step OFFSET 0) s,
      LATERAL (SELECT verbatim_search_window((SELECT first FROM asked), s.step, ${direction}::int) AS days OFFSET 0) d,
      LATERAL (SELECT CASE WHEN d.days IS NULL
        THEN ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} LIMIT CASE s.step WHEN ${STEPS.look}::int THEN ${FEW}::int END)
        ELSE ARRAY(SELECT x.${id} FROM ${table} x WHERE ${fits} AND x.days && d.days) END AS found OFFSET 0) f
    WHERE w.step < ${STEPS.last}::int AND cardinality(w.ids) < ${size}::int
      AND NOT (w.step = ${STEPS.look}::int AND cardinality(w.found) < ${FEW}::int)
  ) SELECT unnest(ids) FROM (SELECT ids FROM walk ORDER BY step DESC LIMIT 1) AS last)`;
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
