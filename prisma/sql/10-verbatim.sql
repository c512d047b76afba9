-- What must never be, refused by the database itself: quotes that are not verbatim, texts that change, duplicates,
-- circles.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ who sees a row

-- The least trusted of some review states. Whoever sees a state sees all that are trusted more, so a row that belongs to
-- others is visible to those who see this one state. Nulls do not count.
CREATE OR REPLACE FUNCTION verbatim_least_trusted(VARIADIC states review_status[]) RETURNS review_status
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN 'REJECTED'::review_status = ANY (states) THEN 'REJECTED'::review_status
  WHEN 'PROPOSED'::review_status = ANY (states) THEN 'PROPOSED'::review_status
  ELSE 'CONFIRMED'::review_status
END;

-- ------------------------------------------------------------------ spans are verbatim

ALTER TABLE quote DROP CONSTRAINT IF EXISTS quote_span_not_empty,
  ADD CONSTRAINT quote_span_not_empty CHECK (start_offset >= 0 AND end_offset > start_offset);
ALTER TABLE appearance DROP CONSTRAINT IF EXISTS appearance_span_not_empty,
  ADD CONSTRAINT appearance_span_not_empty CHECK (start_offset >= 0 AND end_offset > start_offset);

-- Every write compares the text again when the words, the offsets or the article changed, so a span cannot be moved
-- away from its quote either. It compares the length, too: substr() cuts off what lies behind the end.
-- FOR SHARE waits for whoever gives the article another day, publisher or state at this moment, or the utterance another
-- day or a conflict of speakers: the quote would keep the old one for ever.
CREATE OR REPLACE FUNCTION verbatim_quote_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  printed text;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.article_id, NEW.start_offset, NEW.end_offset, NEW.exact, NEW.prefix, NEW.suffix)
     IS DISTINCT FROM (OLD.article_id, OLD.start_offset, OLD.end_offset, OLD.exact, OLD.prefix, OLD.suffix) THEN
    SELECT body INTO printed FROM article WHERE id = NEW.article_id;
    IF FOUND AND NEW.start_offset >= 0 AND NEW.end_offset > NEW.start_offset THEN
      IF length(NEW.exact) <> NEW.end_offset - NEW.start_offset
         OR substr(printed, NEW.start_offset + 1, NEW.end_offset - NEW.start_offset) <> NEW.exact THEN
        RAISE EXCEPTION 'the quote is not the text of its article from % to %', NEW.start_offset, NEW.end_offset
          USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_verbatim', TABLE = 'quote';
      END IF;
      NEW.prefix := substr(printed, greatest(NEW.start_offset - 32, 0) + 1, least(32, NEW.start_offset));
      NEW.suffix := substr(printed, NEW.end_offset + 1, 32);
    END IF;
  END IF;
  IF TG_OP = 'INSERT'
     OR (NEW.article_id, NEW.date_published, NEW.source_id, NEW.status, NEW.effective_status, NEW.superseded)
     IS DISTINCT FROM
       (OLD.article_id, OLD.date_published, OLD.source_id, OLD.status, OLD.effective_status, OLD.superseded) THEN
    SELECT date_published, source_id, newest_id IS NOT NULL,
        CASE WHEN withdrawn_at IS NULL THEN verbatim_least_trusted(status, NEW.status) END
      INTO NEW.date_published, NEW.source_id, NEW.superseded, NEW.effective_status
      FROM article WHERE id = NEW.article_id FOR SHARE;
  END IF;
  -- A new quote has no chain yet.
  IF TG_OP = 'INSERT' THEN
    NEW.speaker_named := false;
    NEW.relayed := false;
  ELSIF (NEW.speaker_named, NEW.relayed) IS DISTINCT FROM (OLD.speaker_named, OLD.relayed) THEN
    NEW.speaker_named := EXISTS (
      SELECT 1 FROM attribution WHERE quote_id = NEW.id AND role = 'SPEAKER' AND num_nonnulls(person_id, source_id) > 0);
    NEW.relayed := EXISTS (SELECT 1 FROM attribution WHERE quote_id = NEW.id AND role = 'REPORTED_BY');
  END IF;
  IF TG_OP = 'INSERT' OR (NEW.utterance_id, NEW.attribution_conflict, NEW.said_on)
     IS DISTINCT FROM (OLD.utterance_id, OLD.attribution_conflict, OLD.said_on) THEN
    SELECT attribution_conflict, CASE WHEN status <> 'REJECTED' THEN said_on END
      INTO NEW.attribution_conflict, NEW.said_on FROM utterance WHERE id = NEW.utterance_id FOR SHARE;
    NEW.attribution_conflict := coalesce(NEW.attribution_conflict, false);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER quote_is_verbatim BEFORE INSERT OR UPDATE ON quote
  FOR EACH ROW EXECUTE FUNCTION verbatim_quote_write();

