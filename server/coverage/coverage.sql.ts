import type { Viewer } from '../auth.ts';
import type { List } from '../connection/list.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { seen, sql } from '../sql.ts';
import { appearanceVisible, articleVisible } from '../visible.sql.ts';
import type { Taken } from './coverage.rules.ts';

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

/**
 * Claims that appear in any of these articles: those in most of them first, then those on which they take the most
 * different stances.
 */
export function coverageList(articles: readonly string[], viewer: Viewer): List<object, 'MOST_COMPARED'> {
  return {
    noun: 'Claim',
    from: sql`(
      SELECT ap.claim_id, count(DISTINCT ap.article_id)::int AS articles, count(DISTINCT ap.stance)::int AS stances
      FROM appearance ap WHERE ap.article_id = ANY(${[...articles]}::uuid[]) AND ${appearanceVisible(viewer, 'ap')}
      GROUP BY ap.claim_id
    ) AS m JOIN claim c ON c.id = m.claim_id`,
    id: sql`c.id`,
    visible: () => seen(viewer, 'c'),
    where: () => [],
    orders: {
      MOST_COMPARED: {
        keys: [
          { sql: sql`m.articles`, type: 'int' },
          { sql: sql`m.stances`, type: 'int' },
          { sql: sql`c.id`, type: 'uuid' },
        ],
        descending: true,
      },
    },
  };
}

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
