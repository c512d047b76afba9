-- What compares articles, kept in the transaction of every write that it follows from: whether articles credit one
-- utterance to different speakers (utterance.attribution_conflict), and how many articles, outlets and independent
-- origins stand behind a claim (claim_corroboration). Refused rows, and all that withdrawn articles print, never count.
-- Of the versions of an article, only the newest counts: an article contradicts neither others nor itself in words that
-- it has replaced.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ one writer at a time

-- A comparison follows from rows of many tables: of two transactions that write some of them at once, neither would
-- see the other's. So they go one after the other, from the first such write to the commit. The lock is taken before
-- any row is, so that nobody who holds it waits for one who wants it.
CREATE OR REPLACE FUNCTION verbatim_one_writer() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(20261121);
  RETURN NULL;
END $$;
DO $$
DECLARE
  compared text;
BEGIN
  FOREACH compared IN ARRAY ARRAY['article', 'credit', 'quote', 'attribution', 'appearance', 'article_shingles', 'article_overlap'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_one_writer BEFORE INSERT OR UPDATE OR DELETE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_one_writer()', compared);
  END LOOP;
  -- Nothing follows from these while nothing refers to them.
  FOREACH compared IN ARRAY ARRAY['source', 'person', 'utterance'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_one_writer BEFORE UPDATE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_one_writer()', compared);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ who is credited

-- Articles credit different speakers of an utterance: a quote in one of them names parties (people, organisations,
-- groups, or outlets that speak) of whom none is or may be one that a quote in another names.
-- - Whoever belongs to an organisation or a group, however far up, may be whom it is credited to.
-- - Speakers of one quote speak jointly: there is no conflict where some quote has a party of both. Two speakers that one
--   article credits in separate quotes are rivals.
-- - A speaker who is only described may be anyone, and counts for nothing.
-- Stages:
--   named    each quote of the utterance with each party that it names
--   above    each party with whomever it belongs to, and itself
--   may_be   the same both ways
--   spoken   each quote with its parties
--   credit   each set of parties, the first and the last article that names it, and whoever these parties may be
-- Then two sets conflict that may not be each other, in two articles, and that no quote joins.
CREATE OR REPLACE FUNCTION verbatim_attribution_conflict(utterance uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH RECURSIVE named AS MATERIALIZED (
    SELECT q.id AS quote_id, q.article_id, coalesce(p.id, s.id) AS party
    FROM utterance AS u
    JOIN quote AS q ON q.utterance_id = u.id AND q.status <> 'REJECTED'
    JOIN article AS a ON a.id = q.article_id AND a.status <> 'REJECTED' AND a.withdrawn_at IS NULL AND a.newest_id IS NULL
    JOIN attribution AS l ON l.quote_id = q.id AND l.role = 'SPEAKER'
    LEFT JOIN person AS p ON p.id = l.person_id AND p.status <> 'REJECTED'
    LEFT JOIN source AS s ON s.id = l.source_id AND s.status <> 'REJECTED'
    WHERE u.id = utterance AND u.status <> 'REJECTED' AND num_nonnulls(p.id, s.id) > 0
  ), above AS (
    SELECT DISTINCT party, party AS id FROM named
    UNION
    SELECT b.party, o.id FROM above AS b
    JOIN person AS p ON p.id = b.id
    JOIN person AS o ON o.id = p.affiliation_id AND o.status <> 'REJECTED'
  ), may_be AS (
    SELECT party, id FROM above UNION SELECT id, party FROM above
  ), spoken AS (
    SELECT article_id, array_agg(DISTINCT party) AS parties FROM named GROUP BY quote_id, article_id
  ), credit AS MATERIALIZED (
    SELECT parties, min(article_id::text) AS first, max(article_id::text) AS last,
      ARRAY(SELECT DISTINCT m.id FROM may_be AS m WHERE m.party = ANY(parties)) AS may_be
    FROM spoken GROUP BY parties
  )
  SELECT EXISTS (
    SELECT 1 FROM credit AS x JOIN credit AS y ON x.parties < y.parties
    WHERE NOT x.may_be && y.parties
      AND least(x.first, y.first) <> greatest(x.last, y.last)
      AND NOT EXISTS (
        SELECT 1 FROM credit AS z, unnest(z.parties) AS one, unnest(z.parties) AS other
        WHERE one <> other AND one = ANY(x.may_be) AND other = ANY(y.may_be)))
$$;
CREATE OR REPLACE FUNCTION verbatim_credit(utterances uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF cardinality(utterances) = 0 THEN RETURN; END IF;
  UPDATE utterance SET attribution_conflict = c.conflict
  FROM (
    SELECT u.id, verbatim_attribution_conflict(u.id) AS conflict
    FROM (SELECT DISTINCT unnest(utterances) AS id) AS u
  ) AS c
  WHERE utterance.id = c.id AND utterance.attribution_conflict <> c.conflict;
END $$;

-- ------------------------------------------------------------------ similar texts

-- The texts that share runs of words with a text, those that share most of them first, and never the article itself.
-- It takes the GIN index whatever the planner thinks: the planner takes && to cost as little as =, but without the index
-- PostgreSQL compares every run of one text with every run of the other, and a few hundred long texts take seconds.
CREATE OR REPLACE FUNCTION verbatim_similar_texts(article uuid, runs integer[], most integer)
  RETURNS TABLE (article_id uuid, shared bigint)
  LANGUAGE sql STABLE SET search_path FROM CURRENT SET enable_seqscan = off AS $$
  SELECT s.article_id, (SELECT count(*) FROM (SELECT unnest(s.hashes) INTERSECT SELECT unnest(runs)) AS common) AS shared
  FROM article_shingles AS s WHERE s.hashes && runs AND s.article_id <> article
  ORDER BY shared DESC, s.article_id LIMIT most
$$;

-- ------------------------------------------------------------------ corroboration

-- A passage of an article lies in quotation: quotation marks (quotes of type DIRECT and MIXED) hold more than half of it,
-- and all but 32 code points at most, room for a cue that is printed alike behind the marks.
CREATE OR REPLACE FUNCTION verbatim_in_quotation(article uuid, first integer, last integer) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT o.outside <= 32 AND o.outside * 2 < last - first
  FROM (
    SELECT coalesce(sum(upper(r) - lower(r)), 0) AS outside
    FROM unnest(int4multirange(int4range(first, last)) - coalesce((
      SELECT range_agg(int4range(q.start_offset, q.end_offset)) FROM quote AS q
      WHERE q.article_id = article AND q.type IN ('DIRECT', 'MIXED') AND q.status <> 'REJECTED'
        AND q.start_offset < last AND q.end_offset > first
    ), '{}')) AS r
  ) AS o
$$;
-- A passage that two articles share is speech that both quote, and no sign of copying.
CREATE OR REPLACE FUNCTION verbatim_shared_speech(o article_overlap) RETURNS boolean
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT verbatim_in_quotation((o).article_id, (o).start_offset, (o).end_offset)
    AND verbatim_in_quotation((o).other_id, (o).other_start, (o).other_end)
$$;

-- How many groups articles 1 to n fall into, where each of ones belongs together with the one of others in its place.
-- Union-find: every article leads to another of its group or to itself. Halving each way that is gone keeps ways short
-- in a chain of any length; arrays are changed in place.
CREATE OR REPLACE FUNCTION verbatim_groups(articles integer, ones integer[], others integer[]) RETURNS integer
  LANGUAGE plpgsql IMMUTABLE SET search_path FROM CURRENT AS $$
DECLARE
  leads integer[] := ARRAY(SELECT generate_series(1, articles));
  groups integer := articles;
  one integer;
  other integer;
BEGIN
  FOR i IN 1 .. coalesce(cardinality(ones), 0) LOOP
    EXIT WHEN groups = 1;
    one := ones[i];
    WHILE leads[one] <> one LOOP
      leads[one] := leads[leads[one]];
      one := leads[one];
    END LOOP;
    other := others[i];
    WHILE leads[other] <> other LOOP
      leads[other] := leads[leads[other]];
      other := leads[other];
    END LOOP;
    CONTINUE WHEN one = other;
    leads[greatest(one, other)] := least(one, other);
    groups := groups - 1;
  END LOOP;
  RETURN groups;
END $$;

-- Counts confirmed appearances of claims, and the independent origins of those that support them. Supporting articles
-- are one origin where
-- - they are of one source, or of sources with a common parent, however far up;
-- - one credits the other's source;
-- - both credit one source that wrote or delivered the text or a part of it (ORIGINATOR or SUPPLIER). Whoever only told
--   them something (INFORMANT) may have told each something else;
-- - both print the same text;
-- - both state the claim in shared copy of twelve words or more that is not quoted. Copy begins and ends with words, and
--   what states a claim often with a quotation mark or a full stop, so only its words have to lie in the copy;
-- - both quote one speaker or utterance.
-- Origins join transitively, so that of all articles with one sign each is joined to the first only.
-- Stages:
--   counted     the appearances that count, each with its article's source
--   supporting  those that support, with the number n of their article within the claim
--   family      the sources that stand above those of supporting articles, with the first article below each
--   sign        what makes articles one origin: outlet, family, supplier, text, utterance or speaker; an outlet that is credited
--               is not the article's own
--   stated      the words that state the claim, of articles that share anything
--   copied      shared copy that holds such words of both articles
--   joined      pairs of articles of one origin, by signs and by copies
--   fact        rows of all claims, counted and joined, under one another
--   total       the counts and the pairs of each claim
-- Nothing is joined here but to tables, by their indexes: of intermediate results the planner does not know that they
-- are large, and would compare each of their rows with each.
CREATE OR REPLACE FUNCTION verbatim_corroborate(claims uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF cardinality(claims) = 0 THEN RETURN; END IF;
  INSERT INTO claim_corroboration AS k (claim_id, articles, sources, independent_origins, supports, refutes, discusses, contested)
  WITH RECURSIVE counted AS MATERIALIZED (
    SELECT ap.claim_id, ap.article_id, ap.stance, ap.quote_id, ap.exact, ap.start_offset, ap.end_offset, s.id AS source_id, a.sha256
    FROM appearance AS ap
    JOIN article AS a ON a.id = ap.article_id AND a.status <> 'REJECTED' AND a.withdrawn_at IS NULL AND a.newest_id IS NULL
    LEFT JOIN quote AS q ON q.id = ap.quote_id
    LEFT JOIN source AS s ON s.id = a.source_id AND s.status <> 'REJECTED'
    WHERE ap.claim_id = ANY(claims) AND ap.status = 'CONFIRMED' AND (ap.quote_id IS NULL OR q.status <> 'REJECTED')
  ), supporting AS MATERIALIZED (
    SELECT *, (dense_rank() OVER (PARTITION BY claim_id ORDER BY article_id))::integer AS n
    FROM counted WHERE stance = 'SUPPORTS'
  ), family AS (
    SELECT claim_id, source_id AS id, min(n) AS n FROM supporting WHERE source_id IS NOT NULL GROUP BY 1, 2
    UNION
    SELECT f.claim_id, p.id, f.n FROM family AS f
    JOIN source AS m ON m.id = f.id
    JOIN source AS p ON p.id = m.parent_id AND p.status <> 'REJECTED'
  ), sign AS (
    SELECT claim_id, n, 'outlet' AS kind, source_id AS id, true AS own FROM supporting WHERE source_id IS NOT NULL
    UNION ALL
    -- Creditors join the articles of the outlet, and each other only where it supplied them.
    SELECT x.claim_id, x.n, 'outlet', cr.source_id, false
    FROM supporting AS x JOIN credit AS cr ON cr.article_id = x.article_id
    UNION ALL
    SELECT x.claim_id, x.n, 'supplier', s.id, true FROM supporting AS x
    JOIN credit AS cr ON cr.article_id = x.article_id AND cr.role <> 'INFORMANT'
    JOIN source AS s ON s.id = cr.source_id AND s.status <> 'REJECTED'
    UNION ALL
    SELECT claim_id, n, 'text', left(sha256, 32)::uuid, true FROM supporting
    UNION ALL
    SELECT claim_id, n, 'family', id, true FROM family
    UNION ALL
    SELECT x.claim_id, x.n, 'utterance', u.id, true FROM supporting AS x
    JOIN quote AS q ON q.id = x.quote_id
    JOIN utterance AS u ON u.id = q.utterance_id AND u.status <> 'REJECTED'
    UNION ALL
    SELECT x.claim_id, x.n, 'speaker', coalesce(p.id, s.id), true FROM supporting AS x
    JOIN attribution AS l ON l.quote_id = x.quote_id AND l.role = 'SPEAKER'
    LEFT JOIN person AS p ON p.id = l.person_id AND p.status <> 'REJECTED'
    LEFT JOIN source AS s ON s.id = l.source_id AND s.status <> 'REJECTED'
    WHERE num_nonnulls(p.id, s.id) > 0
  ), stated AS MATERIALIZED (
    -- Looking for the words takes longer than all else, and few articles share anything.
    SELECT x.claim_id, x.article_id, x.n, w.*
    FROM supporting AS x, verbatim_word_span(x.exact, x.start_offset, x.end_offset) AS w
    WHERE (SELECT true FROM article_overlap WHERE article_id = x.article_id LIMIT 1)
      OR (SELECT true FROM article_overlap WHERE other_id = x.article_id LIMIT 1)
  ), copied AS MATERIALIZED (
    SELECT claim_id, min(one) AS one, min(other) AS other, article_id, other_id,
      start_offset, min(end_offset) AS end_offset, other_start, min(other_end) AS other_end, min(words) AS words
    FROM (
      SELECT x.claim_id, x.n AS one, NULL::integer AS other, o.* FROM stated AS x
      JOIN article_overlap AS o ON o.article_id = x.article_id AND o.words >= 12
        AND o.start_offset <= x.start_offset AND o.end_offset >= x.end_offset
      UNION ALL
      SELECT y.claim_id, NULL, y.n, o.* FROM stated AS y
      JOIN article_overlap AS o ON o.other_id = y.article_id AND o.words >= 12
        AND o.other_start <= y.start_offset AND o.other_end >= y.end_offset
    ) AS side
    GROUP BY claim_id, article_id, other_id, start_offset, other_start
    HAVING count(one) > 0 AND count(other) > 0
  ), joined AS (
    SELECT claim_id, n AS one, min(n) FILTER (WHERE own) OVER (PARTITION BY claim_id, kind, id) AS other FROM sign
    UNION ALL
    SELECT claim_id, one, other FROM copied
    WHERE NOT verbatim_shared_speech(ROW(article_id, other_id, start_offset, end_offset, other_start, other_end, words)::article_overlap)
  ), fact AS (
    SELECT id AS claim_id, NULL::uuid AS article_id, NULL::stance AS stance, NULL::uuid AS source_id, NULL::integer AS one, NULL::integer AS other
    FROM claim WHERE id = ANY(claims)
    UNION ALL
    SELECT claim_id, article_id, stance, source_id, NULL, NULL FROM counted
    UNION ALL
    SELECT claim_id, NULL, NULL, NULL, one, other FROM joined WHERE one <> other
  ), total AS (
    SELECT claim_id,
      count(DISTINCT article_id)::integer AS articles,
      count(DISTINCT source_id) FILTER (WHERE stance = 'SUPPORTS')::integer AS sources,
      count(DISTINCT article_id) FILTER (WHERE stance = 'SUPPORTS')::integer AS supports,
      count(DISTINCT article_id) FILTER (WHERE stance = 'REFUTES')::integer AS refutes,
      count(DISTINCT article_id) FILTER (WHERE stance = 'DISCUSSES')::integer AS discusses,
      array_agg(one) FILTER (WHERE one IS NOT NULL) AS ones,
      array_agg(other) FILTER (WHERE one IS NOT NULL) AS others
    FROM fact GROUP BY claim_id
  )
  SELECT claim_id, articles, sources, verbatim_groups(supports, ones, others), supports, refutes, discusses, supports > 0 AND refutes > 0
  FROM total
  ON CONFLICT (claim_id) DO UPDATE SET
    articles = EXCLUDED.articles,
    sources = EXCLUDED.sources,
    independent_origins = EXCLUDED.independent_origins,
    supports = EXCLUDED.supports,
    refutes = EXCLUDED.refutes,
    discusses = EXCLUDED.discusses,
    contested = EXCLUDED.contested
  WHERE (k.*) IS DISTINCT FROM (EXCLUDED.*);
END $$;

-- ------------------------------------------------------------------ what they follow from, and nothing else

CREATE OR REPLACE FUNCTION verbatim_claim_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO claim_corroboration (claim_id) SELECT id FROM new_rows ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_appearance_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM new_rows WHERE status = 'CONFIRMED'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM old_rows WHERE status = 'CONFIRMED'));
  ELSE
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.claim_id, o.article_id, o.quote_id, o.stance, o.status, o.start_offset, o.end_offset)
        IS DISTINCT FROM (n.claim_id, n.article_id, n.quote_id, n.stance, n.status, n.start_offset, n.end_offset)));
  END IF;
  RETURN NULL;
