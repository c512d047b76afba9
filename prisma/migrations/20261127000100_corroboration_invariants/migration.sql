-- Origins are counted in a time that grows with the appearances of a claim and not with their square, however many there
-- are. Like 20261121000110_stated_words_invariants, whose function this replaces, it can be run again at any time, and
-- `prisma db push` does not bring it.

-- How many groups articles 1 to n fall into, where each of ones belongs together with the one of others in its place.
-- Union-find: every article leads to another of its group or to itself. Halving each way that is gone keeps ways short
-- in a chain of any length; arrays are changed in place.
CREATE OR REPLACE FUNCTION "verbatim_groups"("articles" integer, "ones" integer[], "others" integer[]) RETURNS integer
  LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  "leads" integer[] := ARRAY(SELECT generate_series(1, "articles"));
  "groups" integer := "articles";
  "one" integer;
  "other" integer;
BEGIN
  FOR "i" IN 1 .. coalesce(cardinality("ones"), 0) LOOP
    EXIT WHEN "groups" = 1;
    "one" := "ones"["i"];
    WHILE "leads"["one"] <> "one" LOOP
      "leads"["one"] := "leads"["leads"["one"]];
      "one" := "leads"["one"];
    END LOOP;
    "other" := "others"["i"];
    WHILE "leads"["other"] <> "other" LOOP
      "leads"["other"] := "leads"["leads"["other"]];
      "other" := "leads"["other"];
    END LOOP;
    CONTINUE WHEN "one" = "other";
    "leads"[greatest("one", "other")] := least("one", "other");
    "groups" := "groups" - 1;
  END LOOP;
  RETURN "groups";
END $$;

