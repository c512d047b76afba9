-- Columns that the database keeps by itself: sort names, days and publishers repeated, counts of quotes.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ sort names

CREATE OR REPLACE FUNCTION verbatim_sort_name() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.sort_name := lower(unaccent('unaccent'::regdictionary, NEW.name));
  RETURN NEW;
END $$;
-- Compared byte by byte, so that both engines and every locale sort alike. A column that a trigger names cannot be
-- altered, so the trigger goes first.
DO $$
DECLARE
  tree text;
BEGIN
  FOREACH tree IN ARRAY ARRAY['person', 'source'] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %1$s_sort_name ON %1$s', tree);
    EXECUTE format('ALTER TABLE %1$s ALTER COLUMN sort_name TYPE TEXT COLLATE "C"', tree);
    EXECUTE format('CREATE TRIGGER %1$s_sort_name BEFORE INSERT OR UPDATE OF name, sort_name ON %1$s
      FOR EACH ROW EXECUTE FUNCTION verbatim_sort_name()', tree);
  END LOOP;
END $$;

-- ------------------------------------------------------------------ days, publishers, states

-- An article's day, publisher and state stand on its quotes and appearances, and those of a quote on its attributions,
-- where indexes need them. Triggers read them for each row that is written (10-verbatim.sql, and below); the others here
-- have those rows written again for which they became others. A row that has the new state already keeps it: it was no
-- more trusted than the state that changed, and no less trusted than what else it belongs to.
CREATE OR REPLACE FUNCTION verbatim_article_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  state review_status := CASE WHEN NEW.withdrawn_at IS NULL THEN NEW.status END;
BEGIN
  UPDATE quote SET date_published = NEW.date_published, source_id = NEW.source_id, effective_status = state,
    superseded = NEW.newest_id IS NOT NULL WHERE article_id = NEW.id;
  UPDATE appearance SET date_published = NEW.date_published, source_id = NEW.source_id, effective_status = state,
    superseded = NEW.newest_id IS NOT NULL WHERE article_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_repeats AFTER UPDATE ON article FOR EACH ROW
  WHEN ((OLD.date_published, OLD.source_id, OLD.status, OLD.withdrawn_at IS NULL, OLD.newest_id IS NULL)
    IS DISTINCT FROM (NEW.date_published, NEW.source_id, NEW.status, NEW.withdrawn_at IS NULL, NEW.newest_id IS NULL))
  EXECUTE FUNCTION verbatim_article_repeat();

CREATE OR REPLACE FUNCTION verbatim_utterance_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE quote SET said_on = CASE WHEN NEW.status <> 'REJECTED' THEN NEW.said_on END,
    attribution_conflict = NEW.attribution_conflict WHERE utterance_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER utterance_repeats AFTER UPDATE ON utterance FOR EACH ROW
  WHEN ((OLD.said_on, OLD.status = 'REJECTED', OLD.attribution_conflict)
    IS DISTINCT FROM (NEW.said_on, NEW.status = 'REJECTED', NEW.attribution_conflict))
  EXECUTE FUNCTION verbatim_utterance_repeat();

CREATE OR REPLACE FUNCTION verbatim_attribution_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  SELECT date_published, article_id, start_offset, end_offset, source_id, utterance_id, effective_status, superseded
    INTO NEW.date_published, NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.publisher_id, NEW.utterance_id,
      NEW.effective_status, NEW.superseded
    FROM quote WHERE id = NEW.quote_id;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER attribution_repeats
  BEFORE INSERT OR UPDATE OF quote_id, date_published, article_id, start_offset, end_offset, publisher_id, utterance_id,
    effective_status, superseded ON attribution
  FOR EACH ROW EXECUTE FUNCTION verbatim_attribution_write();
CREATE OR REPLACE FUNCTION verbatim_quote_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE attribution SET effective_status = NEW.effective_status WHERE quote_id = NEW.id;
  UPDATE appearance SET effective_status = NEW.status WHERE quote_id = NEW.id AND effective_status IS NOT NULL;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_repeats AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.article_id, OLD.start_offset, OLD.end_offset, OLD.date_published, OLD.source_id, OLD.utterance_id, OLD.status,
      OLD.effective_status, OLD.superseded)
    IS DISTINCT FROM (NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.date_published, NEW.source_id, NEW.utterance_id,
      NEW.status, NEW.effective_status, NEW.superseded))
  EXECUTE FUNCTION verbatim_quote_repeat();
