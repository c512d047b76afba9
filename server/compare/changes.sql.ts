import type { Viewer } from '../access/viewer.ts';
import { articleReadable, quoteVisible, seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';

/** The texts of an article and of an earlier version. */
export interface ComparedTexts {
  /** The id of the earlier version. */
  earlier: string;
  body: string;
  old: string;
}

/**
 * True for the version o that an article is compared with.
 *
 * @param since the slug of any version before the article; null: the one directly before
 */
function comparedWith(article: string, since: string | null): Sql {
  if (since === null)
    return sql`o.id = (SELECT a.supersedes_id FROM article a WHERE a.id = ${raw(`${article}.id`)})`;
  return sql`o.slug = ${since} AND o.id IN (
    WITH RECURSIVE before AS (
      SELECT a.supersedes_id AS id FROM article a WHERE a.id = ${raw(`${article}.id`)}
      UNION SELECT a.supersedes_id FROM before AS b JOIN article a ON a.id = b.id)
    SELECT id FROM before)`;
}

/** The texts k of an article and of the version that it is compared with, if the viewer can read both. */
export function comparedTextsOf(article: string, viewer: Viewer, since: string | null) {
  return {
    from: sql`(SELECT o.id, n.body, o.body AS old FROM article n, article o
      WHERE ${raw(`n.id = ${article}.id`)} AND ${comparedWith(article, since)}
        AND ${articleReadable(viewer, 'n')} AND ${articleReadable(viewer, 'o')}) AS k`,
    rows: 'k',
    where: sql`true`,
    orderBy: null,
  };
}

/** SQL that writes such a row as JSON of {@link ComparedTexts}. */
export const comparedTexts = (row: string) =>
  `json_build_object('earlier', ${row}.id, 'body', ${row}.body, 'old', ${row}.old)`;

/**
 * Quotes k of an article whose words an earlier version credits to others, in the order of the text. Quotes with the same
 * words are compared in their order. Who is only described, or hidden, is told apart by the words of the description.
 */
export function speakersChanged(article: string, viewer: Viewer, since: string | null, first: number) {
  const quotes = (of: Sql) => sql`
    SELECT q.id, q.start_offset, verbatim_wording_fold(q.exact) AS words, s.speakers,
      row_number() OVER (PARTITION BY verbatim_wording_fold(q.exact) ORDER BY q.start_offset, q.end_offset, q.type, q.id) AS n
    FROM quote q, LATERAL (
      SELECT array_agg(DISTINCT coalesce(p.id::text, o.id::text, verbatim_wording_fold(l.exact))) AS speakers
      FROM attribution l LEFT JOIN person p ON p.id = l.person_id AND ${seen(viewer, 'p')}
        LEFT JOIN source o ON o.id = l.source_id AND ${seen(viewer, 'o')}
      WHERE l.quote_id = q.id AND l.role = 'SPEAKER') AS s
    WHERE q.article_id = ${of} AND ${quoteVisible(viewer, 'q')}`;
  const earlier = sql`(SELECT o.id FROM article o WHERE ${comparedWith(article, since)})`;
  return {
    from: sql`(SELECT n.id AS quote_id, o.id AS earlier_id, n.start_offset
      FROM (${quotes(raw(`${article}.id`))}) AS n JOIN (${quotes(earlier)}) AS o USING (words, n)
      WHERE n.speakers IS DISTINCT FROM o.speakers ORDER BY n.start_offset, n.id LIMIT ${first}::int) AS k`,
    rows: 'k',
    where: sql`true`,
    orderBy: sql`k.start_offset, k.quote_id`,
  };
}