-- Counts confirmed appearances. Supporting articles are one origin where they are of one source or of sources with a
-- common parent, however far up; where one credits the other's source; where both state the claim in shared copy of
-- twelve words or more that is not quoted, marks at the ends of what states it aside; and where both quote one speaker
-- or utterance. Origins join transitively, so that of all articles with one sign each is joined to the first only.
-- Nothing is joined here but to tables, by their indexes: of intermediate results the planner does not know that they
-- are large, and would compare each of their rows with each.
CREATE OR REPLACE FUNCTION "verbatim_corroborate"("claims" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality("claims") = 0 THEN RETURN; END IF;
  INSERT INTO "claim_corroboration" AS "k" ("claim_id", "articles", "sources", "independent_origins", "supports", "refutes", "discusses", "contested")
  WITH RECURSIVE "counted" AS MATERIALIZED (
    SELECT "ap"."claim_id", "ap"."article_id", "ap"."stance", "ap"."quote_id", "ap"."exact", "ap"."start_offset", "ap"."end_offset",
      "s"."id" AS "source_id"
    FROM "appearance" AS "ap"
    JOIN "article" AS "a" ON "a"."id" = "ap"."article_id" AND "a"."status" <> 'REJECTED' AND "a"."withdrawn_at" IS NULL
    LEFT JOIN "quote" AS "q" ON "q"."id" = "ap"."quote_id"
    LEFT JOIN "source" AS "s" ON "s"."id" = "a"."source_id" AND "s"."status" <> 'REJECTED'
    WHERE "ap"."claim_id" = ANY("claims") AND "ap"."status" = 'CONFIRMED'
      AND ("ap"."quote_id" IS NULL OR "q"."status" <> 'REJECTED')
  ), "supporting" AS MATERIALIZED (
    SELECT *, (dense_rank() OVER (PARTITION BY "claim_id" ORDER BY "article_id"))::integer AS "n"
    FROM "counted" WHERE "stance" = 'SUPPORTS'
  ), "family" AS (
    SELECT "claim_id", "source_id" AS "id", min("n") AS "n" FROM "supporting" WHERE "source_id" IS NOT NULL GROUP BY 1, 2
    UNION
    SELECT "f"."claim_id", "p"."id", "f"."n" FROM "family" AS "f" JOIN "source" AS "m" ON "m"."id" = "f"."id"
    JOIN "source" AS "p" ON "p"."id" = "m"."parent_id" AND "p"."status" <> 'REJECTED'
  ), "sign" AS (
    SELECT "claim_id", "n", 'outlet' AS "kind", "source_id" AS "id", true AS "own" FROM "supporting" WHERE "source_id" IS NOT NULL
    UNION ALL
    -- Who credits an outlet is joined to the articles of it, and to nobody else who credits it.
    SELECT "x"."claim_id", "x"."n", 'outlet', "cr"."source_id", false
    FROM "supporting" AS "x" JOIN "credit" AS "cr" ON "cr"."article_id" = "x"."article_id"
    UNION ALL
    SELECT "claim_id", "n", 'family', "id", true FROM "family"
    UNION ALL
    SELECT "x"."claim_id", "x"."n", 'utterance', "u"."id", true FROM "supporting" AS "x" JOIN "quote" AS "q" ON "q"."id" = "x"."quote_id"
    JOIN "utterance" AS "u" ON "u"."id" = "q"."utterance_id" AND "u"."status" <> 'REJECTED'
    UNION ALL
    SELECT "x"."claim_id", "x"."n", 'speaker', coalesce("p"."id", "s"."id"), true FROM "supporting" AS "x"
    JOIN "attribution" AS "l" ON "l"."quote_id" = "x"."quote_id" AND "l"."role" = 'SPEAKER'
    LEFT JOIN "person" AS "p" ON "p"."id" = "l"."person_id" AND "p"."status" <> 'REJECTED'
    LEFT JOIN "source" AS "s" ON "s"."id" = "l"."source_id" AND "s"."status" <> 'REJECTED'
    WHERE num_nonnulls("p"."id", "s"."id") > 0
  ), "stated" AS MATERIALIZED (
    -- Looking for the words takes longer than all else, and few articles share anything.
    SELECT "x"."claim_id", "x"."article_id", "x"."n", "w".*
    FROM "supporting" AS "x", "verbatim_word_span"("x"."exact", "x"."start_offset", "x"."end_offset") AS "w"
    WHERE (SELECT true FROM "article_overlap" WHERE "article_id" = "x"."article_id" LIMIT 1)
      OR (SELECT true FROM "article_overlap" WHERE "other_id" = "x"."article_id" LIMIT 1)
  ), "copied" AS MATERIALIZED (
    SELECT "claim_id", min("one") AS "one", min("other") AS "other", "article_id", "other_id",
      "start_offset", min("end_offset") AS "end_offset", "other_start", min("other_end") AS "other_end", min("words") AS "words"
    FROM (
      SELECT "x"."claim_id", "x"."n" AS "one", NULL::integer AS "other", "o".* FROM "stated" AS "x"
      JOIN "article_overlap" AS "o" ON "o"."article_id" = "x"."article_id" AND "o"."words" >= 12
        AND "o"."start_offset" <= "x"."start_offset" AND "o"."end_offset" >= "x"."end_offset"
      UNION ALL
      SELECT "y"."claim_id", NULL, "y"."n", "o".* FROM "stated" AS "y"
      JOIN "article_overlap" AS "o" ON "o"."other_id" = "y"."article_id" AND "o"."words" >= 12
        AND "o"."other_start" <= "y"."start_offset" AND "o"."other_end" >= "y"."end_offset"
    ) AS "side"
    GROUP BY "claim_id", "article_id", "other_id", "start_offset", "other_start"
    HAVING count("one") > 0 AND count("other") > 0
  ), "joined" AS (
    SELECT "claim_id", "n" AS "one", min("n") FILTER (WHERE "own") OVER (PARTITION BY "claim_id", "kind", "id") AS "other" FROM "sign"
    UNION ALL
    SELECT "claim_id", "one", "other" FROM "copied"
    WHERE NOT "verbatim_shared_speech"(ROW("article_id", "other_id", "start_offset", "end_offset", "other_start", "other_end", "words")::"article_overlap")
  ), "row" AS (
    SELECT "id" AS "claim_id", NULL::uuid AS "article_id", NULL::"stance" AS "stance", NULL::uuid AS "source_id", NULL::integer AS "one", NULL::integer AS "other"
    FROM "claim" WHERE "id" = ANY("claims")
    UNION ALL
    SELECT "claim_id", "article_id", "stance", "source_id", NULL, NULL FROM "counted"
    UNION ALL
    SELECT "claim_id", NULL, NULL, NULL, "one", "other" FROM "joined" WHERE "one" <> "other"
  ), "sum" AS (
    SELECT "claim_id",
      count(DISTINCT "article_id")::integer AS "articles",
      count(DISTINCT "source_id") FILTER (WHERE "stance" = 'SUPPORTS')::integer AS "sources",
      count(DISTINCT "article_id") FILTER (WHERE "stance" = 'SUPPORTS')::integer AS "supports",
      count(DISTINCT "article_id") FILTER (WHERE "stance" = 'REFUTES')::integer AS "refutes",
      count(DISTINCT "article_id") FILTER (WHERE "stance" = 'DISCUSSES')::integer AS "discusses",
      array_agg("one") FILTER (WHERE "one" IS NOT NULL) AS "ones",
      array_agg("other") FILTER (WHERE "one" IS NOT NULL) AS "others"
    FROM "row" GROUP BY "claim_id"
  )
  SELECT "claim_id", "articles", "sources", "verbatim_groups"("supports", "ones", "others"), "supports", "refutes", "discusses",
    "supports" > 0 AND "refutes" > 0
  FROM "sum"
  ON CONFLICT ("claim_id") DO UPDATE SET "articles" = EXCLUDED."articles", "sources" = EXCLUDED."sources",
    "independent_origins" = EXCLUDED."independent_origins", "supports" = EXCLUDED."supports", "refutes" = EXCLUDED."refutes",
    "discusses" = EXCLUDED."discusses", "contested" = EXCLUDED."contested"
  WHERE ("k".*) IS DISTINCT FROM (EXCLUDED.*);
END $$;

-- ------------------------------------------------------------------ what it follows from, and nothing else

-- Of passages, only those of twelve words count, and only where both articles support the claim.
CREATE OR REPLACE FUNCTION "verbatim_overlap_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT "x"."claim_id" FROM "new_rows" AS "o"
      JOIN "appearance" AS "x" ON "x"."article_id" = "o"."article_id" AND "x"."status" = 'CONFIRMED' AND "x"."stance" = 'SUPPORTS'
      JOIN "appearance" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."article_id" = "o"."other_id"
        AND "y"."status" = 'CONFIRMED' AND "y"."stance" = 'SUPPORTS'
      WHERE "o"."words" >= 12));
  ELSE
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT "x"."claim_id" FROM "old_rows" AS "o"
      JOIN "appearance" AS "x" ON "x"."article_id" = "o"."article_id" AND "x"."status" = 'CONFIRMED' AND "x"."stance" = 'SUPPORTS'
      JOIN "appearance" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."article_id" = "o"."other_id"
        AND "y"."status" = 'CONFIRMED' AND "y"."stance" = 'SUPPORTS'
      WHERE "o"."words" >= 12));
  END IF;
  RETURN NULL;
