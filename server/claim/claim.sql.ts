import {
  articleId,
  articleReadable,
  publishedDesc,
  publishedWithin,
  sourceId,
} from '../article/article.sql.ts';
import type { Viewer } from '../auth.ts';
import type { List } from '../connection/list.ts';
import { personId } from '../person/person.sql.ts';
import { spokenBy } from '../quote/quote.sql.ts';
import { and, raw, type Sql, seen, sql, when, withStatus } from '../sql.ts';
import type { AppearanceFilter, ClaimFilter, ClaimOrder } from './claim.input.ts';

/** Visible appearances: neither they nor their claim, article or quote is hidden. */
export function appearanceVisible(viewer: Viewer, alias: string): Sql {
  const column = (name: string) => raw(`${alias}.${name}`);
  return sql`${seen(viewer, alias)}
    AND EXISTS (SELECT 1 FROM article va WHERE va.id = ${column('article_id')} AND ${articleReadable(viewer, 'va')})
    AND EXISTS (SELECT 1 FROM claim vc WHERE vc.id = ${column('claim_id')} AND ${seen(viewer, 'vc')})
    AND (${column('quote_id')} IS NULL OR EXISTS (SELECT 1 FROM quote vq WHERE vq.id = ${column('quote_id')} AND ${seen(viewer, 'vq')}))`;
}

/** The appearance is in a quote of the person. */
export function quotedFrom(alias: string, person: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM quote aq WHERE aq.id = ${raw(`${alias}.quote_id`)} AND ${spokenBy('aq', person)})`;
}

/** The stance is one of these. */
export function withStance(alias: string, stances: readonly string[] | null | undefined): Sql[] {
  return stances ? [sql`${raw(`${alias}.stance`)} = ANY(${[...stances]}::stance[])`] : [];
}

function appearanceConditions(filter: Omit<AppearanceFilter, 'claim' | 'status' | 'voice'>): Sql[] {
  return [
    ...when(filter.article, (article) => sql`ap.article_id = ${articleId(article)}`),
    ...when(filter.source, (source) => sql`ap.source_id = ${sourceId(source)}`),
    ...when(filter.speaker, (speaker) => quotedFrom('ap', personId(speaker))),
    ...withStance('ap', filter.stance),
  ];
}

/** How claims are listed. */
export const claimList: List<ClaimFilter, ClaimOrder> = {
  noun: 'Claim',
  from: sql`claim c`,
  id: sql`c.id`,
  visible: (viewer) => seen(viewer, 'c'),
  where(filter, viewer) {
    const appearance = [...appearanceConditions(filter), ...publishedWithin('ap', filter)];
    return [
      ...withStatus('c', filter.status),
      ...(appearance.length > 0
        ? [
            sql`EXISTS (SELECT 1 FROM appearance ap WHERE ap.claim_id = c.id AND ${and(appearance)} AND ${appearanceVisible(viewer, 'ap')})`,
          ]
        : []),
    ];
  },
  orders: {
    RECENT: {
      keys: [
        { sql: sql`c.created_at`, type: 'timestamptz' },
        { sql: sql`c.id`, type: 'uuid' },
      ],
      descending: true,
    },
  },
};

/** How appearances are listed. */
export const appearanceList: List<AppearanceFilter, 'PUBLISHED_DESC' | 'POSITION'> = {
  noun: 'Appearance',
  from: sql`appearance ap`,
  id: sql`ap.id`,
  visible: (viewer) => appearanceVisible(viewer, 'ap'),
  where: (filter) => [
    ...withStatus('ap', filter.status),
    ...when(filter.claim, (claim) => sql`ap.claim_id = (SELECT id FROM claim WHERE slug = ${claim})`),
    ...appearanceConditions(filter),
    ...when(filter.voice, (voice) =>
      voice === 'OUTLET' ? sql`ap.quote_id IS NULL` : sql`ap.quote_id IS NOT NULL`,
    ),
  ],
  orders: {
    PUBLISHED_DESC: publishedDesc('ap'),
    POSITION: {
      keys: [
        { sql: sql`ap.article_id`, type: 'uuid' },
        { sql: sql`ap.start_offset`, type: 'int' },
        { sql: sql`ap.end_offset`, type: 'int' },
        { sql: sql`ap.id`, type: 'uuid' },
      ],
      descending: false,
    },
  },
};

/** How claim relations are listed: those recorded last first. Both of their claims must be visible. */
export const relationList: List<{ type?: readonly string[] | null | undefined }, 'RECENT'> = {
  noun: 'ClaimRelation',
  from: sql`claim_relation r`,
  id: sql`r.id`,
  visible: (viewer) => sql`${seen(viewer, 'r')} AND NOT EXISTS (
    SELECT 1 FROM claim vc WHERE vc.id IN (r.subject_id, r.object_id) AND NOT (${seen(viewer, 'vc')}))`,
  where: (filter) => when(filter.type, (type) => sql`r.type = ANY(${[...type]}::claim_relation_type[])`),
  orders: {
    RECENT: {
      keys: [
        { sql: sql`r.created_at`, type: 'timestamptz' },
        { sql: sql`r.id`, type: 'uuid' },
      ],
      descending: true,
    },
  },
};
