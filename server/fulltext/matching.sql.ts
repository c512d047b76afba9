import type { Viewer } from '../access/viewer.ts';
import { join, raw, type Sql, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import type { Order } from '../reads/list.ts';
import { isUnspaced } from '../text/text-words.rules.ts';
import { countSides, parseSearch, sidesOf } from './query.rules.ts';

/** The nouns that are found by their texts, with the table aliases that their lists use. */
const TEXTS = { article: 'a', quote: 'q', claim: 'c' } as const;
/** The nouns that are found by their names. */
const NAMED = {
  person: { alias: 'pe', function: 'verbatim_people_named' },
  source: { alias: 's', function: 'verbatim_sources_named' },
} as const;

/** A noun that is found by its text. */
export type TextNoun = keyof typeof TEXTS;
/** A noun that is found by its names. */
export type NamedNoun = keyof typeof NAMED;

/** Cost units of a search for a frequent word: of finding the rows, of ranking them, and of both in a search of all nouns. */
export const SEARCH_COSTS = {
  article: { fits: 200, ranked: 200, all: 400 },
  quote: { fits: 600, ranked: 600, all: 1500 },
  claim: { fits: 100, ranked: 100, all: 100 },
  person: { fits: 300, ranked: 100, all: 300 },
  source: { fits: 100, ranked: 100, all: 100 },
} as const;

/** What a search in a filter costs: each side of an OR is looked for. */
export const searchUnits = (units: number) => (search: unknown) => units * countSides(search);

/**
 * The most rows of each noun that are ranked: the newest that match, so that a search for a frequent word takes no longer
 * than one for a rare word. Vectors of articles are long, and ranking one takes several times as long.
 */
export const RANKED = { article: 300, quote: 1000, claim: 1000 } as const;

/** The most rows that are counted of a list that searches texts. */
export const COUNTED = 10_000;

/** In SQL, ranks are whole millionths, so that a cursor holds a rank exactly. */
export const RANK_UNIT = 1_000_000;

/** The highest rank of a name that is only near; verbatim_named gives at least twice as much to names that have the words. */
export const NEAR = 0.05;

/** True if the vector matches the query. See verbatim_search_costs for the second condition. */
export function vectorFits(vector: Sql, matches: Sql): Sql {
  return sql`${vector} @@ ${matches} AND verbatim_search_costs(${vector})`;
}

/** What a place counts in a rank, by the weights D, C, B and A that verbatim_article_vector and verbatim_text_vector give. */
const WEIGHTS = {
  article: '{0.1, 0.1, 1, 1}',
  quote: '{0.4, 0.4, 0.4, 0.4}',
  claim: '{0.4, 0.4, 0.4, 0.4}',
} as const;

/** How well a text matches, in millionths, not yet rounded: words of a headline count most, and long texts count a little less. */
export function textRank(noun: TextNoun, vector: Sql, ranks: Sql): Sql {
  return sql`ts_rank(${raw(`'${WEIGHTS[noun]}'`)}, ${vector}, ${ranks}, 1) * ${raw(String(RANK_UNIT))}`;
}

/** A search in the texts of a noun, with the days that the filter of its list allows. */
export interface TextSearch {
  noun: 'article' | 'quote';
  text: string;
  publishedFrom?: Date | null | undefined;
  publishedTo?: Date | null | undefined;
}

/** The tsquery of a search, as an item of FROM with the columns `matches` and `ranks`. */
export function searchQuery(search: string): Sql {
  return sql`verbatim_search_query(${JSON.stringify(parseSearch(search))}::jsonb, 'simple')`;
}

function asked(search: string, column: 'matches' | 'ranks'): Sql {
  return sql`(SELECT ${raw(column)} FROM ${searchQuery(search)})`;
}

/**
 * True if the text of the row matches the search. The ids always come from the index first, whatever the order of the
 * list: if hardly any row matches, following the order until enough rows match would read all rows.
 */
export function textFits(noun: TextNoun, search: string): Sql {
  const [table, id] = [raw(`${noun}_search`), raw(`${noun}_id`)];
  return sql`${raw(TEXTS[noun])}.id = ANY(ARRAY(SELECT x.${id} FROM ${table} x WHERE ${vectorFits(sql`x.vector`, asked(search, 'matches'))}))`;
}

/** Orders the best matches of a search first. */
export function byText(noun: TextNoun, filter: { search?: string | null | undefined }): Order {
  const search = required(filter.search);
  const [table, id, alias] = [raw(`${noun}_search`), raw(`${noun}_id`), raw(TEXTS[noun])];
  const rank = textRank(noun, sql`x.vector`, asked(search, 'ranks'));
  return ranked(sql`(SELECT (${rank})::int FROM ${table} x WHERE x.${id} = ${alias}.id)`, TEXTS[noun]);
}

/** True if the row is found by its names, by the rules of verbatim_named. */
export function nameFits(noun: NamedNoun, search: string, viewer: Viewer): Sql {
  return sql`${raw(NAMED[noun].alias)}.id = ANY(ARRAY(SELECT n.id FROM ${named(noun, search, viewer)} n))`;
}

/** True if no name has the words of a search, and those that are found have them but for slips: all of them, or none. */
export function namesNear(noun: NamedNoun, search: string | null | undefined, viewer: Viewer): Sql {
  if (typeof search !== 'string') return sql`false`;
  return sql`coalesce((SELECT max(n.rank) <= ${raw(String(NEAR))}::real FROM ${named(noun, search, viewer)} n), false)`;
}

/** Orders the names that match a search best first. */
export function byName(
  noun: NamedNoun,
  filter: { search?: string | null | undefined },
  viewer: Viewer,
): Order {
  const { alias } = NAMED[noun];
  // One JSON object for the whole statement: a subquery for each row would look up all names for each row.
  const ranks = sql`(SELECT jsonb_object_agg(b.id, b.rank) FROM (
    SELECT n.id, (max(n.rank) * ${raw(String(RANK_UNIT))})::int AS rank FROM ${named(noun, required(filter.search), viewer)} n GROUP BY n.id) b)`;
  return ranked(sql`(${ranks} ->> ${raw(alias)}.id::text)::int`, alias);
}

/** Rows of the spellings that match a search: id, name, rank from 0 to 1. */
export function named(noun: NamedNoun, search: string, viewer: Viewer): Sql {
  const of = (name: string) =>
    sql`${raw(NAMED[noun].function)}(${name}, ${viewer.statuses}::review_status[])`;
  const [name = '', ...others] = namesIn(search);
  if (others.length === 0) return of(name);
  return sql`(${join(
    [name, ...others].map((one) => sql`SELECT o.id, o.name, o.rank FROM ${of(one)} o`),
    ' UNION ALL ',
  )})`;
}

/**
 * The words that a name must have, for each side of an OR. In scripts without spaces between words, letters that stand
 * together are one word.
 */
function namesIn(search: string): string[] {
  // The middle dot stands between the names of a person in katakana.
  return sidesOf(parseSearch(search.replaceAll('・', ' '))).map((terms) =>
    terms
      .filter(({ not }) => !not)
      .map(({ words }) =>
        words.reduce(
          (name, word) => name + (isUnspaced(name.slice(-1)) && isUnspaced(word) ? '' : ' ') + word,
        ),
      )
      .join(' '),
  );
}

function ranked(rank: Sql, alias: string): Order {
  return {
    keys: [
      { sql: rank, type: 'int' },
      { sql: raw(`${alias}.id`), type: 'uuid' },
    ],
    descending: true,
    best: true,
  };
}

function required(search: string | null | undefined): string {
  if (search !== null && search !== undefined) return search;
  throw fail('BAD_USER_INPUT', 'orderBy: RELEVANCE needs a search in the filter');
}