END $$;

-- Who is affiliated with whom decides about conflicts, of everybody further down, too; about origins only who is refused.
CREATE OR REPLACE FUNCTION "verbatim_person_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "refused" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."status" = 'REJECTED') <> ("n"."status" = 'REJECTED'));
  "people" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."affiliation_id", "o"."status" = 'REJECTED') IS DISTINCT FROM ("n"."affiliation_id", "n"."status" = 'REJECTED'));
BEGIN
  IF cardinality("people") = 0 THEN RETURN NULL; END IF;
  PERFORM "verbatim_corroborate"(ARRAY(
    SELECT DISTINCT "ap"."claim_id" FROM "attribution" AS "l" JOIN "appearance" AS "ap" ON "ap"."quote_id" = "l"."quote_id" AND "ap"."status" = 'CONFIRMED'
    WHERE "l"."person_id" = ANY("refused") AND "l"."role" = 'SPEAKER'));
  PERFORM "verbatim_credit"(ARRAY(
    WITH RECURSIVE "below" AS (
      SELECT unnest("people") AS "id"
      UNION SELECT "p"."id" FROM "person" AS "p" JOIN "below" AS "b" ON "p"."affiliation_id" = "b"."id"
    )
    SELECT "q"."utterance_id" FROM "below" AS "b" JOIN "attribution" AS "l" ON "l"."person_id" = "b"."id" AND "l"."role" = 'SPEAKER'
    JOIN "quote" AS "q" ON "q"."id" = "l"."quote_id" WHERE "q"."utterance_id" IS NOT NULL));
  RETURN NULL;
END $$;
