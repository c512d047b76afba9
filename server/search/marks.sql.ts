import { raw, type Sql, sql } from '../database/sql.ts';
import type { SearchType } from './search.input.ts';

/**
 * The text from which the snippet of a hit is cut, and the text search configuration of its language: the columns `shown`
 * and `config` of a hit whose row has the alias `row`. Of a withdrawn article, it is the headline. A name has no
 * configuration.
 */
export function shownText(row: string): Sql {
  const of = (type: SearchType, rows: Sql) => sql`WHEN ${raw(`'${type}'`)} THEN (${rows})`;
  const [type, id] = [raw(`${row}.type`), raw(`${row}.id`)];
  const article = sql`FROM article a WHERE a.id = ${id}`;
  const quote = sql`FROM quote q JOIN article a ON a.id = q.article_id WHERE q.id = ${id}`;
  const claim = sql`FROM claim c WHERE c.id = ${id}`;
  return sql`
    CASE ${type} ${of('ARTICLE', sql`SELECT CASE WHEN a.withdrawn_at IS NULL THEN a.body ELSE coalesce(a.headline, '') END ${article}`)}
      ${of('QUOTE', sql`SELECT q.exact ${quote}`)} ${of('CLAIM', sql`SELECT c.text ${claim}`)} ELSE ${raw(`${row}.name`)} END AS shown,
    CASE ${type} ${of('ARTICLE', sql`SELECT verbatim_search_config(a.language) ${article}`)}
      ${of('QUOTE', sql`SELECT verbatim_search_config(a.language) ${quote}`)} ${of('CLAIM', sql`SELECT verbatim_search_config(c.language) ${claim}`)} END AS config`;
}

/** A word of a search. */
export interface AskedWord {
  word: string;
  /** True if the word may be unfinished. */
  prefix: boolean;
  /** True if the word is a term by itself. A stop word that is a term by itself is not looked for. */
  single: boolean;
  /** True if no inflection of the word matches. */
  exact: boolean;
  /** True if the word is typed in capitals, as an abbreviation is. */
  capitals: boolean;
}

/** A word of a text, and the numbers of the words of the search that it matches, from 0. */
export interface Answer {
  /** The text search configuration of the text. Null for a word of a name. */
  config: string | null;
  word: string;
  numbers: number[];
}

/** Which words of texts are compared with those of a search. */
export interface Compared {
  /** The beginnings of the words that may match: one or two ASCII letters. Words that begin otherwise are compared. */
  beginnings: readonly string[];
  /** Configurations in whose texts every word is compared. */
  comparesAll: readonly string[] | 'every';
}

/**
 * Finds which words of a search the words of some texts match, as a JSON list of {@link Answer}, by the functions that
 * made the index.
 *
 * @param texts a table with the columns `shown` and `config`
 * @param language of the search, as a BCP 47 tag; null where it is not known
 * @param compared at least all words that could match
 */
export function answersOf(
  texts: string,
  language: string | null,
  asked: readonly AskedWord[],
  { beginnings, comparesAll }: Compared,
): Sql {
  if (asked.length === 0) return sql`SELECT '[]'::json`;
  const compared =
    comparesAll === 'every'
      ? sql`true`
      : sql`(t.config IS NULL OR t.config = ANY(${[...comparesAll]}::text[])
        OR left(w.word, 2) !~ '^[\\x01-\\x7f]*$' OR lower(left(w.word, 2)) = ANY(${[...beginnings]}::text[]))`;
  const words = sql`SELECT DISTINCT t.config, w.word FROM ${raw(texts)} t,
      LATERAL regexp_split_to_table(verbatim_search_words(t.shown), '\\s+') AS w(word)
    WHERE w.word <> '' AND ${compared}`;
  return sql`SELECT coalesce(json_agg(answer), '[]') FROM (${answers(language, asked, words)}) AS answer`;
}

/** @param printed the words of the texts, with their configurations */
function answers(language: string | null, asked: readonly AskedWord[], printed: Sql): Sql {
  return sql`
    WITH asked AS MATERIALIZED (
      SELECT (a.n - 1)::int AS n, a.word, a.prefix, a.single, a.exact, a.capitals, a.n = max(a.n) OVER () AS last, f.fold, verbatim_name_sound(a.word) AS sound
      FROM unnest(${asked.map(({ word }) => word)}::text[], ${asked.map(({ prefix }) => prefix)}::boolean[],
        ${asked.map(({ single }) => single)}::boolean[], ${asked.map(({ exact }) => exact)}::boolean[],
        ${asked.map(({ capitals }) => capitals)}::boolean[]) WITH ORDINALITY AS a(word, prefix, single, exact, capitals, n),
        LATERAL (SELECT verbatim_name_fold(a.word) AS fold) AS f
    ), printed AS MATERIALIZED (
      ${printed}
    ), forms AS MATERIALIZED (
      SELECT c.config, a.n, CASE WHEN a.single
        THEN verbatim_search_single(c.config, verbatim_search_config(${language}), a.word, a.prefix, a.exact, a.capitals)
        ELSE verbatim_search_word(c.config, a.word, a.prefix, a.exact) END AS form
      FROM (SELECT DISTINCT config FROM printed WHERE config IS NOT NULL) AS c, asked a
    ), vectors AS MATERIALIZED (
      SELECT p.config, p.word, verbatim_search_vector(p.config, p.word, 'C', 'D') AS vector FROM printed p WHERE p.config IS NOT NULL
    ), names AS MATERIALIZED (
      SELECT p.word, f.fold, verbatim_name_sound(p.word) AS sound FROM printed p, LATERAL (SELECT verbatim_name_fold(p.word) AS fold) AS f
      WHERE p.config IS NULL
    )
    SELECT v.config, v.word, array_agg(f.n) AS numbers FROM vectors v JOIN forms f ON f.config = v.config AND v.vector @@ f.form GROUP BY v.config, v.word
    UNION ALL
    SELECT NULL, n.word, array_agg(a.n) FROM names n JOIN asked a
      ON n.fold = a.fold OR n.sound = a.sound OR (a.last AND (starts_with(n.fold, a.fold) OR starts_with(n.sound, a.sound)))
        OR (a.word ~ '[\\u0590-\\u0e7f]' AND ltrim(verbatim_name_consonants(a.word), '~=') = ltrim(verbatim_name_consonants(n.word), '~='))
        OR verbatim_name_nearness(a.sound, n.sound) >= 0.4
      GROUP BY n.word`;
}
