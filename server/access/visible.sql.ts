import { join, oneOf, raw, type Sql, sql } from '../database/sql.ts';
import type { TrackedType } from '../generated/prisma/enums.ts';
import type { Viewer } from './viewer.ts';

/**
 * Which rows a viewer sees, noun by noun: the one place every path to them goes through. `alias` is the table's name
 * in the statement at hand.
 */

/**
 * A row of `alias` is visible to the viewer; `canSee` in viewer.ts is the same rule for a row at hand. The viewer's
 * states go in as they are, not as a copy: a compiled statement, which is made for one kind of viewer, knows them by
 * their identity and writes them out.
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

/** Visible articles, and so their metadata. Withdrawn ones are visible, without body, quotes and appearances. */
export function articleVisible(viewer: Viewer, alias: string): Sql {
  return seen(viewer, alias);
}

/** Articles whose text can be read: what is printed in others is hidden with them. */
export function articleReadable(viewer: Viewer, alias: string): Sql {
  return sql`${articleVisible(viewer, alias)} AND ${raw(`${alias}.withdrawn_at`)} IS NULL`;
}

/** Visible quotes: those of articles that can be read. */
export function quoteVisible(viewer: Viewer, alias: string): Sql {
  const article = raw(`${alias}.article_id`);
  return sql`${seen(viewer, alias)} AND EXISTS (SELECT 1 FROM article va WHERE va.id = ${article} AND ${articleReadable(viewer, 'va')})`;
}

/**
 * Visible appearances: the appearance, its claim, its article and its quote, if it has one, are all visible. The last
 * condition is written as NOT EXISTS (a hidden quote), because the positive form made the planner read every quote.
 */
export function appearanceVisible(viewer: Viewer, alias: string): Sql {
  const column = (name: string) => raw(`${alias}.${name}`);
  return sql`${seen(viewer, alias)}
    AND EXISTS (SELECT 1 FROM article va WHERE va.id = ${column('article_id')} AND ${articleReadable(viewer, 'va')})
    AND EXISTS (SELECT 1 FROM claim vc WHERE vc.id = ${column('claim_id')} AND ${seen(viewer, 'vc')})
    AND NOT EXISTS (SELECT 1 FROM quote vq WHERE vq.id = ${column('quote_id')} AND NOT (${seen(viewer, 'vq')}))`;
}

/** Visible relations: both of their claims are visible, too. */
export function relationVisible(viewer: Viewer, alias: string): Sql {
  const column = (name: string) => raw(`${alias}.${name}`);
  return sql`${seen(viewer, alias)} AND NOT EXISTS (
    SELECT 1 FROM claim vc WHERE vc.id IN (${column('subject_id')}, ${column('object_id')}) AND NOT (${seen(viewer, 'vc')}))`;
}

/** What of each kind of row is visible, and where it is kept. */
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

/** Visible entries of histories: those of rows that are visible. */
export function changeVisible(viewer: Viewer, alias: string): Sql {
  const cases = Object.entries(TRACKED).map(
    ([type, [table, visible]]) =>
      sql`WHEN ${raw(`'${type}'`)} THEN EXISTS (SELECT 1 FROM ${raw(table)} vt WHERE ${raw(`vt.id = ${alias}.tracked_id`)} AND ${visible(viewer, 'vt')})`,
  );
  return sql`CASE ${raw(`${alias}.tracked_type`)} ${join(cases, ' ')} END`;
}
