-- What must never be, refused by the database itself, and the columns it keeps by itself.
-- The Prisma language cannot say any of this, so `prisma db push` does not bring it: run this file then
-- (`npx prisma db execute --file prisma/migrations/20261121000001_invariants/migration.sql`).
-- It can be run again at any time. Offsets count Unicode code points, which is what substr() and length() count.
-- Refusals carry SQLSTATE 23514 (check_violation) and the name of the rule as their constraint.

CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- ------------------------------------------------------------------ spans are verbatim

ALTER TABLE "quote" DROP CONSTRAINT IF EXISTS "quote_span_not_empty";
ALTER TABLE "quote" ADD CONSTRAINT "quote_span_not_empty" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset");
ALTER TABLE "appearance" DROP CONSTRAINT IF EXISTS "appearance_span_not_empty";
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_span_not_empty" CHECK ("start_offset" >= 0 AND "end_offset" > "start_offset");

-- A span is never moved under a quote's feet either: exact, offsets and article are compared on every write. The length
-- is compared, too: substr() cuts off what lies behind the end. FOR SHARE: an article that is given another day or
-- publisher at this moment is waited for, or its quote would keep the old one for ever.
CREATE OR REPLACE FUNCTION "verbatim_quote_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "text" TEXT;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW."article_id", NEW."start_offset", NEW."end_offset", NEW."exact", NEW."prefix", NEW."suffix")
     IS DISTINCT FROM (OLD."article_id", OLD."start_offset", OLD."end_offset", OLD."exact", OLD."prefix", OLD."suffix") THEN
    SELECT "body" INTO "text" FROM "article" WHERE "id" = NEW."article_id";
    IF FOUND AND NEW."start_offset" >= 0 AND NEW."end_offset" > NEW."start_offset" THEN
      IF length(NEW."exact") <> NEW."end_offset" - NEW."start_offset"
         OR substr("text", NEW."start_offset" + 1, NEW."end_offset" - NEW."start_offset") <> NEW."exact" THEN
        RAISE EXCEPTION 'the quote is not the text of its article from % to %', NEW."start_offset", NEW."end_offset"
          USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_is_verbatim', TABLE = 'quote';
      END IF;
      NEW."prefix" := substr("text", greatest(NEW."start_offset" - 32, 0) + 1, least(32, NEW."start_offset"));
      NEW."suffix" := substr("text", NEW."end_offset" + 1, 32);
    END IF;
  END IF;
  IF TG_OP = 'INSERT' OR (NEW."article_id", NEW."date_published", NEW."source_id")
     IS DISTINCT FROM (OLD."article_id", OLD."date_published", OLD."source_id") THEN
    SELECT "date_published", "source_id" INTO NEW."date_published", NEW."source_id"
      FROM "article" WHERE "id" = NEW."article_id" FOR SHARE;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "quote_is_verbatim" BEFORE INSERT OR UPDATE ON "quote"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_quote_write"();

CREATE OR REPLACE FUNCTION "verbatim_appearance_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "text" TEXT;
  "q" RECORD;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW."article_id", NEW."quote_id", NEW."start_offset", NEW."end_offset", NEW."exact")
     IS DISTINCT FROM (OLD."article_id", OLD."quote_id", OLD."start_offset", OLD."end_offset", OLD."exact") THEN
    SELECT "body" INTO "text" FROM "article" WHERE "id" = NEW."article_id";
    IF FOUND AND NEW."start_offset" >= 0 AND NEW."end_offset" > NEW."start_offset"
       AND (length(NEW."exact") <> NEW."end_offset" - NEW."start_offset"
         OR substr("text", NEW."start_offset" + 1, NEW."end_offset" - NEW."start_offset") <> NEW."exact") THEN
      RAISE EXCEPTION 'the appearance is not the text of its article from % to %', NEW."start_offset", NEW."end_offset"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
    END IF;
    IF NEW."quote_id" IS NOT NULL THEN
      SELECT "article_id", "start_offset", "end_offset" INTO "q" FROM "quote" WHERE "id" = NEW."quote_id";
      IF FOUND AND ("q"."article_id" <> NEW."article_id"
         OR NEW."start_offset" < "q"."start_offset" OR NEW."end_offset" > "q"."end_offset") THEN
        RAISE EXCEPTION 'the appearance does not lie within its quote'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'appearance';
      END IF;
    END IF;
  END IF;
  IF TG_OP = 'INSERT' OR (NEW."article_id", NEW."date_published", NEW."source_id")
     IS DISTINCT FROM (OLD."article_id", OLD."date_published", OLD."source_id") THEN
    SELECT "date_published", "source_id" INTO NEW."date_published", NEW."source_id"
      FROM "article" WHERE "id" = NEW."article_id" FOR SHARE;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "appearance_is_verbatim" BEFORE INSERT OR UPDATE ON "appearance"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_appearance_write"();

