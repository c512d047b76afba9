import type { Viewer } from '../access/viewer.ts';
import { quoteVisible, seen, withStatus } from '../access/visible.sql.ts';
import { oneOf, type Sql, sql, when } from '../database/sql.ts';
import { byName, nameFits, SEARCH_COSTS } from '../fulltext/matching.sql.ts';
import type { QuoteOrder } from '../quote/quote.input.ts';
import type { List, Order, Scope } from '../reads/list.ts';
import { by } from '../reads/orders.ts';
import { personId } from '../reads/slug.sql.ts';
import type { PersonFilter, PersonOrder } from './person.input.ts';

/** How people are listed. */
export const personList: List<PersonFilter, PersonOrder> = {
  noun: 'Person',
  from: sql`person pe`,
  id: sql`pe.id`,
  visible: (viewer) => seen(viewer, 'pe'),
  where: (filter, viewer) => [
    ...withStatus('pe', filter.status, viewer),
    ...when(filter.search, (search) => nameFits('person', search, viewer)),
    ...oneOf('pe.type', 'person_type', filter.type),
    ...when(filter.affiliation, (affiliation) => sql`pe.affiliation_id = ${personId(affiliation)}`),
  ],
  orders: {
    NAME: by('pe', 'sort_name', 'text', false),
    MOST_QUOTED: by('pe', 'quote_count', 'int', true),
    RELEVANCE: (filter, viewer) => byName('person', filter, viewer),
  },
  costs: { filter: { search: SEARCH_COSTS.person.fits }, orderBy: { RELEVANCE: SEARCH_COSTS.person.ranked } },
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

/**
 * Quotes of the person p. The statement starts at the links of the chain, because their index has the quotes of one person
 * newest first. No quote comes twice: the database refuses the same speaker twice in one quote.
 */
export function quotesOfPerson(orderBy: QuoteOrder): Pick<Scope, 'from' | 'on'> & { order?: Order } {
  return {
    from: sql`attribution sp JOIN quote q ON q.id = sp.quote_id`,
    on: sql`sp.person_id = p.id AND sp.role = 'SPEAKER'`,
    ...(orderBy === 'PUBLISHED_DESC' && {
      order: {
        keys: [
          { sql: sql`COALESCE(sp.date_published, '-infinity'::date)`, type: 'date' as const },
          { sql: sql`sp.quote_id`, type: 'uuid' as const },
        ],
        descending: true,
      },
    }),
  };
}

/** Quotes of the organisation p and of the people m who belong to it. A joint quote comes once. */
export function quotesOfMembers(member: Sql): Pick<Scope, 'on'> {
  return {
    on: sql`EXISTS (SELECT 1 FROM attribution sp WHERE sp.quote_id = q.id AND sp.role = 'SPEAKER' AND (
      sp.person_id = p.id OR sp.person_id IN (SELECT m.id FROM person m WHERE m.affiliation_id = p.id AND ${member})))`,
  };
}

/** How often each outlet quotes a person. Most quotes first; among equals, the unknown outlet last. */
export function quotedBy(person: Sql, viewer: Viewer, limit: number): Sql {
  return sql`
    SELECT q.source_id, count(*)::int AS quotes FROM attribution sp JOIN quote q ON q.id = sp.quote_id
    WHERE sp.person_id = ${person} AND sp.role = 'SPEAKER' AND ${quoteVisible(viewer, 'q')}
    GROUP BY q.source_id ORDER BY quotes DESC, q.source_id NULLS LAST LIMIT ${limit}::int`;
}
