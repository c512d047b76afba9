import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { SearchTerm } from '../fulltext/query.rules.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import { personId } from '../reads/slug.sql.ts';
import { needOfArgument } from '../reads/slugs.ts';

/** The text that printed wordings are compared with. */
export interface Asked {
  /** The words that are compared, long ones cut, with the text between them. */
  text: string;
  /** These words. Empty: there are no candidates. */
  words: string[];
  /** Slug of the person who must be a speaker. Null: anyone. */
  speaker: string | null;
  /** The versions of articles that count. */
  versions: Versions;
  /** The most candidates. */
  limit: number;
}

/** A quote that may print the text. */
export interface Candidate {
  id: string;
  exact: string;
  /** The language of its article. */
  language: string;
  /** The id of the first part of the sentence that it is a part of. Its own id, unless it continues a quote. */
  sentence: string;
  /** Its place among the parts of this sentence, from 0. */
  part: number;
}

/**
 * A text with at most so many words is looked up by its words as well: it may have no pair of words, or its only pair
 * was changed.
 */
const FEW_WORDS = 8;
/** A text without meaningful words is looked up by runs of words: the words of a run, and the most runs. */
const RUN = { words: 3, count: 16 } as const;
/**
 * The most quotes
 * - found: that one pair of words, or all words together, find, so that not all quotes with frequent words are read;
 * - read: that are read for this if another condition must hold as well;
 * - ranked: that are ranked among all that were found.
 */
const MOST = { found: 500, read: 5000, ranked: 1000 } as const;
/** The best-ranked quotes, of which those that share most with the text become candidates. */
const FOUND = raw('200');
/** The most parts of a sentence before a candidate, and behind the first of these: longer sentences are cut. */
const PARTS = { before: raw('4'), behind: raw('8') } as const;
/** Keeps the planner from a join that reads all quotes: it expects far more parts of sentences than there are. */
const ONE_BY_ONE = raw('OFFSET 0');
/** Letters of each word that count when shared words are measured, so that endings do not count. */
const BEGINNING = raw('5');

/**
 * The visible quotes that share most with a text. They are found in two steps:
 *
 * 1. The quotes that share most pairs of neighbouring words with the text, among equals the shortest first. Pairs
 *    consist of words that carry meaning. A text without such words ("on y va, et on n’y va pas") is looked up by all
 *    its words, in runs of three.
 * 2. Of these, the quotes that share most letters at the beginnings of words, without accents. This reads the words
 *    that the search index keeps and costs little beside a comparison.
 *
 * Of a pair that many quotes have, only {@link MOST}.found quotes are taken, whichever come first. This loses no
 * similar quote: it also has other pairs of the text, or all of them, and the text is looked up by these as well.
 *
 * A candidate that continues a quote, or that a quote continues, comes with these: all parts of an interrupted sentence
 * are compared together.
 */
export const candidatesOf =
  ({ text, words, speaker, versions, limit }: Asked): RowsSql =>
  (_root, viewer) => ({
    from:
      words.length > 0 ? sql`(${nearest(viewer, { text, words, speaker, versions, limit })}) AS k` : NOTHING,
    rows: 'k',
    where: sql`true`,
    orderBy: null,
    needs: needOfArgument('speaker', 'person', speaker, viewer),
  });

const NOTHING = sql`(SELECT id, exact, NULL AS language, id AS sentence, 0 AS part FROM quote WHERE false) AS k`;

/** SQL that writes such a row as JSON of a {@link Candidate}. */
export const candidate = (row: string) =>
  `json_build_object('id', ${row}.id, 'exact', ${row}.exact, 'language', ${row}.language, 'sentence', ${row}.sentence, 'part', ${row}.part)`;