CREATE OR REPLACE FUNCTION verbatim_appearance_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  printed text;
  q RECORD;
  claimed review_status;
  quoted review_status;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.article_id, NEW.quote_id, NEW.start_offset, NEW.end_offset, NEW.exact)
     IS DISTINCT FROM (OLD.article_id, OLD.quote_id, OLD.start_offset, OLD.end_offset, OLD.exact) THEN
    SELECT body INTO printed FROM article WHERE id = NEW.article_id;
    IF FOUND AND NEW.start_offset >= 0 AND NEW.end_offset > NEW.start_offset
       AND (length(NEW.exact) <> NEW.end_offset - NEW.start_offset
         OR substr(printed, NEW.start_offset + 1, NEW.end_offset - NEW.start_offset) <> NEW.exact) THEN
      RAISE EXCEPTION 'the appearance is not the text of its article from % to %', NEW.start_offset, NEW.end_offset
        USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
    END IF;
    IF NEW.quote_id IS NOT NULL THEN
      SELECT article_id, start_offset, end_offset INTO q FROM quote WHERE id = NEW.quote_id;
      IF FOUND AND (q.article_id <> NEW.article_id
         OR NEW.start_offset < q.start_offset OR NEW.end_offset > q.end_offset) THEN
        RAISE EXCEPTION 'the appearance does not lie within its quote'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
      END IF;
    END IF;
  END IF;
  IF TG_OP = 'INSERT'
     OR (NEW.claim_id, NEW.article_id, NEW.quote_id, NEW.date_published, NEW.source_id, NEW.status, NEW.effective_status,
       NEW.superseded) IS DISTINCT FROM
       (OLD.claim_id, OLD.article_id, OLD.quote_id, OLD.date_published, OLD.source_id, OLD.status, OLD.effective_status,
       OLD.superseded) THEN
    SELECT status INTO claimed FROM claim WHERE id = NEW.claim_id FOR SHARE;
    SELECT status INTO quoted FROM quote WHERE id = NEW.quote_id FOR SHARE;
    SELECT date_published, source_id, newest_id IS NOT NULL,
        CASE WHEN withdrawn_at IS NULL THEN verbatim_least_trusted(status, NEW.status, claimed, quoted) END
      INTO NEW.date_published, NEW.source_id, NEW.superseded, NEW.effective_status
      FROM article WHERE id = NEW.article_id FOR SHARE;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER appearance_is_verbatim BEFORE INSERT OR UPDATE ON appearance
  FOR EACH ROW EXECUTE FUNCTION verbatim_appearance_write();

-- Nor is a quote moved away from what appears in it.
CREATE OR REPLACE FUNCTION verbatim_quote_holds() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM appearance WHERE quote_id = NEW.id AND (article_id <> NEW.article_id
      OR start_offset < NEW.start_offset OR end_offset > NEW.end_offset)) THEN
    RAISE EXCEPTION 'an appearance would not lie within its quote any longer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'quote';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_holds_appearances AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.article_id, OLD.start_offset, OLD.end_offset) IS DISTINCT FROM (NEW.article_id, NEW.start_offset, NEW.end_offset))
  EXECUTE FUNCTION verbatim_quote_holds();

-- ------------------------------------------------------------------ interrupted speech

-- A quote continues one that its article prints before it, and one that is not refused continues it at most. So nothing
-- continues itself: whoever follows the parts of a sentence comes nearer to an end of the text. The trigger looks when all
-- rows of the statement are there. FOR SHARE waits for whoever moves the other quote at this moment.
CREATE OR REPLACE FUNCTION verbatim_quote_continues() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  earlier RECORD;
BEGIN
  IF NEW.continues_id IS NOT NULL THEN
    SELECT article_id, end_offset INTO earlier FROM quote WHERE id = NEW.continues_id FOR SHARE;
    IF FOUND AND (earlier.article_id <> NEW.article_id OR earlier.end_offset > NEW.start_offset) THEN
      RAISE EXCEPTION 'a quote continues only a quote that the same article prints before it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_continues_earlier', TABLE = 'quote';
    END IF;
  END IF;
  IF EXISTS (SELECT 1 FROM quote WHERE continues_id = NEW.id
      AND (article_id <> NEW.article_id OR start_offset < NEW.end_offset)) THEN
    RAISE EXCEPTION 'a quote would not stand before the quote that continues it any longer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_continues_earlier', TABLE = 'quote';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER quote_inserted_continues AFTER INSERT ON quote FOR EACH ROW
  WHEN (NEW.continues_id IS NOT NULL) EXECUTE FUNCTION verbatim_quote_continues();