-- ... nor is a quote moved away from what appears in it.
CREATE OR REPLACE FUNCTION "verbatim_quote_holds"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "appearance" WHERE "quote_id" = NEW."id" AND ("article_id" <> NEW."article_id"
      OR "start_offset" < NEW."start_offset" OR "end_offset" > NEW."end_offset")) THEN
    RAISE EXCEPTION 'an appearance would not lie within its quote any longer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_is_verbatim', TABLE = 'quote';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "quote_holds_appearances" AFTER UPDATE ON "quote" FOR EACH ROW
  WHEN ((OLD."article_id", OLD."start_offset", OLD."end_offset") IS DISTINCT FROM (NEW."article_id", NEW."start_offset", NEW."end_offset"))
  EXECUTE FUNCTION "verbatim_quote_holds"();

-- ------------------------------------------------------------------ texts never change

ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_body_matches_sha256";
ALTER TABLE "article" ADD CONSTRAINT "article_body_matches_sha256"
  CHECK ("sha256" = encode(sha256(convert_to("body", 'UTF8')), 'hex'));
ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_body_not_empty";
ALTER TABLE "article" ADD CONSTRAINT "article_body_not_empty" CHECK ("body" <> '');
ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_not_its_own_successor";
ALTER TABLE "article" ADD CONSTRAINT "article_not_its_own_successor" CHECK ("supersedes_id" <> "id");

CREATE OR REPLACE FUNCTION "verbatim_article_body"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the body of an article never changes: an edited text is a new article that supersedes the old'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'article_body_is_immutable', TABLE = 'article';
END $$;
CREATE OR REPLACE TRIGGER "article_body_is_immutable" BEFORE UPDATE ON "article" FOR EACH ROW
  WHEN (OLD."body" IS DISTINCT FROM NEW."body" OR OLD."sha256" IS DISTINCT FROM NEW."sha256")
  EXECUTE FUNCTION "verbatim_article_body"();

-- ------------------------------------------------------------------ parties, relations, duplicates

ALTER TABLE "attribution" DROP CONSTRAINT IF EXISTS "attribution_names_one_party";
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_names_one_party" CHECK (num_nonnulls("person_id", "source_id") <= 1);
ALTER TABLE "person" DROP CONSTRAINT IF EXISTS "person_not_its_own_affiliation";
ALTER TABLE "person" ADD CONSTRAINT "person_not_its_own_affiliation" CHECK ("affiliation_id" <> "id");
ALTER TABLE "source" DROP CONSTRAINT IF EXISTS "source_not_its_own_parent";
ALTER TABLE "source" ADD CONSTRAINT "source_not_its_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "claim_relation" DROP CONSTRAINT IF EXISTS "claim_relation_not_to_itself";
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_not_to_itself" CHECK ("subject_id" <> "object_id");

-- One row for one span and type, one link for one speaker; refused rows may pile up beside it.
CREATE UNIQUE INDEX IF NOT EXISTS "quote_span_and_type_once" ON "quote" ("article_id", "start_offset", "end_offset", "type")
  WHERE "status" <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS "appearance_span_and_claim_once" ON "appearance" ("article_id", "start_offset", "end_offset", "claim_id")
  WHERE "status" <> 'REJECTED';
