import { type Versions, versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible } from '../access/visible.sql.ts';
import { and, join, raw, type Sql, sql } from '../database/sql.ts';
import type { AttributionRole } from '../generated/prisma/enums.ts';
import { publishedWithin } from '../reads/orders.ts';
import { personId, sourceId } from '../reads/slug.sql.ts';
import type { QuoteFilter } from './quote.input.ts';

/** What a party other than the speaker does in the chain of a quote. */
export type OtherRole = Exclude<AttributionRole, 'SPEAKER'>;

const inRole = (role: AttributionRole): Sql => sql`l.role = ${raw(`'${role}'`)}`;

/** True if the chain of the quote has a link that meets the condition. */
export function hasLink(alias: string, condition: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM attribution l WHERE l.quote_id = ${raw(`${alias}.id`)} AND ${condition})`;
}

/** True if someone of this slug, a person or a source, has the role in the chain of the quote. */
export function linkedTo(alias: string, role: OtherRole, slug: string, viewer: Viewer): Sql {
  return hasLink(
    alias,
    sql`${inRole(role)} AND (l.person_id = ${personId(slug, viewer)} OR l.source_id = ${sourceId(slug, viewer)})`,
  );
}

/**
 * The quotes of several sets of links, each once, newest day first: `day` and `quote_id`. Each set is read along an index,
 * and all of them are merged, so that a page costs its rows.
 *
 * @param sets conditions on links l, each of one role and one party
 */
function linked(sets: readonly Sql[], viewer: Viewer, versions: Versions): Sql {
  const links = sets.map(
    (set) => sql`(SELECT COALESCE(l.date_published, '-infinity'::date) AS day, l.quote_id FROM attribution l
      WHERE ${set} AND ${quoteVisible(viewer, 'l', versions)} ORDER BY 1 DESC, 2 DESC)`,
  );
  return sql`(SELECT DISTINCT b.day, b.quote_id FROM (${join(links, ' UNION ALL ')}) AS b ORDER BY 1 DESC, 2 DESC)`;
}

/** Such quotes in whose chains someone of this slug, a person or a source, has the role, on the days of the filter. */
export function quotesLinkedTo(role: OtherRole, slug: string, filter: QuoteFilter, viewer: Viewer): Sql {
  const parties = [
    sql`l.person_id = ${personId(slug, viewer)}`,
    sql`l.source_id = ${sourceId(slug, viewer)}`,
  ];
  const sets = parties.map((party) => and([inRole(role), party, ...publishedWithin('l', filter)]));
  return linked(sets, viewer, versionsOf(filter));
}

/** Such quotes in whose chains the source p has one of these roles. */
export function quotesOfParty(roles: readonly AttributionRole[], viewer: Viewer, versions: Versions): Sql {
  return linked(
    roles.map((role) => sql`${inRole(role)} AND l.source_id = p.id`),
    viewer,
    versions,
  );
}