CREATE OR REPLACE TRIGGER quote_updated_continues AFTER UPDATE ON quote FOR EACH ROW
  WHEN ((OLD.continues_id, OLD.article_id, OLD.start_offset, OLD.end_offset)
    IS DISTINCT FROM (NEW.continues_id, NEW.article_id, NEW.start_offset, NEW.end_offset))
  EXECUTE FUNCTION verbatim_quote_continues();
CREATE UNIQUE INDEX IF NOT EXISTS quote_continued_once ON quote (continues_id) WHERE status <> 'REJECTED';

-- ------------------------------------------------------------------ texts never change

ALTER TABLE article DROP CONSTRAINT IF EXISTS article_body_matches_sha256,
  ADD CONSTRAINT article_body_matches_sha256 CHECK (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex'));
ALTER TABLE article DROP CONSTRAINT IF EXISTS article_body_not_empty,
  ADD CONSTRAINT article_body_not_empty CHECK (body <> '');

CREATE OR REPLACE FUNCTION verbatim_article_body() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RAISE EXCEPTION 'the body of an article never changes: an edited text is a new article that supersedes the old'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'article_body_is_immutable', TABLE = 'article';
END $$;
CREATE OR REPLACE TRIGGER article_body_is_immutable BEFORE UPDATE ON article FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.sha256 IS DISTINCT FROM NEW.sha256)
  EXECUTE FUNCTION verbatim_article_body();

-- A source prints a text once. Another that prints the same text has an article of its own. Texts of unknown sources
-- count as those of one: nobody could tell them apart.
CREATE UNIQUE INDEX IF NOT EXISTS article_text_once ON article
  (sha256, (coalesce(source_id, '00000000-0000-0000-0000-000000000000'::uuid)));

-- The lasting name of a span of an article: lastingName in server/quote/lasting-name.rules.ts. It is a function so that
-- statements with many quotes have no subquery for each.
CREATE OR REPLACE FUNCTION verbatim_lasting_name(article uuid, first integer, behind integer) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT a.sha256 || ':' || first || '-' || behind FROM article AS a WHERE a.id = article
$$;

-- One version of an article follows another. Refused ones may pile up beside the one that counts: who proposes a
-- correction in place of a refused one is not in its way.
CREATE UNIQUE INDEX IF NOT EXISTS article_superseded_once ON article (supersedes_id) WHERE status <> 'REJECTED';

-- ------------------------------------------------------------------ one party, one row

ALTER TABLE attribution DROP CONSTRAINT IF EXISTS attribution_names_one_party,
  ADD CONSTRAINT attribution_names_one_party CHECK (num_nonnulls(person_id, source_id) <= 1);

-- A span and type has one quote, a quote names a speaker once. Refused rows may pile up beside the one that counts.
CREATE UNIQUE INDEX IF NOT EXISTS quote_span_and_type_once ON quote (article_id, start_offset, end_offset, type)
  WHERE status <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS appearance_span_and_claim_once ON appearance (article_id, start_offset, end_offset, claim_id)
  WHERE status <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS attribution_speaker_once ON attribution (quote_id, person_id) WHERE role = 'SPEAKER';
CREATE UNIQUE INDEX IF NOT EXISTS attribution_source_speaker_once ON attribution (quote_id, source_id)
  WHERE role = 'SPEAKER' AND source_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS claim_relation_once ON claim_relation (subject_id, object_id, type)
  WHERE status <> 'REJECTED';
-- The symmetric types hold both ways, so the other direction is the same relation again.
CREATE UNIQUE INDEX IF NOT EXISTS claim_relation_symmetric_once ON claim_relation
  (least(subject_id, object_id), greatest(subject_id, object_id), type)
  WHERE type <> 'ENTAILS' AND status <> 'REJECTED';

-- ------------------------------------------------------------------ nothing leads to itself

ALTER TABLE article DROP CONSTRAINT IF EXISTS article_not_its_own_successor,
  ADD CONSTRAINT article_not_its_own_successor CHECK (supersedes_id <> id);
ALTER TABLE person DROP CONSTRAINT IF EXISTS person_not_its_own_affiliation,
  ADD CONSTRAINT person_not_its_own_affiliation CHECK (affiliation_id <> id);