CREATE OR REPLACE FUNCTION verbatim_claim_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE appearance SET effective_status = NEW.status WHERE claim_id = NEW.id AND effective_status IS NOT NULL;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER claim_repeats AFTER UPDATE ON claim FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION verbatim_claim_repeat();

-- ------------------------------------------------------------------ what quotes are filtered by

-- Whether a quote's chain names a speaker, or someone who relays it, and whether articles credit its utterance to different
-- speakers, stand on the quote: an index of the quotes then answers how many there are. quote_is_verbatim in
-- 10-verbatim.sql reads them anew whenever somebody writes them; these triggers write them where they became others.
CREATE OR REPLACE FUNCTION verbatim_chain_repeat(quotes uuid[]) RETURNS void LANGUAGE sql SET search_path FROM CURRENT AS $$
  UPDATE quote SET speaker_named = c.speaker_named, relayed = c.relayed
  FROM (
    SELECT q.id, coalesce(bool_or(l.role = 'SPEAKER' AND num_nonnulls(l.person_id, l.source_id) > 0), false) AS speaker_named,
      coalesce(bool_or(l.role = 'REPORTED_BY'), false) AS relayed
    FROM unnest(quotes) AS q(id) LEFT JOIN attribution AS l ON l.quote_id = q.id GROUP BY q.id
  ) AS c
  WHERE quote.id = c.id AND (quote.speaker_named, quote.relayed) <> (c.speaker_named, c.relayed)