END $$;

-- Quotes of an article decide which of its shared copy is quoted, for every claim that appears there, be it in part.
-- Each quote is given by its place in the three arrays.
CREATE OR REPLACE FUNCTION verbatim_quotation_changed(articles uuid[], starts integer[], ends integer[]) RETURNS void
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(
    SELECT DISTINCT ap.claim_id
    FROM unnest(articles, starts, ends) AS q(article_id, start_offset, end_offset)
    JOIN article_overlap AS o ON o.article_id = q.article_id AND o.start_offset < q.end_offset AND o.end_offset > q.start_offset
    JOIN appearance AS ap ON ap.article_id = q.article_id AND ap.start_offset < o.end_offset AND ap.end_offset > o.start_offset
    WHERE ap.status = 'CONFIRMED' AND ap.stance = 'SUPPORTS'));
END $$;
CREATE OR REPLACE FUNCTION verbatim_quote_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  articles uuid[];
  starts integer[];
  ends integer[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(article_id), array_agg(start_offset), array_agg(end_offset) INTO articles, starts, ends FROM new_rows;
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM new_rows WHERE utterance_id IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(article_id), array_agg(start_offset), array_agg(end_offset) INTO articles, starts, ends FROM old_rows;
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM old_rows WHERE utterance_id IS NOT NULL));
  ELSE
    SELECT array_agg(v.article_id), array_agg(v.start_offset), array_agg(v.end_offset) INTO articles, starts, ends
    FROM old_rows AS o JOIN new_rows AS n USING (id),
      LATERAL (VALUES (o.article_id, o.start_offset, o.end_offset), (n.article_id, n.start_offset, n.end_offset))
        AS v(article_id, start_offset, end_offset)
    WHERE (o.article_id, o.start_offset, o.end_offset, o.type, o.status = 'REJECTED')
      IS DISTINCT FROM (n.article_id, n.start_offset, n.end_offset, n.type, n.status = 'REJECTED');
    PERFORM verbatim_quotation_changed(articles, starts, ends);
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT ap.claim_id FROM old_rows AS o JOIN new_rows AS n USING (id) JOIN appearance AS ap ON ap.quote_id = n.id
      WHERE (o.utterance_id, o.status = 'REJECTED') IS DISTINCT FROM (n.utterance_id, n.status = 'REJECTED')
        AND ap.status = 'CONFIRMED'));
    PERFORM verbatim_credit(ARRAY(
      SELECT u FROM old_rows AS o JOIN new_rows AS n USING (id), unnest(ARRAY[o.utterance_id, n.utterance_id]) AS u
      WHERE (o.utterance_id, o.article_id, o.status = 'REJECTED')
        IS DISTINCT FROM (n.utterance_id, n.article_id, n.status = 'REJECTED') AND u IS NOT NULL));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_speakers_changed(quotes uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM appearance WHERE quote_id = ANY(quotes) AND status = 'CONFIRMED'));
  PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM quote WHERE id = ANY(quotes) AND utterance_id IS NOT NULL));
