-- Shared copy begins and ends with words, what states a claim often with a quotation mark or a full stop: only its words
-- have to lie in the copy. Like 20261121000004_compare_invariants, whose functions these replace, it can be run again at
-- any time, and `prisma db push` does not bring it.

-- Every character that is neither a letter nor an accent on one nor a digit (categories P, S, Z, Cc and Cf of Unicode
-- 17), as ranges of a regular expression. [[:alnum:]] would depend on the locale, and misses accents written apart.
CREATE OR REPLACE FUNCTION "verbatim_marks"() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7'
    || '\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0375\u037e\u0384-\u0385\u0387\u03f6\u0482'
    || '\u055a-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd-\u06de'
    || '\u06e9\u06fd-\u06fe\u0700-\u070f\u07f6-\u07f9\u07fe-\u07ff\u0830-\u083e\u085e\u0888\u0890-\u0891\u08e2'
    || '\u0964-\u0965\u0970\u09f2-\u09f3\u09fa-\u09fb\u09fd\u0a76\u0af0-\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84'
    || '\u0d4f\u0d79\u0df4\u0e3f\u0e4f\u0e5a-\u0e5b\u0f01-\u0f17\u0f1a-\u0f1f\u0f34\u0f36\u0f38\u0f3a-\u0f3d\u0f85'
    || '\u0fbe-\u0fc5\u0fc7-\u0fda\u104a-\u104f\u109e-\u109f\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d-\u166e\u1680'
    || '\u169b-\u169c\u16eb-\u16ed\u1735-\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u180e\u1940-\u1945\u19de-\u19ff'
    || '\u1a1e-\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e-\u1b4f\u1b5a-\u1b6a\u1b74-\u1b7f\u1bfc-\u1bff\u1c3b-\u1c3f'
    || '\u1c7e-\u1c7f\u1cc0-\u1cc7\u1cd3\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u206f'
    || '\u207a-\u207e\u208a-\u208e\u20a0-\u20c1\u2100-\u2101\u2103-\u2106\u2108-\u2109\u2114\u2116-\u2118\u211e-\u2123'
    || '\u2125\u2127\u2129\u212e\u213a-\u213b\u2140-\u2144\u214a-\u214d\u214f\u218a-\u244a\u249c-\u24e9\u2500-\u2775'
    || '\u2794-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe-\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u3030'
    || '\u3036-\u3037\u303d-\u303f\u309b-\u309c\u30a0\u30fb\u3190-\u3191\u3196-\u319f\u31c0-\u31ef\u3200-\u321e'
    || '\u322a-\u3247\u3250\u3260-\u327f\u328a-\u32b0\u32c0-\u33ff\u4dc0-\u4dff\ua490-\ua4c6\ua4fe-\ua4ff\ua60d-\ua60f'
    || '\ua673\ua67e\ua6f2-\ua716\ua720-\ua721\ua789-\ua78a\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce-\ua8cf'
    || '\ua8f8-\ua8fa\ua8fc\ua92e-\ua92f\ua95f\ua9c1-\ua9cd\ua9de-\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade-\uaadf'
    || '\uaaf0-\uaaf1\uab5b\uab6a-\uab6b\uabeb\ufb29\ufbb2-\ufbd2\ufd3e-\ufd4f\ufd90-\ufd91\ufdc8-\ufdcf\ufdfc-\ufdff'
    || '\ufe10-\ufe19\ufe30-\ufe6b\ufeff-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\ufffd'
    || '\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U000101fc\U0001039f\U000103d0'
    || '\U0001056f\U00010857\U00010877-\U00010878\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8'
    || '\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e\U00010d8e-\U00010d8f\U00010ead'
    || '\U00010ed0-\U00010ed8\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb-\U000110c1'
    || '\U000110cd\U00011140-\U00011143\U00011174-\U00011175\U000111c5-\U000111c8\U000111cd\U000111db'
    || '\U000111dd-\U000111df\U00011238-\U0001123d\U000112a9\U000113d4-\U000113d8\U0001144b-\U0001144f'
    || '\U0001145a-\U0001145d\U000114c6\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9'
    || '\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c'
    || '\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45\U00011c70-\U00011c71'
    || '\U00011ef7-\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011fff\U00012470-\U00012474\U00012ff1-\U00012ff2'
    || '\U00013430-\U0001343f\U00016a6e-\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44-\U00016b45'
    || '\U00016d6d-\U00016d6f\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f-\U0001ccef\U0001ccfa-\U0001cef0'
    || '\U0001cf50-\U0001d164\U0001d16a-\U0001d16c\U0001d173-\U0001d17a\U0001d183-\U0001d184\U0001d18c-\U0001d1a9'
    || '\U0001d1ae-\U0001d241\U0001d245\U0001d300-\U0001d356\U0001d6c1\U0001d6db\U0001d6fb\U0001d715\U0001d735'
    || '\U0001d74f\U0001d76f\U0001d789\U0001d7a9\U0001d7c3\U0001d800-\U0001d9ff\U0001da37-\U0001da3a'
    || '\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff\U0001e5ff'
    || '\U0001e95e-\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0-\U0001f0f5\U0001f10d-\U0001fbef\U0001fbfa'
    || '\U000e0001-\U000e007f'
