-- What compares articles, kept in the transaction of every write that it follows from: whether articles credit one
-- utterance to different speakers (utterance.attribution_conflict) and how many articles, outlets and independent
-- origins stand behind a claim (claim_corroboration).
-- Like 20261121000001_invariants it can be run again at any time, and `prisma db push` does not bring it.
-- Refused rows, and all that withdrawn articles print, never count.

-- ------------------------------------------------------------------ one writer at a time

-- A comparison follows from rows of many tables: of two transactions that write some of them at once, neither would
-- see the other's. So they go one after the other, from the first such write to the commit. The lock is taken before
-- any row is, so that nobody who holds it waits for one who wants it.
CREATE OR REPLACE FUNCTION "verbatim_one_writer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(20261121);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "article"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "credit_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "credit"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "quote_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "quote"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "attribution_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "attribution"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "appearance_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "appearance"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "article_shingles_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "article_shingles"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "article_overlap_one_writer" BEFORE INSERT OR UPDATE OR DELETE ON "article_overlap"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "source_one_writer" BEFORE UPDATE ON "source"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "person_one_writer" BEFORE UPDATE ON "person"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();
CREATE OR REPLACE TRIGGER "utterance_one_writer" BEFORE UPDATE ON "utterance"
  FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_one_writer"();

-- ------------------------------------------------------------------ who is credited