END $$;
CREATE OR REPLACE FUNCTION verbatim_attribution_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM new_rows WHERE role = 'SPEAKER'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM old_rows WHERE role = 'SPEAKER'));
  ELSE
    PERFORM verbatim_speakers_changed(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.quote_id, n.quote_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.quote_id, o.role, o.person_id, o.source_id) IS DISTINCT FROM (n.quote_id, n.role, n.person_id, n.source_id)));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_articles_changed(articles uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_corroborate(ARRAY(SELECT DISTINCT claim_id FROM appearance WHERE article_id = ANY(articles) AND status = 'CONFIRMED'));
END $$;
CREATE OR REPLACE FUNCTION verbatim_credit_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_articles_changed(ARRAY(SELECT DISTINCT article_id FROM new_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_articles_changed(ARRAY(SELECT DISTINCT article_id FROM old_rows));
  ELSE
    PERFORM verbatim_articles_changed(ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.article_id, n.article_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.article_id, o.source_id, o.role) IS DISTINCT FROM (n.article_id, n.source_id, n.role)));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_article_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  articles uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.source_id, o.status = 'REJECTED', o.withdrawn_at IS NULL, o.newest_id IS NULL)
      IS DISTINCT FROM (n.source_id, n.status = 'REJECTED', n.withdrawn_at IS NULL, n.newest_id IS NULL));