$$;

-- The span from the first to the last word of a text that is printed from start to end, in code points; all of it where
-- it has no word.
CREATE OR REPLACE FUNCTION "verbatim_word_span"("exact" text, "start" integer, "end" integer, OUT "start_offset" integer, OUT "end_offset" integer)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT "start" + greatest("f"."first", 1) - 1, "end" - greatest("f"."last", 1) + 1
  FROM (SELECT '[^' || "verbatim_marks"() || ']' AS "word") AS "r",
    LATERAL (SELECT regexp_instr("exact", "r"."word") AS "first", regexp_instr(reverse("exact"), "r"."word") AS "last") AS "f"
$$;

-- Counts confirmed appearances. Supporting articles are one origin where they are of one source or of sources with a
-- common parent, however far up; where one credits the other's source; where both state the claim in shared copy of
-- twelve words or more that is not quoted, marks at the ends of what states it aside; and where both quote one speaker or utterance. Origins join transitively.
CREATE OR REPLACE FUNCTION "verbatim_corroborate"("claims" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "c" RECORD;
  "group" jsonb;
  "origin" integer[];
  "met" integer[];
  "origins" integer;
BEGIN
  IF cardinality("claims") = 0 THEN RETURN; END IF;
  FOR "c" IN
    WITH RECURSIVE "counted" AS (
      SELECT "ap"."claim_id", "ap"."article_id", "ap"."stance", "ap"."quote_id", "ap"."exact", "ap"."start_offset", "ap"."end_offset",
        "s"."id" AS "source_id"
      FROM "appearance" AS "ap"
      JOIN "article" AS "a" ON "a"."id" = "ap"."article_id" AND "a"."status" <> 'REJECTED' AND "a"."withdrawn_at" IS NULL
      LEFT JOIN "quote" AS "q" ON "q"."id" = "ap"."quote_id"
      LEFT JOIN "source" AS "s" ON "s"."id" = "a"."source_id" AND "s"."status" <> 'REJECTED'
      WHERE "ap"."claim_id" = ANY("claims") AND "ap"."status" = 'CONFIRMED'
        AND ("ap"."quote_id" IS NULL OR "q"."status" <> 'REJECTED')
    ), "supporting" AS MATERIALIZED (
      SELECT "k"."claim_id", "k"."article_id", "k"."quote_id", "k"."source_id", "w".*,
        (dense_rank() OVER (PARTITION BY "k"."claim_id" ORDER BY "k"."article_id"))::integer AS "n"
      FROM "counted" AS "k", "verbatim_word_span"("k"."exact", "k"."start_offset", "k"."end_offset") AS "w"
      WHERE "k"."stance" = 'SUPPORTS'
    ), "family" AS (
      SELECT DISTINCT "source_id", "source_id" AS "member" FROM "supporting" WHERE "source_id" IS NOT NULL
      UNION
      SELECT "f"."source_id", "p"."id" FROM "family" AS "f" JOIN "source" AS "m" ON "m"."id" = "f"."member"
      JOIN "source" AS "p" ON "p"."id" = "m"."parent_id" AND "p"."status" <> 'REJECTED'
    ), "sign" AS (
      SELECT "x"."claim_id", "x"."n", 'source' AS "kind", "f"."member" AS "id"
      FROM "supporting" AS "x" JOIN "family" AS "f" ON "f"."source_id" = "x"."source_id"
      UNION
      SELECT "x"."claim_id", "x"."n", 'utterance', "u"."id" FROM "supporting" AS "x" JOIN "quote" AS "q" ON "q"."id" = "x"."quote_id"
      JOIN "utterance" AS "u" ON "u"."id" = "q"."utterance_id" AND "u"."status" <> 'REJECTED'
      UNION
      SELECT "x"."claim_id", "x"."n", 'speaker', coalesce("p"."id", "s"."id") FROM "supporting" AS "x"
      JOIN "attribution" AS "l" ON "l"."quote_id" = "x"."quote_id" AND "l"."role" = 'SPEAKER'
      LEFT JOIN "person" AS "p" ON "p"."id" = "l"."person_id" AND "p"."status" <> 'REJECTED'
      LEFT JOIN "source" AS "s" ON "s"."id" = "l"."source_id" AND "s"."status" <> 'REJECTED'
      WHERE num_nonnulls("p"."id", "s"."id") > 0
    ), "joined" AS (
      SELECT "claim_id", array_agg("n") AS "articles" FROM "sign" GROUP BY "claim_id", "kind", "id" HAVING count(*) > 1
      UNION
      SELECT "x"."claim_id", ARRAY["x"."n", "y"."n"] FROM "supporting" AS "x"
      JOIN "credit" AS "cr" ON "cr"."article_id" = "x"."article_id"
      JOIN "supporting" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."source_id" = "cr"."source_id" AND "y"."n" <> "x"."n"
      UNION
      SELECT "x"."claim_id", ARRAY["x"."n", "y"."n"] FROM "supporting" AS "x"
      JOIN "article_overlap" AS "o" ON "o"."article_id" = "x"."article_id" AND "o"."words" >= 12
        AND "o"."start_offset" <= "x"."start_offset" AND "o"."end_offset" >= "x"."end_offset"
      JOIN "supporting" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."article_id" = "o"."other_id"
        AND "o"."other_start" <= "y"."start_offset" AND "o"."other_end" >= "y"."end_offset"
      WHERE NOT "verbatim_shared_speech"("o")
    )
    SELECT "cl"."id",
      count(DISTINCT "k"."article_id") AS "articles",
      count(DISTINCT "k"."source_id") FILTER (WHERE "k"."stance" = 'SUPPORTS') AS "sources",
      count(DISTINCT "k"."article_id") FILTER (WHERE "k"."stance" = 'SUPPORTS') AS "supports",
      count(DISTINCT "k"."article_id") FILTER (WHERE "k"."stance" = 'REFUTES') AS "refutes",
      count(DISTINCT "k"."article_id") FILTER (WHERE "k"."stance" = 'DISCUSSES') AS "discusses",
      "j"."groups"
    FROM "claim" AS "cl"
    LEFT JOIN "counted" AS "k" ON "k"."claim_id" = "cl"."id"
    LEFT JOIN (SELECT "claim_id", jsonb_agg("articles") AS "groups" FROM "joined" GROUP BY "claim_id") AS "j" ON "j"."claim_id" = "cl"."id"
    WHERE "cl"."id" = ANY("claims")
    GROUP BY "cl"."id", "j"."groups"
  LOOP
    "origin" := ARRAY(SELECT generate_series(1, "c"."supports"));
    "origins" := "c"."supports";
    FOR "group" IN SELECT * FROM jsonb_array_elements(coalesce("c"."groups", '[]')) LOOP
      EXIT WHEN "origins" = 1;
      "met" := ARRAY(SELECT DISTINCT "origin"["n"::integer] FROM jsonb_array_elements_text("group") AS "n");
      CONTINUE WHEN cardinality("met") = 1;
      "origin" := ARRAY(SELECT CASE WHEN "o" = ANY("met") THEN "met"[1] ELSE "o" END
        FROM unnest("origin") WITH ORDINALITY AS "u"("o", "n") ORDER BY "n");
      "origins" := "origins" - cardinality("met") + 1;
    END LOOP;
    INSERT INTO "claim_corroboration" AS "k" ("claim_id", "articles", "sources", "independent_origins", "supports", "refutes", "discusses", "contested")
      VALUES ("c"."id", "c"."articles", "c"."sources", "origins", "c"."supports", "c"."refutes", "c"."discusses",
        "c"."supports" > 0 AND "c"."refutes" > 0)
      ON CONFLICT ("claim_id") DO UPDATE SET "articles" = EXCLUDED."articles", "sources" = EXCLUDED."sources",
        "independent_origins" = EXCLUDED."independent_origins", "supports" = EXCLUDED."supports", "refutes" = EXCLUDED."refutes",
        "discusses" = EXCLUDED."discusses", "contested" = EXCLUDED."contested"
      WHERE ("k".*) IS DISTINCT FROM (EXCLUDED.*);
  END LOOP;
END $$;

-- Quotes of an article decide which of its shared copy is quoted, for every claim that appears there, be it in part.
CREATE OR REPLACE FUNCTION "verbatim_quotation_changed"("articles" uuid[], "starts" integer[], "ends" integer[]) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_corroborate"(ARRAY(
    SELECT DISTINCT "ap"."claim_id"
    FROM unnest("articles", "starts", "ends") AS "q"("article_id", "start", "end")
    JOIN "article_overlap" AS "o" ON "o"."article_id" = "q"."article_id" AND "o"."start_offset" < "q"."end" AND "o"."end_offset" > "q"."start"
    JOIN "appearance" AS "ap" ON "ap"."article_id" = "q"."article_id" AND "ap"."start_offset" < "o"."end_offset" AND "ap"."end_offset" > "o"."start_offset"
    WHERE "ap"."status" = 'CONFIRMED' AND "ap"."stance" = 'SUPPORTS'));
END $$;

SELECT "verbatim_corroborate"(ARRAY(SELECT "id" FROM "claim"));