-- Articles credit different speakers of an utterance: two of them name parties (people, or outlets that speak) that
-- have none in common. It is no conflict where one party may be the other (an organisation and a person who belongs to
-- it), nor where some article names parties of both (joint speech). An unidentified speaker may be anyone.
CREATE OR REPLACE FUNCTION "verbatim_attribution_conflict"("utterance" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH "credit" AS (
    SELECT DISTINCT array_agg(DISTINCT coalesce("p"."id", "s"."id")) AS "parties",
      array_remove(array_agg(DISTINCT "p"."affiliation_id"), NULL) AS "affiliations"
    FROM "utterance" AS "u"
    JOIN "quote" AS "q" ON "q"."utterance_id" = "u"."id" AND "q"."status" <> 'REJECTED'
    JOIN "article" AS "a" ON "a"."id" = "q"."article_id" AND "a"."status" <> 'REJECTED' AND "a"."withdrawn_at" IS NULL
    JOIN "attribution" AS "l" ON "l"."quote_id" = "q"."id" AND "l"."role" = 'SPEAKER'
    LEFT JOIN "person" AS "p" ON "p"."id" = "l"."person_id" AND "p"."status" <> 'REJECTED'
    LEFT JOIN "source" AS "s" ON "s"."id" = "l"."source_id" AND "s"."status" <> 'REJECTED'
    WHERE "u"."id" = "utterance" AND "u"."status" <> 'REJECTED' AND num_nonnulls("p"."id", "s"."id") > 0
    GROUP BY "q"."article_id"
  )
  SELECT EXISTS (
    SELECT 1 FROM "credit" AS "x" JOIN "credit" AS "y" ON "x"."parties" < "y"."parties"
    WHERE NOT ("x"."parties" && "y"."parties" OR "x"."affiliations" && "y"."parties" OR "y"."affiliations" && "x"."parties")
      AND NOT EXISTS (SELECT 1 FROM "credit" AS "z" WHERE "z"."parties" && "x"."parties" AND "z"."parties" && "y"."parties"))
$$;
CREATE OR REPLACE FUNCTION "verbatim_credit"("utterances" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality("utterances") = 0 THEN RETURN; END IF;
  UPDATE "utterance" SET "attribution_conflict" = "c"."conflict"
  FROM (
    SELECT "u"."id", "verbatim_attribution_conflict"("u"."id") AS "conflict"
    FROM (SELECT DISTINCT unnest("utterances") AS "id") AS "u"
  ) AS "c"
  WHERE "utterance"."id" = "c"."id" AND "utterance"."attribution_conflict" <> "c"."conflict";
END $$;

-- ------------------------------------------------------------------ corroboration

-- A passage of an article lies in quotation: quotation marks (quotes of type DIRECT and MIXED) hold all of it but 32
-- code points at most, room for a cue that is printed alike behind the marks, and more than half of it.
CREATE OR REPLACE FUNCTION "verbatim_in_quotation"("article" uuid, "start" integer, "end" integer) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT "o"."outside" <= 32 AND "o"."outside" * 2 < "end" - "start"
  FROM (
    SELECT coalesce(sum(upper("r") - lower("r")), 0) AS "outside"
    FROM unnest(int4multirange(int4range("start", "end")) - coalesce((
      SELECT range_agg(int4range("q"."start_offset", "q"."end_offset")) FROM "quote" AS "q"
      WHERE "q"."article_id" = "article" AND "q"."type" IN ('DIRECT', 'MIXED') AND "q"."status" <> 'REJECTED'
        AND "q"."start_offset" < "end" AND "q"."end_offset" > "start"
    ), '{}')) AS "r"
  ) AS "o"
$$;
-- A passage that two articles share is speech that both quote, and no sign of copying.
CREATE OR REPLACE FUNCTION "verbatim_shared_speech"("o" "article_overlap") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT "verbatim_in_quotation"(("o")."article_id", ("o")."start_offset", ("o")."end_offset")
    AND "verbatim_in_quotation"(("o")."other_id", ("o")."other_start", ("o")."other_end")
$$;

-- Counts confirmed appearances. Supporting articles are one origin where they are of one source or of sources with a
-- common parent, however far up; where one credits the other's source; where both state the claim in shared copy of
-- twelve words or more that is not quoted; and where both quote one speaker or utterance. Origins join transitively.
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
      SELECT "ap"."claim_id", "ap"."article_id", "ap"."stance", "ap"."quote_id", "ap"."start_offset", "ap"."end_offset",
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

-- ------------------------------------------------------------------ what they follow from

CREATE OR REPLACE FUNCTION "verbatim_claim_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "claim_corroboration" ("claim_id") SELECT "id" FROM "new_rows" ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "claim_inserted_compares" AFTER INSERT ON "claim"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_claim_compare"();

CREATE OR REPLACE FUNCTION "verbatim_appearance_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_corroborate"(ARRAY(SELECT DISTINCT "claim_id" FROM "new_rows" WHERE "status" = 'CONFIRMED'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "verbatim_corroborate"(ARRAY(SELECT DISTINCT "claim_id" FROM "old_rows" WHERE "status" = 'CONFIRMED'));
  ELSE
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT unnest(ARRAY["o"."claim_id", "n"."claim_id"]) FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
      WHERE ("o"."claim_id", "o"."article_id", "o"."quote_id", "o"."stance", "o"."status", "o"."start_offset", "o"."end_offset")
        IS DISTINCT FROM ("n"."claim_id", "n"."article_id", "n"."quote_id", "n"."stance", "n"."status", "n"."start_offset", "n"."end_offset")));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "appearance_inserted_compares" AFTER INSERT ON "appearance"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_appearance_compare"();
CREATE OR REPLACE TRIGGER "appearance_updated_compares" AFTER UPDATE ON "appearance"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_appearance_compare"();
CREATE OR REPLACE TRIGGER "appearance_deleted_compares" AFTER DELETE ON "appearance"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_appearance_compare"();

-- Quotes of an article decide which of its shared copy is quoted, for every claim that appears there.
CREATE OR REPLACE FUNCTION "verbatim_quotation_changed"("articles" uuid[], "starts" integer[], "ends" integer[]) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_corroborate"(ARRAY(
    SELECT DISTINCT "ap"."claim_id"
    FROM unnest("articles", "starts", "ends") AS "q"("article_id", "start", "end")
    JOIN "article_overlap" AS "o" ON "o"."article_id" = "q"."article_id" AND "o"."start_offset" < "q"."end" AND "o"."end_offset" > "q"."start"
    JOIN "appearance" AS "ap" ON "ap"."article_id" = "q"."article_id" AND "ap"."start_offset" >= "o"."start_offset" AND "ap"."end_offset" <= "o"."end_offset"
    WHERE "ap"."status" = 'CONFIRMED' AND "ap"."stance" = 'SUPPORTS'));
