-- Nobody belongs to themselves through others: whoever follows affiliations, or parents of sources, comes to an end.
-- Like 20261121000001_invariants it can be run again at any time, and `prisma db push` does not bring it. Refusals carry
-- SQLSTATE 23514 (check_violation) and the name of the rule as their constraint.
--
-- Of two transactions that each make one half of a circle at once, neither would see the other's. Only an UPDATE can make
-- a half: what an INSERT belongs to must be there, and nobody else can belong to a row that is not yet committed. So each
-- UPDATE takes the lock of 20261121000004_compare_invariants, here, too, to rely on no other trigger, and looks when it
-- has it. It is that lock and no other because whoever takes two must take them in one order. A transaction that reads
-- from one snapshot all along does not see what was committed while it waited: it locks the rows it went by instead,
-- which fails (SQLSTATE 40001) where one was changed since.

-- ------------------------------------------------------------------ affiliations

CREATE OR REPLACE FUNCTION "verbatim_affiliation_circle"("moved" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "way" uuid[];
  "circle" uuid;
BEGIN
  WITH RECURSIVE "above" AS (
    SELECT "id" AS "first", "id" AS "at", "affiliation_id" AS "next" FROM "person" WHERE "id" = ANY("moved") AND "affiliation_id" IS NOT NULL
    UNION
    SELECT "a"."first", "x"."id", "x"."affiliation_id" FROM "above" AS "a" JOIN "person" AS "x" ON "x"."id" = "a"."next"
    WHERE "a"."next" <> "a"."first"
  )
  SELECT array_agg("at"), (array_agg("first") FILTER (WHERE "next" = "first"))[1] INTO "way", "circle" FROM "above";
  IF "circle" IS NOT NULL THEN
    RAISE EXCEPTION 'the affiliation of the person "%" leads back to it', (SELECT "slug" FROM "person" WHERE "id" = "circle")
      USING ERRCODE = 'check_violation', CONSTRAINT = 'person_affiliation_in_no_circle', TABLE = 'person';
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    PERFORM 1 FROM "person" WHERE "id" = ANY("way") FOR SHARE;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION "verbatim_affiliation_circle_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "moved" uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    "moved" := ARRAY(SELECT "id" FROM "new_rows" WHERE "affiliation_id" IS NOT NULL);
  ELSE
    "moved" := ARRAY(
      SELECT "n"."id" FROM "new_rows" AS "n" LEFT JOIN "old_rows" AS "o" USING ("id")
      WHERE "n"."affiliation_id" IS NOT NULL AND "n"."affiliation_id" IS DISTINCT FROM "o"."affiliation_id");
  END IF;
  IF cardinality("moved") = 0 THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN PERFORM pg_advisory_xact_lock(20261121); END IF;
  PERFORM "verbatim_affiliation_circle"("moved");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "person_affiliation_in_no_circle_inserted" AFTER INSERT ON "person"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_affiliation_circle_write"();
CREATE OR REPLACE TRIGGER "person_affiliation_in_no_circle_updated" AFTER UPDATE ON "person"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_affiliation_circle_write"();

-- ------------------------------------------------------------------ parents of sources

CREATE OR REPLACE FUNCTION "verbatim_parent_circle"("moved" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "way" uuid[];
  "circle" uuid;
BEGIN
  WITH RECURSIVE "above" AS (
    SELECT "id" AS "first", "id" AS "at", "parent_id" AS "next" FROM "source" WHERE "id" = ANY("moved") AND "parent_id" IS NOT NULL
    UNION
    SELECT "a"."first", "x"."id", "x"."parent_id" FROM "above" AS "a" JOIN "source" AS "x" ON "x"."id" = "a"."next"
    WHERE "a"."next" <> "a"."first"
  )
  SELECT array_agg("at"), (array_agg("first") FILTER (WHERE "next" = "first"))[1] INTO "way", "circle" FROM "above";
  IF "circle" IS NOT NULL THEN
    RAISE EXCEPTION 'the parent of the source "%" leads back to it', (SELECT "slug" FROM "source" WHERE "id" = "circle")
      USING ERRCODE = 'check_violation', CONSTRAINT = 'source_parent_in_no_circle', TABLE = 'source';
  END IF;
  IF current_setting('transaction_isolation') = 'repeatable read' THEN
    PERFORM 1 FROM "source" WHERE "id" = ANY("way") FOR SHARE;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION "verbatim_parent_circle_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "moved" uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    "moved" := ARRAY(SELECT "id" FROM "new_rows" WHERE "parent_id" IS NOT NULL);
  ELSE
    "moved" := ARRAY(
      SELECT "n"."id" FROM "new_rows" AS "n" LEFT JOIN "old_rows" AS "o" USING ("id")
      WHERE "n"."parent_id" IS NOT NULL AND "n"."parent_id" IS DISTINCT FROM "o"."parent_id");
  END IF;
  IF cardinality("moved") = 0 THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN PERFORM pg_advisory_xact_lock(20261121); END IF;
  PERFORM "verbatim_parent_circle"("moved");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "source_parent_in_no_circle_inserted" AFTER INSERT ON "source"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_parent_circle_write"();
CREATE OR REPLACE TRIGGER "source_parent_in_no_circle_updated" AFTER UPDATE ON "source"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_parent_circle_write"();

-- ------------------------------------------------------------------ rows from before the triggers

SELECT "verbatim_affiliation_circle"(ARRAY(SELECT "id" FROM "person"));
SELECT "verbatim_parent_circle"(ARRAY(SELECT "id" FROM "source"));
