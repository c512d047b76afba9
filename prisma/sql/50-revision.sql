-- What tells caches whether an answer may have changed.

SELECT set_config('search_path', verbatim_path(), true);

-- Each transaction that writes leaves a row. A sequence would not do, since it moves before a transaction can be seen,
-- and one row for all would make writers wait for each other.
CREATE OR REPLACE FUNCTION verbatim_revise() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO revision (transaction) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  -- This row tells of transactions that everyone sees, too, so theirs go. Rows that another transaction is deleting are
  -- left to it.
  IF FOUND AND current_setting('transaction_isolation') = 'read committed' THEN
    DELETE FROM revision WHERE transaction IN (
      SELECT transaction FROM revision
      WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  told text;
BEGIN
  FOREACH told IN ARRAY ARRAY['source', 'source_name', 'article', 'credit', 'person', 'person_redirect', 'person_name',
    'person_name_article', 'person_title', 'quote', 'attribution', 'utterance', 'claim', 'appearance', 'claim_relation',
    'change', 'field_change'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_revises AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$s
      FOR EACH STATEMENT EXECUTE FUNCTION verbatim_revise()', told);
  END LOOP;
END $$;