BEGIN
  PERFORM verbatim_articles_changed(articles);
  PERFORM verbatim_credit(ARRAY(SELECT utterance_id FROM quote WHERE article_id = ANY(articles) AND utterance_id IS NOT NULL));
  RETURN NULL;
END $$;

-- Of passages, only those of twelve words count, and only where both articles support the claim.
CREATE OR REPLACE FUNCTION verbatim_overlap_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT x.claim_id FROM new_rows AS o
      JOIN appearance AS x ON x.article_id = o.article_id AND x.status = 'CONFIRMED' AND x.stance = 'SUPPORTS'
      JOIN appearance AS y ON y.claim_id = x.claim_id AND y.article_id = o.other_id AND y.status = 'CONFIRMED' AND y.stance = 'SUPPORTS'
      WHERE o.words >= 12));
  ELSE
    PERFORM verbatim_corroborate(ARRAY(
      SELECT DISTINCT x.claim_id FROM old_rows AS o
      JOIN appearance AS x ON x.article_id = o.article_id AND x.status = 'CONFIRMED' AND x.stance = 'SUPPORTS'
      JOIN appearance AS y ON y.claim_id = x.claim_id AND y.article_id = o.other_id AND y.status = 'CONFIRMED' AND y.stance = 'SUPPORTS'
      WHERE o.words >= 12));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_source_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  sources uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.parent_id, o.status = 'REJECTED') IS DISTINCT FROM (n.parent_id, n.status = 'REJECTED'));
