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

-- ------------------------------------------------------------------ days and publishers

-- An article's day and publisher stand on its quotes, appearances and attributions, where indexes need them.
CREATE OR REPLACE FUNCTION verbatim_article_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE quote SET date_published = NEW.date_published, source_id = NEW.source_id WHERE article_id = NEW.id;
  UPDATE appearance SET date_published = NEW.date_published, source_id = NEW.source_id WHERE article_id = NEW.id;
  UPDATE attribution SET date_published = NEW.date_published
    WHERE quote_id IN (SELECT id FROM quote WHERE article_id = NEW.id);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER article_repeats AFTER UPDATE ON article FOR EACH ROW
  WHEN (OLD.date_published IS DISTINCT FROM NEW.date_published OR OLD.source_id IS DISTINCT FROM NEW.source_id)
  EXECUTE FUNCTION verbatim_article_repeat();

CREATE OR REPLACE FUNCTION verbatim_attribution_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.date_published := (SELECT date_published FROM quote WHERE id = NEW.quote_id);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER attribution_repeats BEFORE INSERT OR UPDATE OF quote_id, date_published ON attribution
  FOR EACH ROW EXECUTE FUNCTION verbatim_attribution_write();
CREATE OR REPLACE FUNCTION verbatim_quote_repeat() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE attribution SET date_published = NEW.date_published WHERE quote_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_repeats AFTER UPDATE ON quote FOR EACH ROW
  WHEN (OLD.article_id <> NEW.article_id) EXECUTE FUNCTION verbatim_quote_repeat();

-- ------------------------------------------------------------------ counts of quotes

-- person.quote_count counts the quotes of which the person is a speaker. Refused quotes do not count, nor do those of
-- refused or withdrawn articles.
-- It is counted while the person's row is locked, by a statement that begins after that: of two transactions that quote
-- one person at once, the second counts what the first wrote.
CREATE OR REPLACE FUNCTION verbatim_person_count() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.quote_count := (
    SELECT count(*) FROM attribution AS a
    JOIN quote AS q ON q.id = a.quote_id AND q.status <> 'REJECTED'
    JOIN article AS ar ON ar.id = q.article_id AND ar.status <> 'REJECTED' AND ar.withdrawn_at IS NULL
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
  WHEN ((OLD.status = 'REJECTED' OR OLD.withdrawn_at IS NOT NULL) <> (NEW.status = 'REJECTED' OR NEW.withdrawn_at IS NOT NULL))
  EXECUTE FUNCTION verbatim_article_count();
