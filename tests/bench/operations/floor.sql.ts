const SEEN = `('CONFIRMED', 'PROPOSED')`;
const SEEN_LIST = `['CONFIRMED', 'PROPOSED']`;
/** A quote is seen where its article can be read. */
const READABLE = `q.status IN ${SEEN} AND EXISTS (SELECT 1 FROM article va WHERE va.id = q.article_id AND va.status IN ${SEEN} AND va.withdrawn_at IS NULL)`;
const SPEAKERS = `(SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
  SELECT p.name, p.slug FROM attribution l JOIN person p ON p.id = l.person_id
  WHERE l.quote_id = q.id AND l.role = 'SPEAKER' AND p.status IN ${SEEN} ORDER BY l.position) r)`;
const SOURCE = `(SELECT row_to_json(r) FROM (SELECT s.name, s.slug FROM source s WHERE s.id = a.source_id AND s.status IN ${SEEN}) r)`;
const FITS = `x.vector @@ (SELECT matches FROM asked) AND verbatim_search_costs(x.vector)`;
const rank = (weights: string) => `ts_rank('${weights}', x.vector, (SELECT ranks FROM asked), 1) * 1000000`;
/** Text in the alphabet of URLs (RFC 4648, 5). */
const cursor = (text: string) => `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** The least that can answer each operation: one statement by hand that returns the same JSON text. */
export const FLOORS = {
  Q1: `SELECT json_build_object('article', (SELECT row_to_json(x) FROM (
        SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source, (
          SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')) FROM (
            SELECT q.exact, q.type, q.cue, q.start_offset AS start, q.end_offset AS "end", ${SPEAKERS} AS speakers FROM quote q
            WHERE q.article_id = a.id AND ${READABLE} ORDER BY q.article_id, q.start_offset, q.end_offset, q.id LIMIT 10) r
        ) AS quotes FROM article a WHERE a.slug = $1 AND a.status IN ${SEEN}) x))::text`,
  Q2: `SELECT json_build_object('articles', json_build_object('nodes', coalesce(json_agg(row_to_json(x)), '[]')))::text FROM (
        SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source, json_build_object(
          'totalCount', (SELECT count(*) FROM quote q WHERE q.article_id = a.id AND ${READABLE}),
          'nodes', (SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
            SELECT q.exact, q.type, ${SPEAKERS} AS speakers FROM quote q
            WHERE q.article_id = a.id AND ${READABLE} ORDER BY q.article_id, q.start_offset, q.end_offset, q.id LIMIT 5) r)
        ) AS quotes FROM (SELECT * FROM article a WHERE a.status IN ${SEEN} AND COALESCE(a.date_published, '-infinity'::date) <= $1::date AND a.date_published IS NOT NULL
          ORDER BY COALESCE(a.date_published, '-infinity'::date) DESC, a.id DESC LIMIT 20) a) x`,
  Q3: `SELECT json_build_object('person', (SELECT row_to_json(x) FROM (
        SELECT p.name, p.slug, p.description, (
          SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')) FROM (
            SELECT q.exact, q.type, q.cue, (SELECT row_to_json(r) FROM (
              SELECT a.slug, a.headline, a.date_published AS "datePublished", ${SOURCE} AS source FROM article a WHERE a.id = q.article_id) r) AS article
            FROM (SELECT q.* FROM attribution l JOIN quote q ON q.id = l.quote_id
              WHERE l.person_id = p.id AND l.role = 'SPEAKER' AND ${READABLE}
              ORDER BY COALESCE(l.date_published, '-infinity'::date) DESC, l.quote_id DESC LIMIT 20) q) r
        ) AS quotes FROM person p
        WHERE p.id = (SELECT id FROM person WHERE slug = $1 UNION ALL SELECT person_id FROM person_redirect WHERE slug = $1 LIMIT 1) AND p.status IN ${SEEN}) x))::text`,
  // First those of the newest days: where many fit, to sort them all takes several times as long.
  Q4: `WITH RECURSIVE asked AS MATERIALIZED (
    SELECT (SELECT COALESCE(q.date_published, '-infinity'::date) FROM quote q WHERE ${READABLE} ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC LIMIT 1) AS first, matches
    FROM verbatim_search_query($1::jsonb, 'simple')
  ), walk AS (
    SELECT -1 AS step, NULL::uuid[] AS found, '{}'::uuid[] AS ids
    UNION ALL
    SELECT w.step + 1, f.found, CASE WHEN w.step <> 0 OR cardinality(f.found) < 500 THEN ARRAY(SELECT q.id FROM quote q WHERE q.id = ANY(f.found) AND ${READABLE}
      ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC LIMIT 20) ELSE '{}' END
    FROM walk w, LATERAL (SELECT verbatim_search_window((SELECT first FROM asked), w.step + 1, -1) AS days OFFSET 0) d,
      LATERAL (SELECT CASE WHEN d.days IS NULL
        THEN ARRAY(SELECT x.quote_id FROM quote_search x WHERE ${FITS} LIMIT CASE w.step WHEN 0 THEN 500 END)
        ELSE ARRAY(SELECT x.quote_id FROM quote_search x WHERE ${FITS} AND x.days && d.days) END AS found OFFSET 0) f
    WHERE w.step < 4 AND cardinality(w.ids) < 20 AND NOT (w.step = 1 AND cardinality(w.found) < 500)
  ) SELECT json_build_object('quotes', json_build_object('nodes', coalesce(json_agg(row_to_json(r)), '[]')))::text FROM (
    SELECT q.exact, q.type, (SELECT row_to_json(r) FROM (SELECT a.slug, a.headline FROM article a WHERE a.id = q.article_id) r) AS article
    FROM (SELECT q.* FROM quote q WHERE q.id = ANY((SELECT ids FROM walk ORDER BY step DESC LIMIT 1)::uuid[])
      ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC) q) r`,
  Q5: `SELECT json_build_object('claim', (SELECT row_to_json(x) FROM (
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
  Q6: `SELECT json_build_object('quotes', json_build_object(
    'nodes', coalesce(json_agg(json_build_object('exact', r.exact, 'type', r.type, 'start', r.start_offset, 'end', r.end_offset)) FILTER (WHERE r.n <= 20), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 20, 'endCursor', ${cursor(`(max(r.key) FILTER (WHERE r.n = least(r.rows, 20)))`)})))::text FROM (
    SELECT q.*, row_number() OVER () AS n, count(*) OVER () AS rows, '["' || $3 || '","' || COALESCE(q.date_published, '-infinity'::date) || '","' || q.id || '"]' AS key
    FROM (SELECT q.* FROM quote q WHERE ${READABLE} AND (COALESCE(q.date_published, '-infinity'::date), q.id) < ($1::date, $2::uuid)
      ORDER BY COALESCE(q.date_published, '-infinity'::date) DESC, q.id DESC LIMIT 21) q) r`,
  Q7: `WITH asked AS MATERIALIZED (
    SELECT query.matches, query.ranks FROM verbatim_search_query($1::jsonb, 'simple') query
  ), hits AS (
    (SELECT 'Article' AS type, a.id, (${rank('{0.1, 0.1, 1, 1}')})::int AS rank FROM article_search x JOIN article a ON a.id = x.article_id
      WHERE ${FITS} AND a.status IN ${SEEN} ORDER BY 3 DESC, 2 DESC LIMIT 21)
    UNION ALL
    (SELECT 'Quote', q.id, (${rank('{0.4, 0.4, 0.4, 0.4}')})::int FROM quote_search x JOIN quote q ON q.id = x.quote_id
      WHERE ${FITS} AND ${READABLE} ORDER BY 3 DESC, 2 DESC LIMIT 21)
    UNION ALL
    (SELECT 'Claim', c.id, (${rank('{0.4, 0.4, 0.4, 0.4}')})::int FROM claim_search x JOIN claim c ON c.id = x.claim_id
      WHERE ${FITS} AND c.status IN ${SEEN} ORDER BY 3 DESC, 2 DESC LIMIT 21)
    UNION ALL
    (SELECT 'Person', n.id, max(n.rank * 1000000)::int FROM verbatim_people_named($2, ARRAY${SEEN_LIST}::review_status[]) n GROUP BY n.id ORDER BY 3 DESC, 2 DESC LIMIT 21)
    UNION ALL
    (SELECT 'Source', n.id, max(n.rank * 1000000)::int FROM verbatim_sources_named($2, ARRAY${SEEN_LIST}::review_status[]) n GROUP BY n.id ORDER BY 3 DESC, 2 DESC LIMIT 21)
  ), page AS (SELECT *, row_number() OVER (ORDER BY rank DESC, id DESC) AS n FROM hits ORDER BY rank DESC, id DESC LIMIT 21)
  SELECT json_build_object('search', json_build_object(
    'nodes', coalesce(json_agg(CASE h.type
      WHEN 'Article' THEN (SELECT row_to_json(r) FROM (SELECT h.type AS "__typename", a.slug, a.headline FROM article a WHERE a.id = h.id) r)
      WHEN 'Quote' THEN (SELECT row_to_json(r) FROM (SELECT h.type AS "__typename", q.exact, (SELECT row_to_json(o) FROM (SELECT a.slug FROM article a WHERE a.id = q.article_id) o) AS article FROM quote q WHERE q.id = h.id) r)
      WHEN 'Claim' THEN (SELECT row_to_json(r) FROM (SELECT h.type AS "__typename", c.slug, c.text FROM claim c WHERE c.id = h.id) r)
      WHEN 'Person' THEN (SELECT row_to_json(r) FROM (SELECT h.type AS "__typename", p.slug, p.name FROM person p WHERE p.id = h.id) r)
      ELSE (SELECT row_to_json(r) FROM (SELECT h.type AS "__typename", s.slug, s.name FROM source s WHERE s.id = h.id) r)
    END ORDER BY h.n) FILTER (WHERE h.n <= 20), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 20)))::text FROM page h`,
  Q8: `SELECT json_build_object('claims', json_build_object(
    'nodes', coalesce(json_agg(json_build_object('slug', r.slug, 'text', r.text, 'corroboration', json_build_object(
      'independentOrigins', r.independent_origins, 'sources', r.sources, 'supports', r.supports, 'refutes', r.refutes, 'discusses', r.discusses, 'contested', r.contested)))
      FILTER (WHERE r.n <= 20), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 20, 'endCursor', ${cursor(`(max(r.key) FILTER (WHERE r.n = least(r.rows, 20)))`)})))::text FROM (
    SELECT r.*, row_number() OVER () AS n, count(*) OVER () AS rows,
      '["' || $5 || '","' || r.independent_origins || '","' || r.sources || '","' || r.supports || '","' || r.claim_id || '"]' AS key
    FROM (SELECT c.slug, c.text, k.* FROM claim_corroboration k JOIN claim c ON c.id = k.claim_id
      WHERE c.status IN ${SEEN} AND (k.independent_origins, k.sources, k.supports, k.claim_id) < ($1::int, $2::int, $3::int, $4::uuid)
      ORDER BY k.independent_origins DESC, k.sources DESC, k.supports DESC, k.claim_id DESC LIMIT 21) r) r`,
  Q9: `WITH asked AS MATERIALIZED (
    SELECT a.id, a.slug, a.withdrawn_at, u.n FROM unnest($1::text[]) WITH ORDINALITY u (slug, n) JOIN article a ON a.slug = u.slug AND a.status IN ${SEEN}
  ), said AS MATERIALIZED (
    SELECT ap.claim_id, ap.article_id, ap.stance, ap.quote_id FROM asked a JOIN appearance ap ON ap.article_id = a.id
    WHERE a.withdrawn_at IS NULL AND ap.status IN ${SEEN}
      AND EXISTS (SELECT 1 FROM claim vc WHERE vc.id = ap.claim_id AND vc.status IN ${SEEN})
      AND (ap.quote_id IS NULL OR EXISTS (SELECT 1 FROM quote vq WHERE vq.id = ap.quote_id AND vq.status IN ${SEEN}))
  ), page AS (
    SELECT claim_id, count(DISTINCT article_id) AS articles, count(DISTINCT stance) AS stances FROM said
    GROUP BY claim_id ORDER BY 2 DESC, 3 DESC, 1 DESC LIMIT 20
  )
  SELECT json_build_object('coverage', json_build_object('nodes', coalesce(json_agg(json_build_object(
    'claim', (SELECT row_to_json(r) FROM (SELECT c.slug, c.text FROM claim c WHERE c.id = p.claim_id) r),
    'cells', (SELECT json_agg(json_build_object('article', json_build_object('slug', a.slug), 'stances', coalesce(s.stances, '[]'),
        'outletStance', CASE WHEN cardinality(s.decided) = 1 THEN s.decided[1]::text WHEN s.own THEN 'DISCUSSES' END) ORDER BY a.n)
      FROM asked a LEFT JOIN LATERAL (
        SELECT json_agg(DISTINCT stance ORDER BY stance) AS stances, bool_or(quote_id IS NULL) AS own,
          array_agg(DISTINCT stance) FILTER (WHERE quote_id IS NULL AND stance <> 'DISCUSSES') AS decided
        FROM said WHERE said.claim_id = p.claim_id AND said.article_id = a.id) s ON true)
    ) ORDER BY p.articles DESC, p.stances DESC, p.claim_id DESC), '[]')))::text FROM page p`,
} as const;