BEGIN
  IF cardinality(sources) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_articles_changed(ARRAY(
    WITH RECURSIVE family AS (
      SELECT unnest(sources) AS id
      UNION SELECT s.id FROM source AS s JOIN family AS f ON s.parent_id = f.id
    )
    SELECT a.id FROM article AS a JOIN family AS f ON a.source_id = f.id
    UNION SELECT article_id FROM credit WHERE source_id = ANY(sources)));
  PERFORM verbatim_speakers_changed(ARRAY(SELECT DISTINCT quote_id FROM attribution WHERE source_id = ANY(sources) AND role = 'SPEAKER'));
  RETURN NULL;
END $$;

-- Who is affiliated with whom decides about conflicts, of everybody further down, too; about origins only who is refused.
CREATE OR REPLACE FUNCTION verbatim_person_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  refused uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.status = 'REJECTED') <> (n.status = 'REJECTED'));
  people uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.affiliation_id, o.status = 'REJECTED') IS DISTINCT FROM (n.affiliation_id, n.status = 'REJECTED'));
BEGIN
  IF cardinality(people) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_corroborate(ARRAY(
    SELECT DISTINCT ap.claim_id FROM attribution AS l JOIN appearance AS ap ON ap.quote_id = l.quote_id AND ap.status = 'CONFIRMED'
    WHERE l.person_id = ANY(refused) AND l.role = 'SPEAKER'));
  PERFORM verbatim_credit(ARRAY(
    WITH RECURSIVE below AS (
      SELECT unnest(people) AS id
      UNION SELECT p.id FROM person AS p JOIN below AS b ON p.affiliation_id = b.id
    )
    SELECT q.utterance_id FROM below AS b
    JOIN attribution AS l ON l.person_id = b.id AND l.role = 'SPEAKER'
    JOIN quote AS q ON q.id = l.quote_id WHERE q.utterance_id IS NOT NULL));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION verbatim_utterance_compare() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  utterances uuid[] := ARRAY(
    SELECT n.id FROM old_rows AS o JOIN new_rows AS n USING (id)
    WHERE (o.status = 'REJECTED') <> (n.status = 'REJECTED'));
