import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen, withStatus } from '../access/visible.sql.ts';
import { and, oneOf, type Sql, sql, when } from '../database/sql.ts';
import { byName, nameFits, namesNear, SEARCH_COSTS, searchUnits } from '../fulltext/matching.sql.ts';
import type { QuoteOrder } from '../quote/quote.input.ts';
import { newestSpoken, SPOKEN, SPOKEN_ORDERS, speaking, spokenIn } from '../quote/speaking.sql.ts';
import type { List, Scope } from '../reads/list.ts';
import { by } from '../reads/orders.ts';
import { personId } from '../reads/slug.sql.ts';
import type { PersonFilter, PersonOrder } from './person.input.ts';

/** How people are listed. */
export const personList: List<PersonFilter, PersonOrder> = {
  noun: 'Person',
  from: sql`person pe`,
  id: sql`pe.id`,
  visible: (viewer) => seen(viewer, 'pe'),
  slugs: { affiliation: 'person' },
  where: (filter, viewer) => [
    ...withStatus('pe', filter.status, viewer),
    ...when(filter.search, (search) => nameFits('person', search, viewer)),
    ...oneOf('pe.type', 'person_type', filter.type),
    ...when(filter.affiliation, (affiliation) => sql`pe.affiliation_id = ${personId(affiliation, viewer)}`),
  ],
  near: ({ search }, viewer) => namesNear('person', search, viewer),
  orders: {
    NAME: by('pe', 'sort_name', 'text', false),
    MOST_QUOTED: by('pe', 'quote_count', 'int', true),
    RELEVANCE: (filter, viewer) => byName('person', filter, viewer),
  },
  costs: {
    filter: { search: searchUnits(SEARCH_COSTS.person.fits) },
    orderBy: { RELEVANCE: SEARCH_COSTS.person.ranked },
  },
};

/** The identified speakers of an article, in the order of their first quotes. Replaces the table and the order of the list of people. */
export function speakersOf(article: Sql, viewer: Viewer): Pick<Scope, 'from' | 'order'> {
  return {
    from: sql`(
      SELECT l.person_id, min(q.start_offset) AS first_offset FROM quote q
      JOIN attribution l ON l.quote_id = q.id AND l.role = 'SPEAKER' AND l.person_id IS NOT NULL
      WHERE q.article_id = ${article} AND ${quoteVisible(viewer, 'q')} GROUP BY l.person_id
    ) m JOIN person pe ON pe.id = m.person_id`,
    order: {
      keys: [
        { sql: sql`m.first_offset`, type: 'int' },
        { sql: sql`pe.id`, type: 'uuid' },
      ],
      descending: false,
    },
  };
}

/** Quotes of the person p, found by the attributions. */
export function quotesOfPerson(
  orderBy: QuoteOrder,
  viewer: Viewer,
  versions: Versions,
): Omit<Scope, 'parent'> {
  const on = speaking(sql`= p.id`);
  return {
    from: SPOKEN,
    on,
    ...(orderBy in SPOKEN_ORDERS && { order: SPOKEN_ORDERS[orderBy as keyof typeof SPOKEN_ORDERS] }),
    counted: { from: sql`attribution sp`, where: and([on, quoteVisible(viewer, 'sp', versions)]) },
  };
}

/** Quotes of the organisation p and of the people m who belong to it. A joint quote comes once. */
export function quotesOfMembers(
  orderBy: QuoteOrder,
  viewer: Viewer,
  versions: Versions,
): Omit<Scope, 'parent'> {
  const members = sql`SELECT m.id FROM person m WHERE m.affiliation_id = p.id AND ${seen(viewer, 'm')}`;
  const spoken = sql`${spokenIn('quote_id', sql`= ANY(ARRAY(SELECT p.id UNION ALL ${members}))`, viewer, versions)} AS sp`;
  return {
    from: sql`${spoken} JOIN quote q ON q.id = sp.quote_id`,
    on: sql`true`,
    ...(orderBy === 'PUBLISHED_DESC' && { order: newestSpoken('quote_id') }),
    counted: { from: spoken, where: sql`true` },
  };
}

/** How often each outlet quotes a person, in the newest versions of its articles. Most quotes first; among equals, the unknown outlet last. */
export function quotedBy(person: Sql, viewer: Viewer, limit: number): Sql {
  return sql`
    SELECT sp.publisher_id AS source_id, count(*)::int AS quotes FROM attribution sp
    WHERE ${speaking(sql`= ${person}`)} AND ${quoteVisible(viewer, 'sp', 'NEWEST')}
    GROUP BY sp.publisher_id ORDER BY quotes DESC, sp.publisher_id NULLS LAST LIMIT ${limit}::int`;
}
