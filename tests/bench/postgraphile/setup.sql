-- What PostGraphile needs to be asked the same questions as fast as it can: names of rows, the orders as indexes,
-- and the search as a function.
COMMENT ON TABLE article IS E'@unique slug';
COMMENT ON TABLE person IS E'@unique slug';
COMMENT ON TABLE claim IS E'@unique slug';
CREATE INDEX IF NOT EXISTS bench_quote_day ON quote (date_published DESC NULLS LAST, id DESC NULLS LAST);
CREATE INDEX IF NOT EXISTS bench_article_day ON article (date_published DESC NULLS LAST, id DESC NULLS LAST);
CREATE INDEX IF NOT EXISTS bench_appearance_claim_day ON appearance (claim_id, date_published DESC NULLS LAST, id DESC NULLS LAST);
CREATE INDEX IF NOT EXISTS bench_attribution_person_day ON attribution (person_id, role, date_published DESC NULLS LAST, quote_id DESC NULLS LAST);
CREATE OR REPLACE FUNCTION bench_search_quotes(terms text) RETURNS SETOF quote LANGUAGE sql STABLE AS $$
  SELECT q.* FROM quote q
  WHERE q.id = ANY(ARRAY(SELECT x.quote_id FROM quote_search x WHERE x.vector @@ (SELECT matches FROM verbatim_search_query(terms::jsonb, 'simple')) AND verbatim_search_costs(x.vector)))
  ORDER BY q.date_published DESC NULLS LAST, q.id DESC
$$;
ANALYZE quote, article, appearance, attribution;
