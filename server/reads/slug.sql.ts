import type { Viewer } from '../access/viewer.ts';
import { seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';

/** The ids behind slugs, as subqueries that run once a statement; null where a slug names nothing that the viewer may see. */

type BySlug = (slug: string, viewer: Viewer) => Sql;

const bySlug =
  (table: 'article' | 'source' | 'claim' | 'utterance'): BySlug =>
  (slug, viewer) =>
    sql`(SELECT n.id FROM ${raw(table)} n WHERE n.slug = ${slug} AND ${seen(viewer, 'n')})`;

export const articleId = bySlug('article');
export const sourceId = bySlug('source');
export const utteranceId = bySlug('utterance');
export const claimId = bySlug('claim');
/** Slugs of people who were merged lead to the person they were merged into. */
export const personId: BySlug = (
  slug,
  viewer,
) => sql`(SELECT n.id FROM person n WHERE n.slug = ${slug} AND ${seen(viewer, 'n')}
  UNION ALL SELECT n.id FROM person_redirect r JOIN person n ON n.id = r.person_id WHERE r.slug = ${slug} AND ${seen(viewer, 'n')} LIMIT 1)`;