END $$;
CREATE OR REPLACE FUNCTION "verbatim_quote_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "articles" uuid[];
  "starts" integer[];
  "ends" integer[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg("article_id"), array_agg("start_offset"), array_agg("end_offset") INTO "articles", "starts", "ends" FROM "new_rows";
    PERFORM "verbatim_quotation_changed"("articles", "starts", "ends");
    PERFORM "verbatim_credit"(ARRAY(SELECT "utterance_id" FROM "new_rows" WHERE "utterance_id" IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg("article_id"), array_agg("start_offset"), array_agg("end_offset") INTO "articles", "starts", "ends" FROM "old_rows";
    PERFORM "verbatim_quotation_changed"("articles", "starts", "ends");
    PERFORM "verbatim_credit"(ARRAY(SELECT "utterance_id" FROM "old_rows" WHERE "utterance_id" IS NOT NULL));
  ELSE
    SELECT array_agg("v"."article_id"), array_agg("v"."start_offset"), array_agg("v"."end_offset") INTO "articles", "starts", "ends"
    FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id"),
      LATERAL (VALUES ("o"."article_id", "o"."start_offset", "o"."end_offset"), ("n"."article_id", "n"."start_offset", "n"."end_offset"))
        AS "v"("article_id", "start_offset", "end_offset")
    WHERE ("o"."article_id", "o"."start_offset", "o"."end_offset", "o"."type", "o"."status" = 'REJECTED')
      IS DISTINCT FROM ("n"."article_id", "n"."start_offset", "n"."end_offset", "n"."type", "n"."status" = 'REJECTED');
    PERFORM "verbatim_quotation_changed"("articles", "starts", "ends");
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT "ap"."claim_id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id") JOIN "appearance" AS "ap" ON "ap"."quote_id" = "n"."id"
      WHERE ("o"."utterance_id", "o"."status" = 'REJECTED') IS DISTINCT FROM ("n"."utterance_id", "n"."status" = 'REJECTED')
        AND "ap"."status" = 'CONFIRMED'));
    PERFORM "verbatim_credit"(ARRAY(
      SELECT "u" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id"), unnest(ARRAY["o"."utterance_id", "n"."utterance_id"]) AS "u"
      WHERE ("o"."utterance_id", "o"."article_id", "o"."status" = 'REJECTED')
        IS DISTINCT FROM ("n"."utterance_id", "n"."article_id", "n"."status" = 'REJECTED') AND "u" IS NOT NULL));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "quote_inserted_compares" AFTER INSERT ON "quote"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_quote_compare"();
CREATE OR REPLACE TRIGGER "quote_updated_compares" AFTER UPDATE ON "quote"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_quote_compare"();
CREATE OR REPLACE TRIGGER "quote_deleted_compares" AFTER DELETE ON "quote"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_quote_compare"();

