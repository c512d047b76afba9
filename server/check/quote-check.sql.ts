import type { Viewer } from '../access/viewer.ts';
import { quoteVisible } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { SearchTerm } from '../fulltext/query.rules.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import { personId } from '../reads/slug.sql.ts';

/** A text that printed wordings are compared with. */
export interface Asked {
  /** As many words of it as are compared, cut where they are long, with what stands between them. */
  text: string;
  /** These words. Empty: nothing is like it. */
  words: string[];
  /** Slug of a person who must be a speaker; null: anyone. */
  speaker: string | null;
  /** Candidates at most. */
  limit: number;
}

/** A quote that may print what is asked for. */
export interface Candidate {
  id: string;
  exact: string;
  /** The text search configuration of its language. */
  config: string;
}

/** A text of so few words is looked up by its words as well: it may have no pair of words, or one that was changed. */
const FEW_WORDS = 8;
/** Words of the runs that a text of little words is looked up by, and how many of these runs. */
const RUN = { words: 3, count: 16 } as const;
/**
 * Quotes that are found at most by one pair of words or by all words, so that frequent ones are not all read; that are
 * read for it where something else must hold, too; and that are ranked of all that are found.
 */
const MOST = { found: 500, read: 5000, ranked: 1000 } as const;
/** Quotes that are ranked best, of which those are candidates that share most with the text. */
const FOUND = raw('200');
/** Letters of a word that count when what is shared is measured, so that endings do not. */
const BEGINNING = raw('5');

/**
 * Visible quotes that share most with a text, found in two steps. First those that share most pairs of neighbouring words
 * with it, the shortest first among equals. Pairs are made of words that carry meaning: a text with none of them ("on y
 * va, et on n’y va pas") is looked up by all its words in runs of three. Then, of these, those that share most letters
 * of beginnings of words, without accents: a look that costs little beside a comparison, at the words that the index of
 * searches keeps.
 *
 * A pair that many quotes have gives {@link MOST}.found of them, whichever are at hand: what is like the text has other
 * pairs of it, too, or all of them, by which it is looked up as well.
 */
export const candidatesOf =
  ({ text, words, speaker, limit }: Asked): RowsSql =>
  (_root, viewer) => ({
    from: words.length > 0 ? sql`(${nearest(viewer, { text, words, speaker, limit })}) AS k` : NOTHING,
    rows: 'k',
    where: sql`true`,
    orderBy: null,
  });

const NOTHING = sql`(SELECT id, exact, NULL AS config FROM quote WHERE false) AS k`;

/** {@link Candidate} of such a row, as JSON. */
export const candidate = (row: string) =>
  `json_build_object('id', ${row}.id, 'exact', ${row}.exact, 'config', ${row}.config)`;

