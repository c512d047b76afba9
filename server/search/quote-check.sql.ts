import type { Viewer } from '../auth.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import { personId } from '../slug.sql.ts';
import { type Sql, sql } from '../sql.ts';
import { quoteVisible } from '../visible.sql.ts';
import type { SearchTerm } from './search.rules.ts';

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
 * Visible quotes that share most pairs of neighbouring words with a text, the shortest first among equals. Pairs are
 * made of words that carry meaning: a text with none of them ("on y va, et on n’y va pas") is looked up by all its words
 * in runs of three.
 *
 * @param text as many words of it as are compared
 * @param words the words of it
 * @param speaker slug of a person who must be a speaker; null: anyone
 */
export async function selectCandidates(
  prisma: PrismaClient,
  viewer: Viewer,
  { text, words, speaker, limit }: { text: string; words: string[]; speaker: string | null; limit: number },
): Promise<Candidate[]> {
  const byWords = words.length <= FEW_WORDS ? [sql`x.vector @@ ${allOf(words)}`] : [];
  const conditions = [
    sql`x.shingles && (SELECT shingles FROM asked)`,
    sql`x.vector @@ (SELECT runs FROM asked)`,
    ...byWords,
  ];
  // The ids come from the indexes first; a join would be planned for many more than there are, and read all quotes.
  return prisma.$queryRaw<Candidate[]>(sql`
    WITH asked AS MATERIALIZED (
      SELECT s.shingles, CASE WHEN cardinality(s.shingles) = 0 THEN ${anyRun(words)} END AS runs
      FROM (SELECT verbatim_quote_shingles(${text}) AS shingles) AS s)
    SELECT q.id::text, q.exact, verbatim_search_config(a.language) AS config
    FROM quote q JOIN quote_search n ON n.quote_id = q.id JOIN article a ON a.id = q.article_id
    WHERE q.id = ANY(ARRAY(SELECT x.quote_id FROM quote_search x WHERE ${Prisma.join(conditions, ' OR ')})) AND ${quoteVisible(viewer, 'q')}
      ${speaker === null ? Prisma.empty : sql`AND ${spokenBy('q', personId(speaker))}`}
    ORDER BY (SELECT count(*) FROM unnest(n.shingles) AS s WHERE s = ANY(ARRAY(SELECT unnest(shingles) FROM asked))) DESC,
      ts_rank(n.vector, (SELECT runs FROM asked)) DESC NULLS LAST, length(q.exact), q.id
    LIMIT ${limit}::int`);
}

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