function nearest(viewer: Viewer, { text, words, speaker, versions, limit }: Asked): Sql {
  const lookUp = (condition: Sql): Sql => {
    const rows = (most: number) =>
      // Without the second condition, the planner may assume that enough rows match and scan the table.
      sql`SELECT x.quote_id AS id, x.vector FROM quote_search x WHERE ${condition} AND verbatim_search_costs(x.vector) LIMIT ${raw(String(most))}`;
    if (speaker === null) return rows(MOST.found);
    return sql`SELECT s.id, s.vector FROM (${rows(MOST.read)}) AS s WHERE ${spokenBy('s', personId(speaker, viewer))} LIMIT ${raw(String(MOST.found))}`;
  };
  const counts = sql`${quoteVisible(viewer, 'q', versions)}
    ${speaker === null ? Prisma.empty : sql`AND ${spokenBy('q', personId(speaker, viewer))}`}`;
  // The ids come from the indexes first: for a join, the planner would expect far too many rows and read all quotes.
  return sql`
    WITH RECURSIVE asked AS MATERIALIZED (
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
      SELECT q.id, q.exact, q.continues_id, a.language, n.vector,
        (SELECT count(*) FROM unnest(n.shingles) AS s WHERE s = ANY(ARRAY(SELECT unnest(shingles) FROM asked))) AS pairs,
        ts_rank(n.vector, (SELECT runs FROM asked)) AS rank
      FROM quote q JOIN quote_search n ON n.quote_id = q.id JOIN article a ON a.id = q.article_id
      WHERE q.id = ANY(ARRAY(SELECT id FROM ranked)) AND ${counts}
      ORDER BY ${order('q')} LIMIT ${FOUND}),
    nearest AS MATERIALIZED (
      SELECT f.id, f.exact, f.continues_id, f.language FROM found AS f
      ORDER BY (
        SELECT sum(length(shared.letters)) FROM (
          SELECT DISTINCT left(of.word, ${BEGINNING}) AS letters FROM unnest(tsvector_to_array(f.vector)) AS of(word)
          WHERE left(of.word, ${BEGINNING}) IN (SELECT letters FROM beginnings)) AS shared
      ) DESC NULLS LAST, ${order('f')}
      LIMIT ${limit}::int),
    earlier AS (
      SELECT n.id AS of, n.id, n.exact, n.continues_id, n.language, 0 AS steps FROM nearest AS n
      UNION ALL
      SELECT e.of, q.id, q.exact, q.continues_id, e.language, e.steps + 1
      FROM earlier AS e, LATERAL (SELECT * FROM quote AS q WHERE q.id = e.continues_id ${ONE_BY_ONE}) AS q
      WHERE e.steps < ${PARTS.before} AND ${counts}),
    parts AS (
      SELECT DISTINCT e.id, e.exact, e.language, e.id AS sentence, 0 AS part
      FROM (SELECT DISTINCT ON (of) * FROM earlier ORDER BY of, steps DESC) AS e
      UNION ALL
      SELECT q.id, q.exact, p.language, p.sentence, p.part + 1
      FROM parts AS p, LATERAL (SELECT * FROM quote AS q WHERE q.continues_id = p.id ${ONE_BY_ONE}) AS q
      WHERE p.part < ${PARTS.behind} AND q.status <> 'REJECTED' AND ${counts})
    SELECT * FROM parts`;
}

/**
 * The index knows which words occur, but not whether they stand together. So only a limited number of rows with all
 * words is checked.
 */
const runs = sql`SELECT x.quote_id AS id, x.vector FROM quote_search x
  WHERE x.vector @@ (SELECT words FROM asked) AND verbatim_search_costs(x.vector) LIMIT ${raw(String(MOST.read))}`;

/** Most shared pairs first, or most shared runs. */
const order = (row: string): Sql =>
  sql`pairs DESC, rank DESC NULLS LAST, ${raw(`length(${row}.exact), ${row}.id`)}`;

/** The query for texts with all words, without stop words. */
function allOf(words: readonly string[]): Sql {
  return sql`(SELECT matches FROM verbatim_search_query(${terms(words.map((word) => [word]))}::jsonb, 'simple'))`;
}

/**
 * The query for texts with any run of three words, including stop words. If there are fewer words, they form one run.
 */
function anyRun(words: readonly string[]): Sql {
  const last = Math.max(0, Math.min(words.length - RUN.words, RUN.count - 1));
  const runs = Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + RUN.words));
  return sql`(SELECT string_agg('(' || m.matches::text || ')', ' | ')::tsquery
    FROM jsonb_array_elements(${terms(runs)}::jsonb) AS t(term), verbatim_search_query(jsonb_build_array(t.term), 'simple') AS m)`;
}

/** Terms as JSON for verbatim_search_query. */
function terms(phrases: readonly (readonly string[])[]): string {
  const term = (words: readonly string[]): SearchTerm => ({
    side: 0,
    words: [...words],
    not: false,
    prefix: false,
    optional: false,
    exact: false,
    capitals: false,
  });
  return JSON.stringify(phrases.map(term));
}