BEGIN
  IF cardinality(utterances) = 0 THEN RETURN NULL; END IF;
  PERFORM verbatim_speakers_changed(ARRAY(SELECT id FROM quote WHERE utterance_id = ANY(utterances)));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER claim_inserted_compares AFTER INSERT ON claim
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_claim_compare();
CREATE OR REPLACE TRIGGER article_overlap_inserted_compares AFTER INSERT ON article_overlap
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_overlap_compare();
CREATE OR REPLACE TRIGGER article_overlap_deleted_compares AFTER DELETE ON article_overlap
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_overlap_compare();
DO $$
DECLARE
  compared text;
BEGIN
  FOREACH compared IN ARRAY ARRAY['appearance', 'quote', 'attribution', 'credit'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_inserted_compares AFTER INSERT ON %1$s
      REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_deleted_compares AFTER DELETE ON %1$s
      REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
  END LOOP;
  FOREACH compared IN ARRAY ARRAY['appearance', 'quote', 'attribution', 'credit', 'article', 'source', 'person', 'utterance'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_updated_compares AFTER UPDATE ON %1$s
      REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_%1$s_compare()', compared);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ rows from before the triggers

SELECT verbatim_corroborate(ARRAY(SELECT id FROM claim));
SELECT verbatim_credit(ARRAY(SELECT id FROM utterance));
