import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, articleVisible } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import type { RowsSql } from '../reads/declare.ts';
import type { List } from '../reads/list.ts';

/** The ids of visible articles as an array, in the order of the slugs. Unknown slugs are left out. */
export function articlesOf(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`ARRAY(SELECT a.id FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS asked(slug, n)
    JOIN article a ON a.slug = asked.slug WHERE ${articleVisible(viewer, 'a')} ORDER BY asked.n)`;
}

/** The slugs that are not those of visible articles, as an array, in their order. */
export function slugsUnknown(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`ARRAY(SELECT asked.slug FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS asked(slug, n)
    WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.slug = asked.slug AND ${articleVisible(viewer, 'a')}) ORDER BY asked.n)`;
}

/**
 * The claims that appear in any of these articles. Claims in most of the articles come first; of equal claims, those
 * with the most different stances. A row has the id of the claim and, as `asked`, those of the articles.
 *
 * @param articles an array of ids
 */
export function coverageList(articles: Sql, viewer: Viewer): List<unknown, 'MOST_COMPARED'> {
  return {
    noun: 'Coverage',
    from: sql`(
      SELECT ap.claim_id AS id, count(DISTINCT ap.article_id)::int AS articles, count(DISTINCT ap.stance)::int AS stances,
        ${articles} AS asked
      FROM appearance ap WHERE ap.article_id = ANY(${articles}) AND ${appearanceVisible(viewer, 'ap')}
      GROUP BY ap.claim_id) AS c`,
    id: sql`c.id`,
    // The claim of a visible appearance is visible.
    visible: () => sql`true`,
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
 * One cell for each article asked for, about the claim of the row. It has the appearances of the claim in the article,
 * in the order of the text; their stances; and the stance in the outlet's own voice. SUPPORTS or REFUTES counts more
 * than DISCUSSES. An outlet that both states and denies a claim has not decided, so its stance is DISCUSSES.
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