function nearest(viewer: Viewer, { text, words, speaker, limit }: Asked): Sql {
  const lookUp = (condition: Sql): Sql => {
    const rows = (most: number) =>
      // Without the second condition, the planner may take it that enough rows fit to read them one after the other.
      sql`SELECT x.quote_id AS id, x.vector FROM quote_search x WHERE ${condition} AND verbatim_search_costs(x.vector) LIMIT ${raw(String(most))}`;
    if (speaker === null) return rows(MOST.found);
    return sql`SELECT s.id, s.vector FROM (${rows(MOST.read)}) AS s WHERE ${spokenBy('s', personId(speaker))} LIMIT ${raw(String(MOST.found))}`;
  };
  // The ids come from the indexes first; a join would be planned for many more than there are, and read all quotes.
  return sql`
    WITH asked AS MATERIALIZED (
      SELECT s.shingles, r.runs, regexp_replace(r.runs::text, '<(-|\\d+)>', '&', 'g')::tsquery AS words
      FROM (SELECT verbatim_quote_shingles(${text}) AS shingles) AS s,
        LATERAL (SELECT CASE WHEN cardinality(s.shingles) = 0 THEN ${anyRun(words)} END AS runs) AS r),
    beginnings AS MATERIALIZED (
      SELECT DISTINCT left(of.word, ${BEGINNING}) AS letters
      FROM unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', verbatim_search_fold(verbatim_search_words(${text}))))) AS of(word)),
    hits AS (
      SELECT h.id, 1 AS weight FROM unnest((SELECT shingles FROM asked)) AS pair, LATERAL (${lookUp(sql`x.shingles @> ARRAY[pair]`)}) AS h
      UNION ALL SELECT h.id, cardinality((SELECT shingles FROM asked))
        FROM (${lookUp(sql`x.shingles @> (SELECT CASE WHEN cardinality(shingles) > 1 THEN shingles END FROM asked)`)}) AS h
      UNION ALL SELECT r.id, 1 FROM (${runs}) AS r WHERE r.vector @@ (SELECT runs FROM asked)
      ${words.length <= FEW_WORDS ? sql`UNION ALL SELECT h.id, 1 FROM (${lookUp(sql`x.vector @@ ${allOf(words)}`)}) AS h` : Prisma.empty}),
    ranked AS MATERIALIZED (
      SELECT h.id FROM hits AS h GROUP BY h.id ORDER BY sum(h.weight) DESC, h.id LIMIT ${raw(String(MOST.ranked))}),
    found AS (
      SELECT q.id, q.exact, verbatim_search_config(a.language) AS config, n.vector,
        (SELECT count(*) FROM unnest(n.shingles) AS s WHERE s = ANY(ARRAY(SELECT unnest(shingles) FROM asked))) AS pairs,
        ts_rank(n.vector, (SELECT runs FROM asked)) AS rank
      FROM quote q JOIN quote_search n ON n.quote_id = q.id JOIN article a ON a.id = q.article_id
      WHERE q.id = ANY(ARRAY(SELECT id FROM ranked)) AND ${quoteVisible(viewer, 'q')}
        ${speaker === null ? Prisma.empty : sql`AND ${spokenBy('q', personId(speaker))}`}
      ORDER BY ${order('q')} LIMIT ${FOUND})
    SELECT f.id, f.exact, f.config FROM found AS f
    ORDER BY (
      SELECT sum(length(shared.letters)) FROM (
        SELECT DISTINCT left(of.word, ${BEGINNING}) AS letters FROM unnest(tsvector_to_array(f.vector)) AS of(word)
        WHERE left(of.word, ${BEGINNING}) IN (SELECT letters FROM beginnings)) AS shared
    ) DESC NULLS LAST, ${order('f')}
    LIMIT ${limit}::int`;
}

/** The index knows which words occur, not whether they stand together: so many rows with all of them are looked at. */
const runs = sql`SELECT x.quote_id AS id, x.vector FROM quote_search x
  WHERE x.vector @@ (SELECT words FROM asked) AND verbatim_search_costs(x.vector) LIMIT ${raw(String(MOST.read))}`;

/** Those that share most pairs first, or most runs. */
const order = (row: string): Sql =>
  sql`pairs DESC, rank DESC NULLS LAST, ${raw(`length(${row}.exact), ${row}.id`)}`;

/** Where all words occur, stop words aside. */
function allOf(words: readonly string[]): Sql {
  return sql`(SELECT matches FROM verbatim_search_query(${terms(words.map((word) => [word]))}::jsonb, 'simple'))`;
}

/** Where any run of three words occurs, stop words among them; of fewer words, all of them together. */
function anyRun(words: readonly string[]): Sql {
  const last = Math.max(0, Math.min(words.length - RUN.words, RUN.count - 1));
  const runs = Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + RUN.words));
  return sql`(SELECT string_agg('(' || m.matches::text || ')', ' | ')::tsquery
    FROM jsonb_array_elements(${terms(runs)}::jsonb) AS t(term), verbatim_search_query(jsonb_build_array(t.term), 'simple') AS m)`;
}

/** Terms as verbatim_search_query reads them. */
function terms(phrases: readonly (readonly string[])[]): string {
  const term = (words: readonly string[]): SearchTerm => ({
    words: [...words],
    not: false,
    prefix: false,
    optional: false,
  });
  return JSON.stringify(phrases.map(term));
}
