import { versionsOf } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { appearanceVisible, relationVisible, seen, withStatus } from '../access/visible.sql.ts';
import { and, NEVER, oneOf, type Sql, sql, when } from '../database/sql.ts';
import { byText, SEARCH_COSTS, searchUnits, textFits } from '../fulltext/matching.sql.ts';
import { speaking } from '../quote/speaking.sql.ts';
import type { List, Order } from '../reads/list.ts';
import { by, position, publishedDesc, publishedWithin } from '../reads/orders.ts';
import { articleId, claimId, personId, sourceId } from '../reads/slug.sql.ts';
import type { AppearanceFilter, ClaimFilter, ClaimOrder } from './claim.input.ts';
import { onlySupportedBy } from './support.sql.ts';

/** Appearances ap in quotes of a person, found by the attributions. `person` is a condition on the column. */
export function quotedBySpeaker(person: Sql): { from: Sql; on: Sql; order: Order } {
  const byDay = publishedDesc('sp');
  const id = { sql: sql`ap.id`, type: 'uuid' as const };
  return {
    from: sql`attribution sp JOIN appearance ap ON ap.quote_id = sp.quote_id`,
    on: speaking(person),
    order: { ...byDay, keys: [...byDay.keys.slice(0, 1), id] },
  };
}

/** True if the stance is one of these. */
function withStance(alias: string, stances: readonly string[] | null | undefined): Sql[] {
  return oneOf(`${alias}.stance`, 'stance', stances);
}

function appearanceConditions(
  filter: Omit<AppearanceFilter, 'claim' | 'status' | 'voice' | 'versions' | 'speaker'>,
  viewer: Viewer,
): Sql[] {
  return [
    ...when(filter.article, (article) => sql`ap.article_id = ${articleId(article, viewer)}`),
    ...when(filter.source, (source) => sql`ap.source_id = ${sourceId(source, viewer)}`),
    ...withStance('ap', filter.stance),
  ];
}

/** True if the kept counts of the claim meet the condition. */
const corroborated = (condition: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM claim_corroboration co WHERE co.claim_id = c.id AND ${condition})`;

/** How claims are listed. */
export const claimList: List<ClaimFilter, ClaimOrder> = {
  noun: 'Claim',
  from: sql`claim c`,
  id: sql`c.id`,
  visible: (viewer) => seen(viewer, 'c'),
  slugs: { article: 'article', source: 'source', speaker: 'person', onlySupportedBy: 'party' },
  where(filter, viewer) {
    const conditions = [...appearanceConditions(filter, viewer), ...publishedWithin('ap', filter)];
    const appearance = and(conditions);
    return [
      ...withStatus('c', filter.status, viewer),
      ...when(filter.search, (search) => textFits('claim', search)),
      ...when(
        filter.contested,
        // A literal, not a parameter: a generic plan uses the index of contested claims only if the value is written in
        // the SQL.
        (contested) => corroborated(contested ? sql`co.contested` : sql`NOT co.contested`),
      ),
      ...when(filter.minOrigins, (least) => corroborated(sql`co.independent_origins >= ${least}::int`)),
      ...when(filter.maxOrigins, (most) => corroborated(sql`co.independent_origins <= ${most}::int`)),
      ...when(filter.onlySupportedBy, (slug) => onlySupportedBy(slug, viewer)),
      ...(conditions.length > 0
        ? [
            appearance === NEVER
              ? NEVER
              : sql`EXISTS (SELECT 1 FROM appearance ap WHERE ap.claim_id = c.id AND ${appearance} AND ${appearanceVisible(viewer, 'ap', versionsOf(filter))})`,
          ]
        : []),
    ];
  },
  through(filter, viewer) {
    if (typeof filter.speaker !== 'string') return null;
    const { speaker, source, article, stance, publishedFrom, publishedTo, ...rest } = filter;
    const spoken = quotedBySpeaker(sql`= ${personId(speaker, viewer)}`);
    const found = and([
      spoken.on,
      ...appearanceConditions({ source, article, stance }, viewer),
      ...publishedWithin('sp', filter),
      appearanceVisible(viewer, 'ap', versionsOf(filter)),
    ]);
    const claims = sql`(SELECT DISTINCT ap.claim_id FROM ${spoken.from} WHERE ${found}) AS sp`;
    const counts = sql`claim_corroboration k ON k.claim_id = sp.claim_id`;
    return { from: sql`${claims} JOIN ${counts} JOIN claim c ON c.id = sp.claim_id`, on: sql`true`, rest };
  },
  orders: {
    RECENT: by('c', 'created_at', 'timestamptz', true),
    MOST_CORROBORATED: {
      from: sql`claim_corroboration k JOIN claim c ON c.id = k.claim_id`,
      keys: [
        { sql: sql`k.independent_origins`, type: 'int' },
        { sql: sql`k.sources`, type: 'int' },
        { sql: sql`k.supports`, type: 'int' },
        { sql: sql`k.claim_id`, type: 'uuid' },
      ],
      descending: true,
    },
    RELEVANCE: (filter) => byText('claim', filter),
  },
  costs: {
    filter: {
      ...{ search: searchUnits(SEARCH_COSTS.claim.fits), speaker: 150, stance: 50 },
      ...{ minOrigins: 50, maxOrigins: 50, onlySupportedBy: 300 },
    },
    orderBy: { RELEVANCE: SEARCH_COSTS.claim.ranked },
  },
};

/** How appearances are listed. */
export const appearanceList: List<AppearanceFilter, 'PUBLISHED_DESC' | 'POSITION'> = {
  noun: 'Appearance',
  from: sql`appearance ap`,
  id: sql`ap.id`,
  visible: (viewer, versions) => appearanceVisible(viewer, 'ap', versions),
  versions: versionsOf,
  slugs: { claim: 'claim', article: 'article', source: 'source', speaker: 'person' },
  where: (filter, viewer) => [
    ...withStatus('ap', filter.status, viewer),
    ...when(filter.claim, (claim) => sql`ap.claim_id = ${claimId(claim, viewer)}`),
    ...appearanceConditions(filter, viewer),
    ...when(filter.voice, (voice) =>
      voice === 'OUTLET' ? sql`ap.quote_id IS NULL` : sql`ap.quote_id IS NOT NULL`,
    ),
  ],
  through(filter, viewer) {
    if (typeof filter.speaker !== 'string') return null;
    const { order, ...spoken } = quotedBySpeaker(sql`= ${personId(filter.speaker, viewer)}`);
    return { ...spoken, rest: { ...filter, speaker: null }, orders: { PUBLISHED_DESC: order } };
  },
  orders: {
    PUBLISHED_DESC: publishedDesc('ap'),
    POSITION: position('ap'),
  },
  costs: { filter: { speaker: 100 } },
};

/** How relations of claims are listed: most recently recorded first. Both of their claims must be visible. */
export const relationList: List<{ type?: readonly string[] | null | undefined }, 'RECENT'> = {
  noun: 'ClaimRelation',
  from: sql`claim_relation r`,
  id: sql`r.id`,
  visible: (viewer) => relationVisible(viewer, 'r'),
  where: ({ type }) => oneOf('r.type', 'claim_relation_type', type),
  orders: { RECENT: by('r', 'created_at', 'timestamptz', true) },
};
