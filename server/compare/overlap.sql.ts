import type { Viewer } from '../access/viewer.ts';
import { articleReadable } from '../access/visible.sql.ts';
import { type Sql, sql } from '../database/sql.ts';
import type { Prisma } from '../generated/prisma/client.ts';

/**
 * The most articles that a text is compared with: those that share most shingles with it. A text that hundreds of
 * articles print is still linked to all of them, through some of them. A footer that thousands print costs no more.
 */
export const COMPARED = 200;

/** The texts that share shingles with an article, most shared shingles first. The GIN index on shingles finds them. */
export function selectSimilar(
  tx: Prisma.TransactionClient,
  articleId: string,
  hashes: readonly number[],
): Promise<{ id: string; body: string }[]> {
  return tx.$queryRaw(sql`
    SELECT a.id::text AS id, a.body
    FROM verbatim_similar_texts(${articleId}::uuid, ${[...hashes]}::int[], ${COMPARED}::int) AS alike
    JOIN article a ON a.id = alike.article_id ORDER BY alike.shared DESC, a.id`);
}

/** An article without shingles, or with shingles of another rule. Null: there is none left. */
export async function selectUnindexed(
  tx: Prisma.TransactionClient,
  rule: number,
): Promise<{ id: string; body: string } | null> {
  const rows = await tx.$queryRaw<{ id: string; body: string }[]>(sql`
    SELECT a.id::text AS id, a.body FROM article a LEFT JOIN article_shingles s ON s.article_id = a.id
    WHERE s.rule IS DISTINCT FROM ${rule}::int ORDER BY a.id LIMIT 1`);
  return rows[0] ?? null;
}

/** A passage that two articles print, in the words of the first. Offsets are code points. */
export interface OverlapRow {
  other_id: string;
  exact: string;
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  words: number;
  quoted: boolean;
}

/** The least number of words in a passage, and the most passages. */
export interface OverlapRequest {
  minWords: number;
  first: number;
}

/**
 * The rows and the order of the longest passages that an article shares with the newest versions of others. The viewer
 * can read both articles.
 */
export function overlapsOf(
  article: Sql,
  viewer: Viewer,
  { minWords, first }: OverlapRequest,
): { rows: Sql; order: Sql } {
  const rows = sql`
    SELECT (l.ov).other_id AS other_id, (l.ov).start_offset AS start, (l.ov).end_offset AS "end",
      (l.ov).other_start AS "otherStart", (l.ov).other_end AS "otherEnd", (l.ov).words, verbatim_shared_speech(l.ov) AS quoted,
      substr(a.body, (l.ov).start_offset + 1, (l.ov).end_offset - (l.ov).start_offset) AS exact
    FROM (
      SELECT ov FROM article_overlap ov WHERE ov.article_id = ${article} AND ov.words >= ${minWords}::int
        AND EXISTS (SELECT 1 FROM article va JOIN article vo ON vo.id = ov.other_id AND vo.id IS DISTINCT FROM va.newest_id
          WHERE va.id = ov.article_id AND ${articleReadable(viewer, 'va')} AND ${articleReadable(viewer, 'vo', 'NEWEST')})
      ORDER BY ov.words DESC, ov.start_offset, ov.other_id, ov.other_start LIMIT ${first}::int
    ) AS l JOIN article a ON a.id = (l.ov).article_id`;
  return { rows, order: sql`o.words DESC, o.start, o.other_id, o."otherStart"` };
}