ALTER TABLE source DROP CONSTRAINT IF EXISTS source_not_its_own_parent,
  ADD CONSTRAINT source_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE claim_relation DROP CONSTRAINT IF EXISTS claim_relation_not_to_itself,
  ADD CONSTRAINT claim_relation_not_to_itself CHECK (subject_id <> object_id);

-- Nobody belongs to themselves through others, and no text replaces itself: whoever follows affiliations, parents of
-- sources or earlier versions comes to an end.
--
-- Of two transactions that each make one half of a circle at once, neither would see the other's half. Only an UPDATE
-- can make a half: what an INSERT belongs to must be there, and nobody else can belong to a row that is not committed
-- yet. So each UPDATE takes the lock of verbatim_one_writer before it looks, here as well, to rely on no other trigger.
-- It is that lock and no other, because whoever takes two locks must take them in one order.
-- A repeatable-read transaction does not see what was committed while it waited. It locks the rows it went by instead,
-- which fails (SQLSTATE 40001) where one of them was changed since.

-- Refuses rows of a table whose link leads back to them through others: (person, affiliation_id), (source, parent_id) or
-- (article, supersedes_id).
CREATE OR REPLACE FUNCTION verbatim_refuse_circles(tree text, link text, moved uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  way uuid[];
  circle uuid;
  slug text;
  relation text := replace(link, '_id', '');
BEGIN
  EXECUTE format($query$
    WITH RECURSIVE above AS (
      SELECT id AS first, id AS at, %2$I AS next FROM %1$I WHERE id = ANY($1) AND %2$I IS NOT NULL
      UNION
      SELECT a.first, x.id, x.%2$I FROM above AS a JOIN %1$I AS x ON x.id = a.next
      WHERE a.next <> a.first
    )
    SELECT array_agg(at), (array_agg(first) FILTER (WHERE next = first))[1] FROM above
  $query$, tree, link) INTO way, circle USING moved;
  IF circle IS NOT NULL THEN
    EXECUTE format('SELECT slug FROM %I WHERE id = $1', tree) INTO slug USING circle;
    RAISE EXCEPTION 'the % "%" leads back to itself by %', tree, slug, relation
      USING ERRCODE = 'check_violation', CONSTRAINT = format('%s_%s_in_no_circle', tree, relation), TABLE = tree;
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    EXECUTE format('SELECT FROM %I WHERE id = ANY($1) FOR SHARE', tree) USING way;
  END IF;
END $$;
-- Its argument is the column of the link.
CREATE OR REPLACE FUNCTION verbatim_circle_write() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  link text := TG_ARGV[0];
  moved uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('SELECT array_agg(id) FROM new_rows WHERE %I IS NOT NULL', link) INTO moved;
  ELSE
    EXECUTE format('SELECT array_agg(n.id) FROM new_rows AS n LEFT JOIN old_rows AS o USING (id)
      WHERE n.%1$I IS NOT NULL AND n.%1$I IS DISTINCT FROM o.%1$I', link) INTO moved;
  END IF;
  IF moved IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN PERFORM pg_advisory_xact_lock(20261121); END IF;
  PERFORM verbatim_refuse_circles(TG_TABLE_NAME, link, moved);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_affiliation_in_no_circle_inserted AFTER INSERT ON person
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('affiliation_id');
CREATE OR REPLACE TRIGGER person_affiliation_in_no_circle_updated AFTER UPDATE ON person
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('affiliation_id');
CREATE OR REPLACE TRIGGER source_parent_in_no_circle_inserted AFTER INSERT ON source
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('parent_id');
CREATE OR REPLACE TRIGGER source_parent_in_no_circle_updated AFTER UPDATE ON source
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('parent_id');
CREATE OR REPLACE TRIGGER article_supersedes_in_no_circle_inserted AFTER INSERT ON article
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('supersedes_id');
CREATE OR REPLACE TRIGGER article_supersedes_in_no_circle_updated AFTER UPDATE ON article
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION verbatim_circle_write('supersedes_id');

-- ------------------------------------------------------------------ rows from before the triggers

SELECT verbatim_refuse_circles('person', 'affiliation_id', ARRAY(SELECT id FROM person));
SELECT verbatim_refuse_circles('source', 'parent_id', ARRAY(SELECT id FROM source));
SELECT verbatim_refuse_circles('article', 'supersedes_id', ARRAY(SELECT id FROM article WHERE supersedes_id IS NOT NULL));
