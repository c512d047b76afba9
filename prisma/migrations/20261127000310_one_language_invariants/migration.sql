-- A search in texts of one language asks for no language. Like 20261121000002_search_invariants, whose function this
-- replaces, it can be run again at any time.

-- The query that search terms stand for. Rows are asked by the rules of their own language: the query has an
-- alternative for each configuration that any row has, bound to it by the lexeme ~config, which no word can be; where
-- all have the same, nothing needs to be bound, and to look ~config up takes as long as the words do.
-- terms: [{"words": ["pas", "d", "accord"], "not": false, "prefix": true, "optional": false}, ...]; several words are a
-- phrase, optional ones only make a row a better one.
-- language: the configuration of the language that the query is written in; its stop words are not looked for either.
-- matches: what a row must fit, null where nothing can; ranks: what makes it a better one.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_query"("terms" jsonb, "language" text, OUT "matches" tsquery, OUT "ranks" tsquery)
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  "configs" text[];
  "row_config" text;
  "term" jsonb;
  "words" text[];
  "form" tsquery;
  "phrase" tsquery;
  "wanted" tsquery;
  "unwanted" tsquery;
BEGIN
  "configs" := ARRAY(
    -- One step through the index for each value, however many rows have it.
    WITH RECURSIVE "present"("config") AS (
      (SELECT "config" FROM "public"."article_search" ORDER BY "config" LIMIT 1)
      UNION ALL
      SELECT (SELECT "s"."config" FROM "public"."article_search" AS "s" WHERE "s"."config" > "p"."config" ORDER BY "s"."config" LIMIT 1)
      FROM "present" AS "p" WHERE "p"."config" IS NOT NULL
    ), "claimed"("config") AS (
      (SELECT "config" FROM "public"."claim_search" ORDER BY "config" LIMIT 1)
      UNION ALL
      SELECT (SELECT "s"."config" FROM "public"."claim_search" AS "s" WHERE "s"."config" > "p"."config" ORDER BY "s"."config" LIMIT 1)
      FROM "claimed" AS "p" WHERE "p"."config" IS NOT NULL
    )
    SELECT "config" FROM "present" WHERE "config" IS NOT NULL UNION SELECT "config" FROM "claimed" WHERE "config" IS NOT NULL);
  FOREACH "row_config" IN ARRAY "configs" LOOP
    "wanted" := NULL;
    "unwanted" := NULL;
    FOR "term" IN SELECT * FROM jsonb_array_elements("terms") LOOP
      "words" := ARRAY(SELECT jsonb_array_elements_text("term" -> 'words'));
      CONTINUE WHEN cardinality("words") = 1 AND (
        public.verbatim_search_stops("row_config", "words"[1]) OR public.verbatim_search_stops("language", "words"[1]));
      "phrase" := NULL;
      FOR "i" IN 1 .. cardinality("words") LOOP
        "form" := public.verbatim_search_word("row_config", "words"["i"], ("term" -> 'prefix')::boolean AND "i" = cardinality("words"));
        CONTINUE WHEN "form" IS NULL;
        "phrase" := CASE WHEN "phrase" IS NULL THEN "form" ELSE "phrase" <-> "form" END;
      END LOOP;
      CONTINUE WHEN "phrase" IS NULL;
      IF ("term" -> 'not')::boolean THEN
        "unwanted" := CASE WHEN "unwanted" IS NULL THEN "phrase" ELSE "unwanted" || "phrase" END;
      ELSE
        IF NOT ("term" -> 'optional')::boolean THEN
          "wanted" := CASE WHEN "wanted" IS NULL THEN "phrase" ELSE "wanted" && "phrase" END;
        END IF;
        "ranks" := CASE WHEN "ranks" IS NULL THEN "phrase" ELSE "ranks" || "phrase" END;
      END IF;
    END LOOP;
    CONTINUE WHEN "wanted" IS NULL;
    IF "unwanted" IS NOT NULL THEN "wanted" := "wanted" && !! "unwanted"; END IF;
    IF cardinality("configs") > 1 THEN "wanted" := quote_literal('~' || "row_config")::tsquery && "wanted"; END IF;
    "matches" := CASE WHEN "matches" IS NULL THEN "wanted" ELSE "matches" || "wanted" END;
  END LOOP;
END $$;
