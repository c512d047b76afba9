/** What must hold for every row, as the number of rows for which it does not. */
export const INVARIANTS: Record<string, string> = {
  'quotes that are not verbatim': notVerbatim('quote'),
  'appearances that are not verbatim': notVerbatim('appearance'),
  'appearances outside their quote': `SELECT count(*) FROM appearance p JOIN quote q ON q.id = p.quote_id
    WHERE p.article_id <> q.article_id OR p.start_offset < q.start_offset OR p.end_offset > q.end_offset`,
  'quotes with another day or publisher than their article': repeated('quote'),
  'appearances with another day or publisher than their article': repeated('appearance'),
  'quotes seen by others than may see them': `SELECT count(*) FROM quote q JOIN article a ON a.id = q.article_id
    WHERE q.effective_status IS DISTINCT FROM CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, q.status) END`,
  'quotes with another day of speech than their utterance': `SELECT count(*) FROM quote q LEFT JOIN utterance u
    ON u.id = q.utterance_id AND u.status <> 'REJECTED' WHERE q.said_on IS DISTINCT FROM u.said_on`,
  'appearances seen by others than may see them': `SELECT count(*) FROM appearance p JOIN article a ON a.id = p.article_id
    JOIN claim c ON c.id = p.claim_id LEFT JOIN quote q ON q.id = p.quote_id WHERE p.effective_status IS DISTINCT FROM
      CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, p.status, c.status, q.status) END`,
  'attributions with another day or place than their quote': `SELECT count(*) FROM attribution l JOIN quote q ON q.id = l.quote_id
    WHERE (l.date_published, l.article_id, l.start_offset, l.end_offset, l.publisher_id, l.utterance_id, l.effective_status)
      IS DISTINCT FROM (q.date_published, q.article_id, q.start_offset, q.end_offset, q.source_id, q.utterance_id, q.effective_status)`,
  'quotes filtered by another chain or utterance than theirs': `SELECT count(*) FROM quote q WHERE (q.speaker_named, q.relayed, q.attribution_conflict) <> (
      EXISTS (SELECT 1 FROM attribution l WHERE l.quote_id = q.id AND l.role = 'SPEAKER' AND num_nonnulls(l.person_id, l.source_id) > 0),
      EXISTS (SELECT 1 FROM attribution l WHERE l.quote_id = q.id AND l.role = 'REPORTED_BY'),
      EXISTS (SELECT 1 FROM utterance u WHERE u.id = q.utterance_id AND u.attribution_conflict))`,
  'people counted wrongly': `SELECT count(*) FROM person p LEFT JOIN (
      SELECT l.person_id, count(*) AS quotes FROM attribution l
      JOIN quote q ON q.id = l.quote_id AND q.status <> 'REJECTED'
      JOIN article a ON a.id = q.article_id AND a.status <> 'REJECTED' AND a.withdrawn_at IS NULL
      WHERE l.role = 'SPEAKER' GROUP BY l.person_id
    ) c ON c.person_id = p.id WHERE p.quote_count <> coalesce(c.quotes, 0)`,
  'articles that are not found': `SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_search s WHERE s.article_id = a.id)`,
  'quotes that are not found': `SELECT count(*) FROM quote q WHERE NOT EXISTS (SELECT 1 FROM quote_search s WHERE s.quote_id = q.id)`,
  'claims that are not found': `SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT 1 FROM claim_search s WHERE s.claim_id = c.id)`,
  'claims without corroboration': `SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT 1 FROM claim_corroboration k WHERE k.claim_id = c.id)`,
  'names without a key': `SELECT count(*) FROM (
    SELECT search_key FROM person UNION ALL SELECT sort_name FROM person UNION ALL SELECT search_key FROM person_name
    UNION ALL SELECT search_key FROM source UNION ALL SELECT sort_name FROM source) k WHERE search_key = ''`,
  // Deriving every one again would take hours. Shingles are a set: the database gives them in any order.
  'quotes found by other words than theirs, of some': `SELECT count(*) FROM (SELECT * FROM quote_search TABLESAMPLE SYSTEM (5) LIMIT 500) s
    JOIN quote q ON q.id = s.quote_id JOIN article a ON a.id = q.article_id
    CROSS JOIN LATERAL (SELECT verbatim_quote_shingles(q.exact) AS shingles OFFSET 0) d
    WHERE s.vector <> verbatim_text_vector(verbatim_search_config(a.language), q.exact)
      OR NOT (s.shingles @> d.shingles AND s.shingles <@ d.shingles)`,
  'articles found by other words than theirs, of some': `SELECT count(*) FROM (SELECT * FROM article_search TABLESAMPLE SYSTEM (50) LIMIT 50) s
    JOIN article a ON a.id = s.article_id
    WHERE s.vector <> verbatim_article_vector(verbatim_search_config(a.language), a.headline, a.body, a.withdrawn_at)`,
  'quotes found on other days than theirs': `SELECT count(*) FROM quote_search s JOIN quote q ON q.id = s.quote_id
    WHERE s.days IS DISTINCT FROM verbatim_search_days(q.date_published)`,
  'articles found on other days than theirs': `SELECT count(*) FROM article_search s JOIN article a ON a.id = s.article_id
    WHERE s.days IS DISTINCT FROM verbatim_search_days(a.date_published)`,
  'triggers or keys that are switched off': `SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled <> 'O'`,
  'indexes that cannot be used': `SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT (i.indisvalid AND i.indisready)`,
};

/** Foreign keys of one column, which COPY did not look at. */
export const FOREIGN_KEYS = `
  SELECT k.conname AS name, format('SELECT count(*) FROM %s t WHERE t.%I IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s o WHERE o.%I = t.%I)',
    k.conrelid::regclass, c.attname, k.confrelid::regclass, o.attname, c.attname) AS sql
  FROM pg_constraint k
  JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = k.conkey[1]
  JOIN pg_attribute o ON o.attrelid = k.confrelid AND o.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND cardinality(k.conkey) = 1 ORDER BY 1`;

/** Each text is taken out of its storage once, not once for each of its spans. */
function notVerbatim(table: string): string {
  return `SELECT count(*) FROM (SELECT id, body || '' AS body FROM article OFFSET 0) a
    CROSS JOIN LATERAL (SELECT s.exact, s.start_offset, s.end_offset FROM ${table} s WHERE s.article_id = a.id OFFSET 0) s
    WHERE length(s.exact) <> s.end_offset - s.start_offset OR substr(a.body, s.start_offset + 1, s.end_offset - s.start_offset) <> s.exact`;
}

function repeated(table: string): string {
  return `SELECT count(*) FROM ${table} s JOIN article a ON a.id = s.article_id
    WHERE s.date_published IS DISTINCT FROM a.date_published OR s.source_id IS DISTINCT FROM a.source_id`;
}
