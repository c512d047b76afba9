-- What tells caches whether an answer may have changed. A sequence would not do, since it moves before a transaction can
-- be seen, and one row for all would make writers wait for each other.
CREATE OR REPLACE FUNCTION "verbatim_revise"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "revision" ("transaction") VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  -- Transactions that everyone sees are told by this one, too. Where another is deleting them, they are left to it.
  IF FOUND AND current_setting('transaction_isolation') = 'read committed' THEN
    DELETE FROM "revision" WHERE "transaction" IN (
      SELECT "transaction" FROM "revision"
      WHERE "transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER "source_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "source"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "source_name_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "source_name"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "article_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "article"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "credit_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "credit"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "person_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "person"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "person_redirect_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "person_redirect"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "person_name_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "person_name"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "person_name_article_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "person_name_article"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "person_title_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "person_title"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "quote_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "quote"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "attribution_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "attribution"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "utterance_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "utterance"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "claim_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "claim"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "appearance_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "appearance"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "claim_relation_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "claim_relation"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "change_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "change"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
CREATE OR REPLACE TRIGGER "field_change_revises" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "field_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_revise"();