CREATE UNIQUE INDEX IF NOT EXISTS "attribution_speaker_once" ON "attribution" ("quote_id", "person_id") WHERE "role" = 'SPEAKER';
CREATE UNIQUE INDEX IF NOT EXISTS "attribution_source_speaker_once" ON "attribution" ("quote_id", "source_id") WHERE "role" = 'SPEAKER';
CREATE UNIQUE INDEX IF NOT EXISTS "claim_relation_once" ON "claim_relation" ("subject_id", "object_id", "type")
  WHERE "status" <> 'REJECTED';
-- The symmetric types hold both ways, so the other direction is the same relation again.
CREATE UNIQUE INDEX IF NOT EXISTS "claim_relation_symmetric_once" ON "claim_relation"
  (least("subject_id", "object_id"), greatest("subject_id", "object_id"), "type")
  WHERE "type" <> 'ENTAILS' AND "status" <> 'REJECTED';

-- ------------------------------------------------------------------ columns the database keeps by itself

-- Compared byte by byte, so that both engines and every locale sort alike.
DROP TRIGGER IF EXISTS "person_sort_name" ON "person";
DROP TRIGGER IF EXISTS "source_sort_name" ON "source";
ALTER TABLE "person" ALTER COLUMN "sort_name" TYPE TEXT COLLATE "C";
ALTER TABLE "source" ALTER COLUMN "sort_name" TYPE TEXT COLLATE "C";
CREATE OR REPLACE FUNCTION "verbatim_sort_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sort_name" := lower(public.unaccent('public.unaccent'::regdictionary, NEW."name"));
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "person_sort_name" BEFORE INSERT OR UPDATE OF "name", "sort_name" ON "person"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_sort_name"();
CREATE OR REPLACE TRIGGER "source_sort_name" BEFORE INSERT OR UPDATE OF "name", "sort_name" ON "source"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_sort_name"();

