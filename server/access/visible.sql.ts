import { join, oneOf, raw, type Sql, sql } from '../database/sql.ts';
import type { TrackedType } from '../generated/prisma/enums.ts';
import type { Versions } from './versions.ts';
import type { Viewer } from './viewer.ts';

/**
 * Which rows a viewer sees, noun by noun. Every statement that reads rows takes its condition from here. `alias` is the
 * alias of the table in that statement. Lists, searches and counts ask for the newest versions of articles; whoever names
 * a row sees it in any version.
 */

/**
 * True if the viewer may see the row of `alias`. `canSee` in viewer.ts is the same rule for a loaded row. The statement
 * gets the viewer's own array of states, not a copy: the compiler, which compiles for one kind of viewer, recognises
 * the array by identity and writes the states into the SQL.
 */
export function seen(viewer: Viewer, alias: string): Sql {
  return sql`${raw(`${alias}.status`)} = ANY(${viewer.statuses}::review_status[])`;
}

/** A status filter never shows more than the viewer may see. */
export function withStatus(
  alias: string,
  statuses: readonly string[] | null | undefined,
  viewer: Viewer,
): Sql[] {
  const shown = statuses?.filter((status) => (viewer.statuses as readonly string[]).includes(status));
  return oneOf(`${alias}.status`, 'review_status', shown);
}

/** Visible articles. Withdrawn articles are visible too, but without body, quotes and appearances. */
export function articleVisible(viewer: Viewer, alias: string, versions: Versions = 'ALL'): Sql {
  const visible = seen(viewer, alias);
  return versions === 'ALL' ? visible : sql`${visible} AND ${raw(`${alias}.newest_id`)} IS NULL`;
}

/** Articles whose text the viewer can read. Quotes and appearances of other articles are hidden. */
export function articleReadable(viewer: Viewer, alias: string, versions: Versions = 'ALL'): Sql {
  return sql`${articleVisible(viewer, alias, versions)} AND ${raw(`${alias}.withdrawn_at`)} IS NULL`;
}

/**
 * Visible quotes: the quote and its article are both visible, and the article is not withdrawn. `alias` may be any
 * table that repeats the quote's state, such as attribution.
 */
export function quoteVisible(viewer: Viewer, alias: string, versions: Versions = 'ALL'): Sql {
  return effective(viewer, alias, versions);
}

/** Visible appearances: the appearance, its claim, its article and its quote, if it has one, are all visible. */
export function appearanceVisible(viewer: Viewer, alias: string, versions: Versions = 'ALL'): Sql {
  return effective(viewer, alias, versions);
}

/**
 * True if the viewer may see the row and all that it belongs to. The database keeps the least trusted of their states
 * with the row, so that no other table is read; see prisma/sql/20-derived.sql.
 */
function effective(viewer: Viewer, alias: string, versions: Versions): Sql {
  const visible = sql`${raw(`${alias}.effective_status`)} = ANY(${viewer.statuses}::review_status[])`;
  return versions === 'ALL' ? visible : sql`${visible} AND NOT ${raw(`${alias}.superseded`)}`;
}

/** Visible relations of which both claims are visible as well. */
export function relationVisible(viewer: Viewer, alias: string): Sql {
  const column = (name: string) => raw(`${alias}.${name}`);
  return sql`${seen(viewer, alias)} AND NOT EXISTS (
    SELECT 1 FROM claim vc WHERE vc.id IN (${column('subject_id')}, ${column('object_id')}) AND NOT (${seen(viewer, 'vc')}))`;
}

/** The table of each kind of row, and the condition under which a row is visible. */
const TRACKED: Record<TrackedType, [table: string, visible: (viewer: Viewer, alias: string) => Sql]> = {
  ARTICLE: ['article', articleVisible],
  SOURCE: ['source', seen],
  PERSON: ['person', seen],
  QUOTE: ['quote', quoteVisible],
  UTTERANCE: ['utterance', seen],
  CLAIM: ['claim', seen],
  APPEARANCE: ['appearance', appearanceVisible],
  CLAIM_RELATION: ['claim_relation', relationVisible],
};

/** Visible changes: those of visible rows. */
export function changeVisible(viewer: Viewer, alias: string): Sql {
  const cases = Object.entries(TRACKED).map(
    ([type, [table, visible]]) =>
      sql`WHEN ${raw(`'${type}'`)} THEN EXISTS (SELECT 1 FROM ${raw(table)} vt WHERE ${raw(`vt.id = ${alias}.tracked_id`)} AND ${visible(viewer, 'vt')})`,
  );
  return sql`CASE ${raw(`${alias}.tracked_type`)} ${join(cases, ' ')} END`;
}