CREATE OR REPLACE FUNCTION "verbatim_speakers_changed"("quotes" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_corroborate"(ARRAY(SELECT DISTINCT "claim_id" FROM "appearance" WHERE "quote_id" = ANY("quotes") AND "status" = 'CONFIRMED'));
  PERFORM "verbatim_credit"(ARRAY(SELECT "utterance_id" FROM "quote" WHERE "id" = ANY("quotes") AND "utterance_id" IS NOT NULL));
END $$;
CREATE OR REPLACE FUNCTION "verbatim_attribution_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_speakers_changed"(ARRAY(SELECT DISTINCT "quote_id" FROM "new_rows" WHERE "role" = 'SPEAKER'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "verbatim_speakers_changed"(ARRAY(SELECT DISTINCT "quote_id" FROM "old_rows" WHERE "role" = 'SPEAKER'));
  ELSE
    PERFORM "verbatim_speakers_changed"(ARRAY(
      SELECT DISTINCT unnest(ARRAY["o"."quote_id", "n"."quote_id"]) FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
      WHERE ("o"."quote_id", "o"."role", "o"."person_id", "o"."source_id") IS DISTINCT FROM ("n"."quote_id", "n"."role", "n"."person_id", "n"."source_id")));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "attribution_inserted_compares" AFTER INSERT ON "attribution"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_compare"();
CREATE OR REPLACE TRIGGER "attribution_updated_compares" AFTER UPDATE ON "attribution"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_compare"();
CREATE OR REPLACE TRIGGER "attribution_deleted_compares" AFTER DELETE ON "attribution"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_attribution_compare"();

CREATE OR REPLACE FUNCTION "verbatim_articles_changed"("articles" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "verbatim_corroborate"(ARRAY(SELECT DISTINCT "claim_id" FROM "appearance" WHERE "article_id" = ANY("articles") AND "status" = 'CONFIRMED'));
END $$;
CREATE OR REPLACE FUNCTION "verbatim_credit_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_articles_changed"(ARRAY(SELECT DISTINCT "article_id" FROM "new_rows"));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "verbatim_articles_changed"(ARRAY(SELECT DISTINCT "article_id" FROM "old_rows"));
  ELSE
    PERFORM "verbatim_articles_changed"(ARRAY(
      SELECT DISTINCT unnest(ARRAY["o"."article_id", "n"."article_id"]) FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
      WHERE ("o"."article_id", "o"."source_id") IS DISTINCT FROM ("n"."article_id", "n"."source_id")));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "credit_inserted_compares" AFTER INSERT ON "credit"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_credit_compare"();
CREATE OR REPLACE TRIGGER "credit_updated_compares" AFTER UPDATE ON "credit"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_credit_compare"();
CREATE OR REPLACE TRIGGER "credit_deleted_compares" AFTER DELETE ON "credit"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_credit_compare"();

CREATE OR REPLACE FUNCTION "verbatim_article_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "articles" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."source_id", "o"."status" = 'REJECTED', "o"."withdrawn_at" IS NULL)
      IS DISTINCT FROM ("n"."source_id", "n"."status" = 'REJECTED', "n"."withdrawn_at" IS NULL));
BEGIN
  PERFORM "verbatim_articles_changed"("articles");
  PERFORM "verbatim_credit"(ARRAY(SELECT "utterance_id" FROM "quote" WHERE "article_id" = ANY("articles") AND "utterance_id" IS NOT NULL));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_updated_compares" AFTER UPDATE ON "article"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_article_compare"();

CREATE OR REPLACE FUNCTION "verbatim_overlap_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT "x"."claim_id" FROM "new_rows" AS "o" JOIN "appearance" AS "x" ON "x"."article_id" = "o"."article_id"
      JOIN "appearance" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."article_id" = "o"."other_id"));
  ELSE
    PERFORM "verbatim_corroborate"(ARRAY(
      SELECT DISTINCT "x"."claim_id" FROM "old_rows" AS "o" JOIN "appearance" AS "x" ON "x"."article_id" = "o"."article_id"
      JOIN "appearance" AS "y" ON "y"."claim_id" = "x"."claim_id" AND "y"."article_id" = "o"."other_id"));
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_overlap_inserted_compares" AFTER INSERT ON "article_overlap"
  REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_overlap_compare"();
CREATE OR REPLACE TRIGGER "article_overlap_deleted_compares" AFTER DELETE ON "article_overlap"
  REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_overlap_compare"();

CREATE OR REPLACE FUNCTION "verbatim_source_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "sources" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."parent_id", "o"."status" = 'REJECTED') IS DISTINCT FROM ("n"."parent_id", "n"."status" = 'REJECTED'));
BEGIN
  IF cardinality("sources") = 0 THEN RETURN NULL; END IF;
  PERFORM "verbatim_articles_changed"(ARRAY(
    WITH RECURSIVE "family" AS (
      SELECT unnest("sources") AS "id"
      UNION SELECT "s"."id" FROM "source" AS "s" JOIN "family" AS "f" ON "s"."parent_id" = "f"."id"
    )
    SELECT "a"."id" FROM "article" AS "a" JOIN "family" AS "f" ON "a"."source_id" = "f"."id"));
  PERFORM "verbatim_speakers_changed"(ARRAY(SELECT DISTINCT "quote_id" FROM "attribution" WHERE "source_id" = ANY("sources") AND "role" = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "source_updated_compares" AFTER UPDATE ON "source"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_source_compare"();

CREATE OR REPLACE FUNCTION "verbatim_person_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "people" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."affiliation_id", "o"."status" = 'REJECTED') IS DISTINCT FROM ("n"."affiliation_id", "n"."status" = 'REJECTED'));
BEGIN
  IF cardinality("people") = 0 THEN RETURN NULL; END IF;
  PERFORM "verbatim_speakers_changed"(ARRAY(SELECT DISTINCT "quote_id" FROM "attribution" WHERE "person_id" = ANY("people") AND "role" = 'SPEAKER'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "person_updated_compares" AFTER UPDATE ON "person"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_person_compare"();

CREATE OR REPLACE FUNCTION "verbatim_utterance_compare"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "utterances" uuid[] := ARRAY(
    SELECT "n"."id" FROM "old_rows" AS "o" JOIN "new_rows" AS "n" USING ("id")
    WHERE ("o"."status" = 'REJECTED') <> ("n"."status" = 'REJECTED'));
BEGIN
  IF cardinality("utterances") = 0 THEN RETURN NULL; END IF;
  PERFORM "verbatim_speakers_changed"(ARRAY(SELECT "id" FROM "quote" WHERE "utterance_id" = ANY("utterances")));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "utterance_updated_compares" AFTER UPDATE ON "utterance"
  REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "verbatim_utterance_compare"();

-- ------------------------------------------------------------------ indexes, and rows from before the triggers

CREATE INDEX IF NOT EXISTS "utterance_conflict" ON "utterance" ((COALESCE("said_on", '-infinity'::date)), "id") WHERE "attribution_conflict";
CREATE INDEX IF NOT EXISTS "claim_contested" ON "claim_corroboration" ("claim_id") WHERE "contested";
SELECT "verbatim_corroborate"(ARRAY(SELECT "id" FROM "claim"));
SELECT "verbatim_credit"(ARRAY(SELECT "id" FROM "utterance"));
