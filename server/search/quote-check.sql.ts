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
}

/** A text of so few words is looked up by its words as well: it may have no pair of words, or one that was changed. */
const FEW_WORDS = 8;

/**
 * Visible quotes that share most pairs of neighbouring words with a text, the shortest first among equals.
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
  const few = words.length <= FEW_WORDS;
  const term = (words: string[]): SearchTerm => ({ words, not: false, prefix: false, optional: false });
  const byWords = few ? [matches(words.map((word) => term([word]))), matches([term(words)])] : [];
  const conditions = [
    sql`x.shingles && (SELECT shingles FROM asked)`,
    ...byWords.map((query) => sql`x.vector @@ ${query}`),
  ];
  // The ids come from the indexes first; a join would be planned for many more than there are, and read all quotes.
  return prisma.$queryRaw<Candidate[]>(sql`
    WITH asked AS MATERIALIZED (SELECT verbatim_quote_shingles(${text}) AS shingles)
    SELECT q.id::text, q.exact FROM quote q JOIN quote_search n ON n.quote_id = q.id
    WHERE q.id = ANY(ARRAY(SELECT x.quote_id FROM quote_search x WHERE ${Prisma.join(conditions, ' OR ')})) AND ${quoteVisible(viewer, 'q')}
      ${speaker === null ? Prisma.empty : sql`AND ${spokenBy('q', personId(speaker))}`}
    ORDER BY (SELECT count(*) FROM unnest(n.shingles) AS s WHERE s = ANY(ARRAY(SELECT unnest(shingles) FROM asked))) DESC,
      length(q.exact), q.id
    LIMIT ${limit}::int`);
}

/** Where all terms occur, stop words aside; in one term, a phrase, they count. */
function matches(terms: SearchTerm[]): Sql {
  return sql`(SELECT matches FROM verbatim_search_query(${JSON.stringify(terms)}::jsonb, 'simple'))`;
}
