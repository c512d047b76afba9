-- Joint speech is several speakers of one quote: two that one article credits in separate quotes are rivals. Like
-- 20261121000004_compare_invariants, whose functions these replace, it can be run again at any time, and
-- `prisma db push` does not bring it.

-- Articles credit different speakers of an utterance: a quote in one of them names parties (people, organisations,
-- groups, or outlets that speak) of whom none is or may be one that a quote in another names. Whoever belongs to an
-- organisation or a group, however far up, may be whom it is credited to. It is no conflict where some quote has a party
-- of both speak jointly. A speaker who is only described may be anyone, and counts for nothing.
CREATE OR REPLACE FUNCTION "verbatim_attribution_conflict"("utterance" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE "named" AS MATERIALIZED (
    SELECT "q"."id" AS "quote_id", "q"."article_id", coalesce("p"."id", "s"."id") AS "party"
    FROM "utterance" AS "u"
    JOIN "quote" AS "q" ON "q"."utterance_id" = "u"."id" AND "q"."status" <> 'REJECTED'
    JOIN "article" AS "a" ON "a"."id" = "q"."article_id" AND "a"."status" <> 'REJECTED' AND "a"."withdrawn_at" IS NULL
    JOIN "attribution" AS "l" ON "l"."quote_id" = "q"."id" AND "l"."role" = 'SPEAKER'
    LEFT JOIN "person" AS "p" ON "p"."id" = "l"."person_id" AND "p"."status" <> 'REJECTED'
    LEFT JOIN "source" AS "s" ON "s"."id" = "l"."source_id" AND "s"."status" <> 'REJECTED'
    WHERE "u"."id" = "utterance" AND "u"."status" <> 'REJECTED' AND num_nonnulls("p"."id", "s"."id") > 0
  ), "above" AS (
    SELECT DISTINCT "party", "party" AS "id" FROM "named"
    UNION
    SELECT "b"."party", "o"."id" FROM "above" AS "b" JOIN "person" AS "p" ON "p"."id" = "b"."id"
    JOIN "person" AS "o" ON "o"."id" = "p"."affiliation_id" AND "o"."status" <> 'REJECTED'
  ), "may_be" AS (
    SELECT "party", "id" FROM "above" UNION SELECT "id", "party" FROM "above"
  ), "spoken" AS (
    SELECT "article_id", array_agg(DISTINCT "party") AS "parties" FROM "named" GROUP BY "quote_id", "article_id"
  ), "credit" AS MATERIALIZED (
    SELECT "parties", min("article_id"::text) AS "first", max("article_id"::text) AS "last",
      ARRAY(SELECT DISTINCT "m"."id" FROM "may_be" AS "m" WHERE "m"."party" = ANY("parties")) AS "may_be"
    FROM "spoken" GROUP BY "parties"
  )
  SELECT EXISTS (
    SELECT 1 FROM "credit" AS "x" JOIN "credit" AS "y" ON "x"."parties" < "y"."parties"
    WHERE NOT "x"."may_be" && "y"."parties"
      -- ... in two articles.
      AND least("x"."first", "y"."first") <> greatest("x"."last", "y"."last")
      AND NOT EXISTS (
        SELECT 1 FROM "credit" AS "z", unnest("z"."parties") AS "one", unnest("z"."parties") AS "other"
        WHERE "one" <> "other" AND "one" = ANY("x"."may_be") AND "other" = ANY("y"."may_be")))
$$;

-- Who is affiliated with whom decides for everybody further down, too.
CREATE OR REPLACE FUNCTION "verbatim_person_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "people" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."affiliation_id", "o"."status" = 'REJECTED') IS DISTINCT FROM ("n"."affiliation_id", "n"."status" = 'REJECTED'));
BEGIN
  IF cardinality("people") = 0 THEN RETURN NULL; END IF;
  PERFORM "verbatim_speakers_changed"(ARRAY(SELECT DISTINCT "quote_id" FROM "attribution" WHERE "person_id" = ANY("people") AND "role" = 'SPEAKER'));
  PERFORM "verbatim_credit"(ARRAY(
    WITH RECURSIVE "below" AS (
      SELECT "id" FROM "person" WHERE "affiliation_id" = ANY("people")
      UNION SELECT "p"."id" FROM "person" AS "p" JOIN "below" AS "b" ON "p"."affiliation_id" = "b"."id"
    )
    SELECT "q"."utterance_id" FROM "below" AS "b" JOIN "attribution" AS "l" ON "l"."person_id" = "b"."id" AND "l"."role" = 'SPEAKER'
    JOIN "quote" AS "q" ON "q"."id" = "l"."quote_id" WHERE "q"."utterance_id" IS NOT NULL));
  RETURN NULL;
END $$;

SELECT "verbatim_credit"(ARRAY(SELECT "id" FROM "utterance"));
