import { type Sql, sql } from '../database/sql.ts';

/** The ids behind slugs, as subqueries that run once a statement; null where a slug names nothing. */

export const articleId = (slug: string): Sql => sql`(SELECT id FROM article WHERE slug = ${slug})`;
export const sourceId = (slug: string): Sql => sql`(SELECT id FROM source WHERE slug = ${slug})`;
export const utteranceId = (slug: string): Sql => sql`(SELECT id FROM utterance WHERE slug = ${slug})`;
export const claimId = (slug: string): Sql => sql`(SELECT id FROM claim WHERE slug = ${slug})`;
/** Slugs of people who were merged lead to the person they were merged into. */
export const personId = (slug: string): Sql =>
  sql`(SELECT id FROM person WHERE slug = ${slug} UNION ALL SELECT person_id FROM person_redirect WHERE slug = ${slug} LIMIT 1)`;