$$;
CREATE OR REPLACE FUNCTION verbatim_attribution_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  quotes uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    quotes := ARRAY(SELECT DISTINCT quote_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    quotes := ARRAY(SELECT DISTINCT quote_id FROM old_rows);
  ELSE
    quotes := ARRAY(
      SELECT DISTINCT unnest(ARRAY[o.quote_id, n.quote_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.quote_id, o.role, o.person_id, o.source_id) IS DISTINCT FROM (n.quote_id, n.role, n.person_id, n.source_id));
  END IF;
  IF cardinality(quotes) > 0 THEN PERFORM verbatim_chain_repeat(quotes); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER attribution_inserted_chain AFTER INSERT ON attribution
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();
CREATE OR REPLACE TRIGGER attribution_updated_chain AFTER UPDATE ON attribution
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();
CREATE OR REPLACE TRIGGER attribution_deleted_chain AFTER DELETE ON attribution
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_chain();

-- ------------------------------------------------------------------ counts of quotes

-- person.quote_count counts the quotes of which the person is a speaker. Refused quotes do not count, nor do those of
-- refused or withdrawn articles, nor those of any but the newest versions.
-- It is counted while the person's row is locked, by a statement that begins after that: of two transactions that quote
-- one person at once, the second counts what the first wrote.
CREATE OR REPLACE FUNCTION verbatim_person_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.quote_count := (
    SELECT count(*) FROM attribution AS a
    JOIN quote AS q ON q.id = a.quote_id AND q.status <> 'REJECTED'
    JOIN article AS ar ON ar.id = q.article_id AND ar.status <> 'REJECTED' AND ar.withdrawn_at IS NULL AND ar.newest_id IS NULL
    WHERE a.person_id = NEW.id AND a.role = 'SPEAKER');
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_quote_count BEFORE INSERT OR UPDATE OF quote_count ON person
  FOR EACH ROW EXECUTE FUNCTION verbatim_person_count();
-- Locks in the order of ids, so that two transactions that quote the same people do not wait for each other.
CREATE OR REPLACE FUNCTION verbatim_count_quotes(people uuid[]) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM 1 FROM person WHERE id = ANY(people) ORDER BY id FOR NO KEY UPDATE;
  UPDATE person SET quote_count = quote_count WHERE id = ANY(people);
END $$;
CREATE OR REPLACE FUNCTION verbatim_attribution_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM verbatim_count_quotes(ARRAY(SELECT DISTINCT person_id FROM new_rows WHERE person_id IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM verbatim_count_quotes(ARRAY(SELECT DISTINCT person_id FROM old_rows WHERE person_id IS NOT NULL));
  ELSE
    PERFORM verbatim_count_quotes(ARRAY(
      SELECT unnest(ARRAY[o.person_id, n.person_id]) FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.person_id, o.role, o.quote_id) IS DISTINCT FROM (n.person_id, n.role, n.quote_id)));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER attribution_inserted AFTER INSERT ON attribution
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE TRIGGER attribution_updated AFTER UPDATE ON attribution
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE TRIGGER attribution_deleted AFTER DELETE ON attribution
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_attribution_count();
CREATE OR REPLACE FUNCTION verbatim_quote_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_count_quotes(ARRAY(
    SELECT DISTINCT a.person_id FROM attribution AS a
    WHERE a.quote_id = NEW.id AND a.person_id IS NOT NULL AND a.role = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_status_counts AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.status = 'REJECTED') <> (NEW.status = 'REJECTED') OR OLD.article_id <> NEW.article_id)
  EXECUTE FUNCTION verbatim_quote_count();
CREATE OR REPLACE FUNCTION verbatim_article_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM verbatim_count_quotes(ARRAY(
    SELECT DISTINCT a.person_id FROM attribution AS a JOIN quote AS q ON q.id = a.quote_id
    WHERE q.article_id = NEW.id AND a.person_id IS NOT NULL AND a.role = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_status_counts AFTER UPDATE ON article FOR EACH ROW
  WHEN ((OLD.status = 'REJECTED' OR OLD.withdrawn_at IS NOT NULL OR OLD.newest_id IS NOT NULL)
    <> (NEW.status = 'REJECTED' OR NEW.withdrawn_at IS NOT NULL OR NEW.newest_id IS NOT NULL))
  EXECUTE FUNCTION verbatim_article_count();

-- ------------------------------------------------------------------ rows from before the triggers

UPDATE quote AS q SET effective_status = a.status, superseded = a.newest_id IS NOT NULL FROM article AS a
  WHERE a.id = q.article_id AND (q.superseded, q.effective_status) IS DISTINCT FROM
    (a.newest_id IS NOT NULL, CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, q.status) END);
UPDATE quote AS q SET said_on = CASE WHEN u.status <> 'REJECTED' THEN u.said_on END FROM utterance AS u
  WHERE u.id = q.utterance_id AND q.said_on IS DISTINCT FROM CASE WHEN u.status <> 'REJECTED' THEN u.said_on END;
UPDATE attribution AS l SET effective_status = q.effective_status FROM quote AS q
  WHERE q.id = l.quote_id AND (l.article_id, l.start_offset, l.end_offset, l.publisher_id, l.utterance_id,
      l.effective_status, l.superseded)
    IS DISTINCT FROM (q.article_id, q.start_offset, q.end_offset, q.source_id, q.utterance_id, q.effective_status,
      q.superseded);
SELECT verbatim_chain_repeat(ARRAY(SELECT id FROM quote));
UPDATE quote AS q SET attribution_conflict = u.attribution_conflict FROM utterance AS u
  WHERE u.id = q.utterance_id AND q.attribution_conflict <> u.attribution_conflict;
UPDATE appearance AS p SET effective_status = a.status, superseded = a.newest_id IS NOT NULL
  FROM article AS a, claim AS c, (SELECT ap.id, q.status FROM appearance AS ap LEFT JOIN quote AS q ON q.id = ap.quote_id) AS o
  WHERE a.id = p.article_id AND c.id = p.claim_id AND o.id = p.id AND (p.superseded, p.effective_status) IS DISTINCT FROM
    (a.newest_id IS NOT NULL,
      CASE WHEN a.withdrawn_at IS NULL THEN verbatim_least_trusted(a.status, p.status, c.status, o.status) END);
