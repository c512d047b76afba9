import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, articleVisible } from '../access/visible.sql.ts';
import { raw, type Sql, seen, sql } from '../database/sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { RowsSql, ValueSql } from '../reads/declare.ts';
import type { List } from '../reads/list.ts';
import type { outletStance, stancesOf, Taken } from './coverage.rules.ts';

/** The ids of visible articles by their slugs. */
export async function selectArticles(
  prisma: PrismaClient,
  viewer: Viewer,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await prisma.$queryRaw<{ slug: string; id: string }[]>(sql`
    SELECT a.slug, a.id::text AS id FROM article a WHERE a.slug = ANY(${[...slugs]}::text[]) AND ${articleVisible(viewer, 'a')}`);
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/** The same ids as an array, in the order of the slugs; unknown ones are left out. */
export function articlesOf(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`ARRAY(SELECT a.id FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS asked(slug, n)
    JOIN article a ON a.slug = asked.slug WHERE ${articleVisible(viewer, 'a')} ORDER BY asked.n)`;
}

/** Each of the slugs names a visible article. */
export function articlesKnown(slugs: readonly string[], viewer: Viewer): Sql {
  return sql`cardinality(${articlesOf(slugs, viewer)}) = ${slugs.length}::int`;
}

/**
 * Claims that appear in any of these articles: those in most of them first, then those on which they take the most
 * different stances. With each go the articles asked for.
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

/** A cell for each article that was asked for with the claim of the row. */
export const cellsOf: RowsSql = (row) => ({
  from: sql`(SELECT asked.id AS article_id, asked.n, ${raw(`${row}.id`)} AS claim_id
    FROM unnest(${raw(`${row}.asked`)}) WITH ORDINALITY AS asked(id, n)) AS k`,
  rows: 'k',
  where: sql`true`,
  orderBy: sql`k.n`,
});

/** The visible appearances of the claim of a cell in its article, in the order of the text. */
export const appearancesOfCell: RowsSql = (cell, viewer) => ({
  from: sql`appearance ap`,
  rows: 'ap',
  where: sql`ap.claim_id = ${raw(`${cell}.claim_id`)} AND ap.article_id = ${raw(`${cell}.article_id`)} AND ${appearanceVisible(viewer, 'ap')}`,
  orderBy: sql`ap.start_offset, ap.end_offset, ap.id`,
});

/** {@link stancesOf} in SQL: an array. */
export const stancesOfCell: ValueSql = (cell, viewer) => {
  const { from, where } = appearancesOfCell(cell, viewer, {});
  return sql`ARRAY(SELECT DISTINCT ap.stance FROM ${from} WHERE ${where} ORDER BY ap.stance)`;
};

/** {@link outletStance} in SQL. */
export const outletStanceOfCell: ValueSql = (cell, viewer) => {
  const { from, where } = appearancesOfCell(cell, viewer, {});
  const decided = sql`FILTER (WHERE ap.stance <> 'DISCUSSES')`;
  return sql`(SELECT CASE WHEN min(ap.stance) ${decided} = max(ap.stance) ${decided} THEN min(ap.stance) ${decided}
    WHEN count(*) > 0 THEN 'DISCUSSES'::stance END FROM ${from} WHERE ${where} AND ap.quote_id IS NULL)`;
};

/** An appearance of a claim in an article. */
export interface Covered extends Taken {
  id: string;
  article: string;
}

/** The visible appearances of each of these claims in these articles, in the order of each text; one statement. */
export async function selectCovered(
  prisma: PrismaClient,
  viewer: Viewer,
  claims: readonly string[],
  articles: readonly string[],
): Promise<Covered[][]> {
  const rows = await prisma.$queryRaw<(Covered & { claim: string })[]>(sql`
    SELECT ap.claim_id::text AS claim, ap.id::text AS id, ap.article_id::text AS article, ap.stance::text AS stance, ap.quote_id::text AS quote
    FROM appearance ap
    WHERE ap.claim_id = ANY(${[...claims]}::uuid[]) AND ap.article_id = ANY(${[...articles]}::uuid[]) AND ${appearanceVisible(viewer, 'ap')}
    ORDER BY ap.start_offset, ap.end_offset, ap.id`);
  const byClaim = new Map<string, Covered[]>(claims.map((claim) => [claim, []]));
  for (const row of rows) byClaim.get(row.claim)?.push(row);
  return [...byClaim.values()];
}
