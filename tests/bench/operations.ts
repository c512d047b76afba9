import { parseSearch } from '../../server/search/search.rules.ts';
import type { Sample } from './sample.ts';

/** The variables of one request. */
export type Variables = Record<string, unknown>;

/** One operation of the bench. */
export interface Operation {
  name: string;
  /** What it asks, in a few words. */
  asks: string;
  document: string;
  /** Draws the variables of one request. */
  draw(sample: Sample): Variables;
  /** The least that can answer it: one statement by hand that returns the same JSON text. Null: it is ours alone. */
  floor: { sql: string; values(variables: Variables): unknown[] } | null;
  /** The same question to PostGraphile; see postgraphile/serve.ts. */
  postgraphile: { document: string; variables(variables: Variables): Variables } | null;
}

const one = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(Math.random() * values.length)] as Value;

const SEEN = `('CONFIRMED', 'PROPOSED')`;
/** A quote is seen where its article can be read. */
const READABLE = `q.status IN ${SEEN} AND EXISTS (SELECT 1 FROM article va WHERE va.id = q.article_id AND va.status IN ${SEEN} AND va.withdrawn_at IS NULL)`;
const SPEAKERS = `(SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
  SELECT p.name, p.slug FROM attribution l JOIN person p ON p.id = l.person_id
  WHERE l.quote_id = q.id AND l.role = 'SPEAKER' AND p.status IN ${SEEN} ORDER BY l.position) r)`;
const SOURCE = `(SELECT row_to_json(r) FROM (SELECT s.name, s.slug FROM source s WHERE s.id = a.source_id AND s.status IN ${SEEN}) r)`;