-- An article's day and publisher stand on its quotes, appearances and attributions, where indexes need them.
CREATE OR REPLACE FUNCTION "verbatim_article_repeat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "quote" SET "date_published" = NEW."date_published", "source_id" = NEW."source_id" WHERE "article_id" = NEW."id";
  UPDATE "appearance" SET "date_published" = NEW."date_published", "source_id" = NEW."source_id" WHERE "article_id" = NEW."id";
  UPDATE "attribution" SET "date_published" = NEW."date_published"
    WHERE "quote_id" IN (SELECT "id" FROM "quote" WHERE "article_id" = NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_repeats" AFTER UPDATE ON "article" FOR EACH ROW
  WHEN (OLD."date_published" IS DISTINCT FROM NEW."date_published" OR OLD."source_id" IS DISTINCT FROM NEW."source_id")
  EXECUTE FUNCTION "verbatim_article_repeat"();

CREATE OR REPLACE FUNCTION "verbatim_attribution_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."date_published" := (SELECT "date_published" FROM "quote" WHERE "id" = NEW."quote_id");
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "attribution_repeats" BEFORE INSERT OR UPDATE OF "quote_id", "date_published" ON "attribution"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_attribution_write"();
CREATE OR REPLACE FUNCTION "verbatim_quote_repeat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "attribution" SET "date_published" = NEW."date_published" WHERE "quote_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "quote_repeats" AFTER UPDATE ON "quote" FOR EACH ROW
  WHEN (OLD."article_id" <> NEW."article_id") EXECUTE FUNCTION "verbatim_quote_repeat"();

-- person.quote_count: quotes of which the person is a speaker, neither the quote nor its article refused or withdrawn.
-- Counted while the person's row is locked, and by a statement that begins after that: of two transactions that quote
-- one person at once, the second counts what the first wrote.
CREATE OR REPLACE FUNCTION "verbatim_person_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."quote_count" := (
    SELECT count(*) FROM "attribution" AS "a"
    JOIN "quote" AS "q" ON "q"."id" = "a"."quote_id" AND "q"."status" <> 'REJECTED'
    JOIN "article" AS "ar" ON "ar"."id" = "q"."article_id" AND "ar"."status" <> 'REJECTED' AND "ar"."withdrawn_at" IS NULL
    WHERE "a"."person_id" = NEW."id" AND "a"."role" = 'SPEAKER');
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "person_quote_count" BEFORE INSERT OR UPDATE OF "quote_count" ON "person"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_person_count"();
-- Locks in the order of ids, so that two transactions that quote the same people do not wait for each other.
CREATE OR REPLACE FUNCTION "verbatim_count_quotes"("people" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "person" WHERE "id" = ANY("people") ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "person" SET "quote_count" = "quote_count" WHERE "id" = ANY("people");
END $$;
CREATE OR REPLACE FUNCTION "verbatim_attribution_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_count_quotes"(ARRAY(SELECT DISTINCT "person_id" FROM "new_rows" WHERE "person_id" IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "verbatim_count_quotes"(ARRAY(SELECT DISTINCT "person_id" FROM "old_rows" WHERE "person_id" IS NOT NULL));
  ELSE
    PERFORM "verbatim_count_quotes"(ARRAY(
      SELECT unnest(ARRAY["o"."person_id", "n"."person_id"]) FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
      WHERE ("o"."person_id", "o"."role", "o"."quote_id") IS DISTINCT FROM ("n"."person_id", "n"."role", "n"."quote_id")));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "attribution_inserted" AFTER INSERT ON "attribution"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_count"();
CREATE OR REPLACE TRIGGER "attribution_updated" AFTER UPDATE ON "attribution"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_count"();
CREATE OR REPLACE TRIGGER "attribution_deleted" AFTER DELETE ON "attribution"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_count"();
CREATE OR REPLACE FUNCTION "verbatim_quote_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_count_quotes"(ARRAY(
    SELECT DISTINCT "a"."person_id" FROM "attribution" AS "a"
    WHERE "a"."quote_id" = NEW."id" AND "a"."person_id" IS NOT NULL AND "a"."role" = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "quote_status_counts" AFTER UPDATE ON "quote" FOR EACH ROW
  WHEN ((OLD."status" = 'REJECTED') <> (NEW."status" = 'REJECTED') OR OLD."article_id" <> NEW."article_id")
  EXECUTE FUNCTION "verbatim_quote_count"();
CREATE OR REPLACE FUNCTION "verbatim_article_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_count_quotes"(ARRAY(
    SELECT DISTINCT "a"."person_id" FROM "attribution" AS "a" JOIN "quote" AS "q" ON "q"."id" = "a"."quote_id"
    WHERE "q"."article_id" = NEW."id" AND "a"."person_id" IS NOT NULL AND "a"."role" = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_status_counts" AFTER UPDATE ON "article" FOR EACH ROW
  WHEN ((OLD."status" = 'REJECTED' OR OLD."withdrawn_at" IS NOT NULL) <> (NEW."status" = 'REJECTED' OR NEW."withdrawn_at" IS NOT NULL))
  EXECUTE FUNCTION "verbatim_article_count"();

-- ------------------------------------------------------------------ indexes of the orders

-- "Nulls last in both directions" as a row comparison: an unknown day counts as the far past when newest comes
-- first, and as the far future when oldest does.
CREATE INDEX IF NOT EXISTS "article_published_desc" ON "article" ((COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "article_published_asc" ON "article" ((COALESCE("date_published", 'infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "article_source_published_desc" ON "article" ("source_id", (COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "quote_published_desc" ON "quote" ((COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "quote_published_asc" ON "quote" ((COALESCE("date_published", 'infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "quote_source_published_desc" ON "quote" ("source_id", (COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "attribution_person_published_desc" ON "attribution"
  ("person_id", "role", (COALESCE("date_published", '-infinity'::date)), "quote_id");
CREATE INDEX IF NOT EXISTS "appearance_published_desc" ON "appearance" ((COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "appearance_claim_published_desc" ON "appearance"
  ("claim_id", (COALESCE("date_published", '-infinity'::date)), "id");
CREATE INDEX IF NOT EXISTS "utterance_said_desc" ON "utterance" ((COALESCE("said_on", '-infinity'::date)), "id");
