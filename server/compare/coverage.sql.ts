import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, articleVisible, seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import type { List } from '../reads/list.ts';

/** The ids of visible articles as an array, in the order of the slugs. Unknown slugs are left out. */
export function articlesOf(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`ARRAY(SELECT a.id FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS asked(slug, n)
    JOIN article a ON a.slug = asked.slug WHERE ${articleVisible(viewer, 'a')} ORDER BY asked.n)`;
}

/** True if every slug is that of a visible article. */
export function articlesKnown(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`cardinality(${articlesOf(slugs, viewer)}) = ${slugs.length}::int`;
}

/**
 * The claims that appear in any of these articles. Claims in most of the articles come first; of equal claims, those with
 * the most different stances. Each row also has the ids of the articles asked for.
 *
 * @param articles an array of ids
 */
export function coverageList(articles: Sql, viewer: Viewer): List<unknown, 'MOST_COMPARED'> {
  return {
    noun: 'Claim',
    from: sql`(
      SELECT covered.*, m.articles, m.stances, ${articles} AS asked FROM (
        SELECT ap.claim_id, count(DISTINCT ap.article_id)::int AS articles, count(DISTINCT ap.stance)::int AS stances
        FROM appearance ap WHERE ap.article_id = ANY(${articles}) AND ${appearanceVisible(viewer, 'ap')}
        GROUP BY ap.claim_id
      ) AS m JOIN claim covered ON covered.id = m.claim_id) AS c`,
    id: sql`c.id`,
    visible: () => seen(viewer, 'c'),
    where: () => [],
    orders: {
      MOST_COMPARED: {
        keys: [
          { sql: sql`c.articles`, type: 'int' },
          { sql: sql`c.stances`, type: 'int' },
          { sql: sql`c.id`, type: 'uuid' },
        ],
        descending: true,
      },
    },
  };
}

/** The visible appearances of the claim of a row in the article of a cell. */
const appearancesOf = (row: string, viewer: Viewer): Sql =>
  sql`FROM appearance ap WHERE ap.claim_id = ${raw(`${row}.id`)} AND ap.article_id = asked.id AND ${appearanceVisible(viewer, 'ap')}`;

/** Stances that decide whether the claim is true. */
const DECIDED = sql`FILTER (WHERE ap.stance <> 'DISCUSSES')`;

/**
 * One cell for each article asked for, about the claim of the row. It has the appearances of the claim in the article, in
 * the order of the text; their stances; and the stance in the outlet's own voice. SUPPORTS or REFUTES counts more than
 * DISCUSSES. An outlet that both states and denies a claim has not decided, so its stance is DISCUSSES.
 */
export const cellsOf: RowsSql = (row, viewer) => ({
  from: sql`(SELECT asked.id AS article_id, asked.n,
      ARRAY(SELECT ap.id ${appearancesOf(row, viewer)} ORDER BY ap.start_offset, ap.end_offset, ap.id) AS appearance_ids,
      ARRAY(SELECT DISTINCT ap.stance ${appearancesOf(row, viewer)} ORDER BY ap.stance) AS stances,
      (SELECT CASE WHEN min(ap.stance) ${DECIDED} = max(ap.stance) ${DECIDED} THEN min(ap.stance) ${DECIDED}
        WHEN count(*) > 0 THEN 'DISCUSSES'::stance END ${appearancesOf(row, viewer)} AND ap.quote_id IS NULL) AS "outletStance"
    FROM unnest(${raw(`${row}.asked`)}) WITH ORDINALITY AS asked(id, n)) AS k`,
  rows: 'k',
  where: sql`true`,
  orderBy: sql`k.n`,
});