/** The six operations that GraphQL servers were measured with, in our terms, and three of our own. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'Q1',
    asks: 'an article, its source, 10 quotes, their speakers',
    document: `query Q1($slug: String!) { article(slug: $slug) { slug headline datePublished source { name slug }
      quotes(first: 10) { nodes { exact type cue start end speakers { name slug } } } } }`,
    draw: ({ articles }) => ({ slug: one(articles) }),
    floor: {
      sql: `SELECT json_build_object('article', (SELECT row_to_json(x) FROM (
        SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source, (
          SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')) FROM (
            SELECT q.exact, q.type, q.cue, q.start_offset AS start, q.end_offset AS "end", ${SPEAKERS} AS speakers FROM quote q
            WHERE q.article_id = a.id AND ${READABLE} ORDER BY q.article_id, q.start_offset, q.end_offset, q.id LIMIT 10) r
        ) AS quotes FROM article a WHERE a.slug = $1 AND a.status IN ${SEEN}) x))::text`,
      values: ({ slug }) => [slug],
    },
    postgraphile: {
      document: `query Q1($slug: String!) { articleBySlug(slug: $slug) { slug headline datePublished sourceBySourceId { name slug }
        quotesByArticleId(first: 10, orderBy: [START_OFFSET_ASC]) { nodes { exact type cue startOffset endOffset
          attributionsByQuoteId(condition: { role: SPEAKER }) { nodes { personByPersonId { name slug } } } } } } }`,
      variables: (variables) => variables,
    },
  },
  {
    name: 'Q2',
    asks: '20 articles, their sources, counts, 5 quotes each, their speakers',
    document: `query Q2($day: Date!) { articles(first: 20, filter: { publishedTo: $day }) { nodes { slug headline datePublished source { name slug }
      quotes(first: 5) { totalCount nodes { exact type speakers { name slug } } } } } }`,
    draw: ({ days }) => ({ day: one(days) }),
    floor: {
      sql: `SELECT json_build_object('articles', json_build_object('nodes', coalesce(json_agg(row_to_json(x)), '[]')))::text FROM (
        SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source, json_build_object(
          'totalCount', (SELECT count(*) FROM quote q WHERE q.article_id = a.id AND ${READABLE}),
          'nodes', (SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
            SELECT q.exact, q.type, ${SPEAKERS} AS speakers FROM quote q
            WHERE q.article_id = a.id AND ${READABLE} ORDER BY q.article_id, q.start_offset, q.end_offset, q.id LIMIT 5) r)
        ) AS quotes FROM (SELECT * FROM article a WHERE a.status IN ${SEEN} AND a.date_published <= $1::date
          ORDER BY COALESCE(a.date_published, '-infinity'::date) DESC, a.id DESC LIMIT 20) a) x`,
      values: ({ day }) => [day],
    },
    postgraphile: {
      document: `query Q2($day: Date!) { allArticles(first: 20, orderBy: [DATE_PUBLISHED_DESC, ID_DESC], filter: { datePublished: { lessThanOrEqualTo: $day } }) {
        nodes { slug headline datePublished sourceBySourceId { name slug } quotesByArticleId(first: 5, orderBy: [START_OFFSET_ASC]) { totalCount
          nodes { exact type attributionsByQuoteId(condition: { role: SPEAKER }) { nodes { personByPersonId { name slug } } } } } } } }`,
      variables: (variables) => variables,
    },
  },
  {
    name: 'Q3',
    asks: 'a person, 20 quotes, their articles and sources',
    document: `query Q3($slug: String!) { person(slug: $slug) { name slug description
      quotes(first: 20) { nodes { exact type cue article { slug headline datePublished source { name slug } } } } } }`,
    draw: ({ people }) => ({ slug: one(people) }),
    floor: {
      sql: `SELECT json_build_object('person', (SELECT row_to_json(x) FROM (
        SELECT p.name, p.slug, p.description, (
          SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')) FROM (
            SELECT q.exact, q.type, q.cue, (SELECT row_to_json(r) FROM (
              SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source FROM article a WHERE a.id = q.article_id) r) AS article
            FROM (SELECT q.* FROM attribution l JOIN quote q ON q.id = l.quote_id
              WHERE l.person_id = p.id AND l.role = 'SPEAKER' AND ${READABLE}
              ORDER BY COALESCE(l.date_published, '-infinity'::date) DESC, l.quote_id DESC LIMIT 20) q) r
        ) AS quotes FROM person p
        WHERE p.id = (SELECT id FROM person WHERE slug = $1 UNION ALL SELECT person_id FROM person_redirect WHERE slug = $1 LIMIT 1) AND p.status IN ${SEEN}) x))::text`,
      values: ({ slug }) => [slug],
    },
    postgraphile: {
      document: `query Q3($slug: String!) { personBySlug(slug: $slug) { name slug description
        attributionsByPersonId(first: 20, condition: { role: SPEAKER }, orderBy: [DATE_PUBLISHED_DESC, QUOTE_ID_DESC]) { nodes { quoteByQuoteId { exact type cue
          articleByArticleId { slug headline datePublished sourceBySourceId { name slug } } } } } } }`,
      variables: (variables) => variables,
    },
  },
  {
    name: 'Q4',
    asks: 'full-text search of quotes in French, 20 by day, with their articles',
    document: `query Q4($search: String!) { quotes(first: 20, filter: { search: $search }) { nodes { exact type article { slug headline } } } }`,
    draw: ({ searches }) => ({ search: one(searches) }),
    floor: {
      sql: `SELECT json_build_object('quotes', json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')))::text FROM (
        SELECT q.exact, q.type, (SELECT row_to_json(r) FROM (SELECT a.slug, a.headline FROM article a WHERE a.id = q.article_id) r) AS article
        FROM (SELECT q.* FROM quote_search x JOIN quote q ON q.id = x.quote_id
          WHERE x.vector @@ (SELECT matches FROM verbatim_search_query($1::jsonb, 'simple')) AND ${READABLE}
          ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC LIMIT 20) q) r`,
      values: ({ search }) => [searchTerms(String(search))],
    },
    postgraphile: {
      document: `query Q4($search: String!) { benchSearchQuotes(terms: $search, first: 20) { nodes { exact type articleByArticleId { slug headline } } } }`,
      variables: ({ search }) => ({ search: searchTerms(String(search)) }),
    },
  },
  {
    name: 'Q5',
    asks: 'a claim, 20 appearances, their articles, sources and quotes',
    document: `query Q5($slug: String!) { claim(slug: $slug) { slug text
      appearances(first: 20) { nodes { stance exact article { slug headline source { name slug } } quote { exact cue } } } } }`,
    draw: ({ claims }) => ({ slug: one(claims) }),
    floor: {
      sql: `SELECT json_build_object('claim', (SELECT row_to_json(x) FROM (
        SELECT c.slug, c.text, (
          SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')) FROM (
            SELECT ap.stance, ap.exact,
              (SELECT row_to_json(r) FROM (SELECT a.slug, a.headline, ${SOURCE} AS source FROM article a WHERE a.id = ap.article_id) r) AS article,
              (SELECT row_to_json(r) FROM (SELECT q.exact, q.cue FROM quote q WHERE q.id = ap.quote_id) r) AS quote
            FROM (SELECT ap.* FROM appearance ap
              WHERE ap.claim_id = c.id AND ap.status IN ${SEEN}
                AND EXISTS (SELECT 1 FROM article va WHERE va.id = ap.article_id AND va.status IN ${SEEN} AND va.withdrawn_at IS NULL)
                AND (ap.quote_id IS NULL OR EXISTS (SELECT 1 FROM quote vq WHERE vq.id = ap.quote_id AND vq.status IN ${SEEN}))
              ORDER BY COALESCE(ap.date_published, '-infinity'::date) DESC, ap.id DESC LIMIT 20) ap) r
        ) AS appearances FROM claim c WHERE c.slug = $1 AND c.status IN ${SEEN}) x))::text`,
      values: ({ slug }) => [slug],
    },
    postgraphile: {
      document: `query Q5($slug: String!) { claimBySlug(slug: $slug) { slug text
        appearancesByClaimId(first: 20, orderBy: [DATE_PUBLISHED_DESC, ID_DESC]) { nodes { stance exact articleByArticleId { slug headline sourceBySourceId { name slug } }
          quoteByQuoteId { exact cue } } } } }`,
      variables: (variables) => variables,
    },
  },
  {
    name: 'Q6',
    asks: 'a page of 20 quotes deep in the list of all',
    document: `query Q6($after: String!) { quotes(first: 20, after: $after) { nodes { exact type start end } pageInfo { hasNextPage endCursor } } }`,
    draw: ({ places }) => {
      const { cursor, day, id } = one(places);
      return { after: cursor, day, id };
    },
    floor: {
      sql: `SELECT json_build_object('quotes', json_build_object('nodes', coalesce(json_agg(row_to_json(ROW(r.exact, r.type, r.start, r."end"))) FILTER (WHERE r.n <= 20), '[]'),
          'pageInfo', json_build_object('hasNextPage', count(*) > 20, 'endCursor', max(r.k) FILTER (WHERE r.n = 20))))::text FROM (
        SELECT q.exact, q.type, q.start_offset AS start, q.end_offset AS "end", row_number() OVER () AS n,
          encode(convert_to(q.date_published || ' ' || q.id, 'UTF8'), 'base64') AS k
        FROM (SELECT q.* FROM quote q WHERE ${READABLE} AND (COALESCE(q.date_published, '-infinity'::date), q.id) < ($1::date, $2::uuid)
          ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC LIMIT 21) q) r`,
      values: ({ day, id }) => [day, id],
    },
    postgraphile: {
      document: `query Q6($after: Cursor!) { allQuotes(first: 20, after: $after, orderBy: [DATE_PUBLISHED_DESC, ID_DESC]) { nodes { exact type startOffset endOffset }
        pageInfo { hasNextPage endCursor } } }`,
      variables: ({ day, id }) => ({ after: { day, id } }),
    },
  },
];

/** A search as the function in the database takes it. */
function searchTerms(search: string): string {
  return JSON.stringify(parseSearch(search));
}
