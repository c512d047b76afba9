-- Full text, names and shingles: the functions that build them, the triggers that keep them, the indexes by names.
-- Like 20261121000001_invariants it can be run again at any time, and `prisma db push` does not bring it.
-- Functions that indexes use name every schema: PostgreSQL 17 and later build indexes with an empty search path.

-- ------------------------------------------------------------------ words

-- The text search configuration of a language (BCP 47; its first subtag counts): every one that PostgreSQL ships since
-- version 15, `simple` for all others. A name and no regconfig, which pg_upgrade refuses in a column.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_config"("language" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE split_part(lower("language"), '-', 1)
    WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
    WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
    WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
    WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
    WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
    WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
    WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
    WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
    ELSE 'simple'
  END
$$;

-- A text as its words: compatibility forms composed, marks made spaces, invisible characters dropped. Without it
-- PostgreSQL's parser takes "AA/Ankara" for a path, "fin.Il" for a host and "cessez-le-feu" for a word beside its parts.
-- Two letters that look like apostrophes (U+02BC, U+02B9) count as marks; the first 200,000 characters count at all,
-- because a tsvector holds no more than one megabyte.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_words"("text" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(normalize(left("text", 200000), NFKC),
    U&'!"#$%&''()*+,-./:;<=>?@[\005C]^_`{|}~\00AB\00BB\02B9\02BC\2018\2019\201A\201C\201D\201E\2039\203A\00AD\200B\200C\200D\2060\FEFF',
    repeat(' ', 44))
$$;

-- The words without accents. unaccent() is only STABLE, because its dictionary could be changed; ours is not.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_fold"("words" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.verbatim_search_words(public.unaccent('public.unaccent'::regdictionary, "words"))
$$;

-- What a text is found by, each form at the place of its word: the stem of the word, the stem of the word without
-- accents (which is another one in French: "décidé" and "decide"), and the whole word without accents, stop words
-- included, so that phrases are exact and a word can be looked for while it is typed.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_vector"("config" text, "text" text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (to_tsvector("config"::regconfig, "w"."words")::text || ' '
    || to_tsvector("config"::regconfig, "f"."folded")::text || ' '
    || to_tsvector('pg_catalog.simple', "f"."folded")::text)::tsvector
  FROM (SELECT public.verbatim_search_words("text") AS "words") AS "w",
    LATERAL (SELECT public.verbatim_search_fold("w"."words") AS "folded") AS "f"
$$;

-- The forms of one word of a query, any of which may match; null where the word has none. It holds no marks after
-- verbatim_search_words, so quoting its lexemes is enough.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_word"("config" text, "word" text, "prefix" boolean) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(DISTINCT "form", ' | ')::tsquery
  FROM (SELECT public.verbatim_search_words(left("word", 100)) AS "words") AS "w",
    LATERAL (SELECT public.verbatim_search_fold("w"."words") AS "folded") AS "f",
    LATERAL (
      SELECT '(' || string_agg(quote_literal("l"."lexeme"), ' <-> ' ORDER BY "l"."positions"[1]) || ')' AS "form"
      FROM (VALUES (1, to_tsvector("config"::regconfig, "w"."words")), (2, to_tsvector("config"::regconfig, "f"."folded")),
        (3, to_tsvector('pg_catalog.simple', "f"."folded"))) AS "v"("n", "vector"), unnest("v"."vector") AS "l" GROUP BY "v"."n"
      UNION ALL
      SELECT quote_literal(lower(btrim("f"."folded"))) || ':*'
      WHERE "prefix" AND btrim("f"."folded") ~ '^\S{2,}$'
    ) AS "forms"
$$;

-- The word says nothing by itself and is not looked for. PostgreSQL's French list lacks the most common one.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_stops"("config" text, "word" text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector("config"::regconfig, "word") = '' OR ("config" = 'french' AND lower("word") = 'les')
$$;

-- The query that search terms stand for. Rows are asked by the rules of their own language: the query has an
-- alternative for each configuration that any row has, bound to it by the lexeme ~config, which no word can be.
-- terms: [{"words": ["pas", "d", "accord"], "not": false, "prefix": true, "optional": false}, ...]; several words are a
-- phrase, optional ones only make a row a better one.
-- language: the configuration of the language that the query is written in; its stop words are not looked for either.
-- matches: what a row must fit, null where nothing can; ranks: what makes it a better one.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_query"("terms" jsonb, "language" text, OUT "matches" tsquery, OUT "ranks" tsquery)
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  "row_config" text;
  "term" jsonb;
  "words" text[];
  "form" tsquery;
  "phrase" tsquery;
  "wanted" tsquery;
  "unwanted" tsquery;
BEGIN
  FOR "row_config" IN
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
    SELECT "config" FROM "present" WHERE "config" IS NOT NULL UNION SELECT "config" FROM "claimed" WHERE "config" IS NOT NULL
  LOOP
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
    "wanted" := quote_literal('~' || "row_config")::tsquery && "wanted";
    "matches" := CASE WHEN "matches" IS NULL THEN "wanted" ELSE "matches" || "wanted" END;
  END LOOP;
END $$;

-- Stands beside every `vector @@ ...` and is always true. Long vectors lie outside of their rows; to read them all costs
-- a hundred times what the planner takes it for, and it would rather do so than use the index. This tells it the price.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_costs"("vector" tsvector) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 400 AS $$ BEGIN RETURN true; END $$;

-- ------------------------------------------------------------------ vectors are kept

-- A headline counts more than a body. Of a withdrawn article only what everyone still sees is found.
CREATE OR REPLACE FUNCTION "public"."verbatim_article_vector"("config" text, "headline" text, "body" text, "withdrawn_at" timestamptz)
  RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT quote_literal('~' || "config")::tsvector
    || setweight(public.verbatim_search_vector("config", coalesce("headline", '')), 'A')
    || CASE WHEN "withdrawn_at" IS NULL THEN setweight(public.verbatim_search_vector("config", "body"), 'D') ELSE '' END
$$;
CREATE OR REPLACE FUNCTION "public"."verbatim_text_vector"("config" text, "text" text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT quote_literal('~' || "config")::tsvector || setweight(public.verbatim_search_vector("config", "text"), 'B')
$$;

-- What a wording is looked up by, however it is cut or rearranged: each word that carries meaning (four letters or
-- more, or digits; six of them count, so that endings do not) paired with the next two of its kind, as numbers.
CREATE OR REPLACE FUNCTION "public"."verbatim_quote_shingles"("text" text) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT ('x' || left(md5(least("a", "b") || ' ' || greatest("a", "b")), 8))::bit(32)::integer), '{}')
  FROM (
    SELECT "word" AS "a", unnest(ARRAY[lead("word") OVER "along", lead("word", 2) OVER "along"]) AS "b"
    FROM (
      SELECT left("w"."word", 6) AS "word", "w"."n"
      FROM regexp_split_to_table(lower(public.verbatim_search_fold(public.verbatim_search_words("text"))), '\s+') WITH ORDINALITY AS "w"("word", "n")
      WHERE char_length("w"."word") >= 4 OR "w"."word" ~ '[0-9]'
    ) AS "content"
    WINDOW "along" AS (ORDER BY "n")
  ) AS "pairs"
  WHERE "b" IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION "verbatim_article_search_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "config" text := public.verbatim_search_config(NEW."language");
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."language", NEW."headline", NEW."withdrawn_at")
     IS NOT DISTINCT FROM (OLD."language", OLD."headline", OLD."withdrawn_at") THEN
    RETURN NULL;
  END IF;
  INSERT INTO "article_search" ("article_id", "config", "vector")
    VALUES (NEW."id", "config", public.verbatim_article_vector("config", NEW."headline", NEW."body", NEW."withdrawn_at"))
    ON CONFLICT ("article_id") DO UPDATE SET "config" = EXCLUDED."config", "vector" = EXCLUDED."vector";
  IF TG_OP = 'UPDATE' AND NEW."language" <> OLD."language" THEN
    UPDATE "quote_search" AS "s" SET "vector" = public.verbatim_text_vector("config", "q"."exact")
      FROM "quote" AS "q" WHERE "q"."id" = "s"."quote_id" AND "q"."article_id" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "article_is_searchable" AFTER INSERT OR UPDATE ON "article"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_article_search_write"();

CREATE OR REPLACE FUNCTION "verbatim_quote_search_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR (NEW."exact", NEW."article_id") IS DISTINCT FROM (OLD."exact", OLD."article_id") THEN
    INSERT INTO "quote_search" ("quote_id", "vector", "shingles")
      SELECT NEW."id", public.verbatim_text_vector(public.verbatim_search_config("a"."language"), NEW."exact"),
        public.verbatim_quote_shingles(NEW."exact")
      FROM "article" AS "a" WHERE "a"."id" = NEW."article_id"
      ON CONFLICT ("quote_id") DO UPDATE SET "vector" = EXCLUDED."vector", "shingles" = EXCLUDED."shingles";
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "quote_is_searchable" AFTER INSERT OR UPDATE ON "quote"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_quote_search_write"();

CREATE OR REPLACE FUNCTION "verbatim_claim_search_write"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "config" text := public.verbatim_search_config(NEW."language");
BEGIN
  IF TG_OP = 'INSERT' OR (NEW."text", NEW."language") IS DISTINCT FROM (OLD."text", OLD."language") THEN
    INSERT INTO "claim_search" ("claim_id", "config", "vector")
      VALUES (NEW."id", "config", public.verbatim_text_vector("config", NEW."text"))
      ON CONFLICT ("claim_id") DO UPDATE SET "config" = EXCLUDED."config", "vector" = EXCLUDED."vector";
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "claim_is_searchable" AFTER INSERT OR UPDATE ON "claim"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_claim_search_write"();

-- Rows from before the triggers.
INSERT INTO "article_search" ("article_id", "config", "vector")
  SELECT "a"."id", "c"."config", public.verbatim_article_vector("c"."config", "a"."headline", "a"."body", "a"."withdrawn_at")
  FROM "article" AS "a", LATERAL (SELECT public.verbatim_search_config("a"."language") AS "config") AS "c"
  WHERE NOT EXISTS (SELECT 1 FROM "article_search" AS "s" WHERE "s"."article_id" = "a"."id");
INSERT INTO "quote_search" ("quote_id", "vector", "shingles")
  SELECT "q"."id", public.verbatim_text_vector(public.verbatim_search_config("a"."language"), "q"."exact"), public.verbatim_quote_shingles("q"."exact")
  FROM "quote" AS "q" JOIN "article" AS "a" ON "a"."id" = "q"."article_id"
  WHERE NOT EXISTS (SELECT 1 FROM "quote_search" AS "s" WHERE "s"."quote_id" = "q"."id");
INSERT INTO "claim_search" ("claim_id", "config", "vector")
  SELECT "c"."id", public.verbatim_search_config("c"."language"), public.verbatim_text_vector(public.verbatim_search_config("c"."language"), "c"."text")
  FROM "claim" AS "c" WHERE NOT EXISTS (SELECT 1 FROM "claim_search" AS "s" WHERE "s"."claim_id" = "c"."id");

-- ------------------------------------------------------------------ names

CREATE OR REPLACE FUNCTION "public"."verbatim_name_fold"("name" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(public.verbatim_search_fold(public.verbatim_search_words("name"))), '\s+', ' ', 'g'))
$$;

-- A folded name as it sounds, so that the ways to write one Russian or Ukrainian name in French, English and German
-- (Ouchakov, Ushakov, Uschakow; Poutine, Putin) are one, and so are common slips (Witkoff, Whitcoff).
CREATE OR REPLACE FUNCTION "public"."verbatim_name_sound"("folded" text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  "rule" text[];
  "sound" text := translate("folded", 'абвгґдеєзиіїйклмнопрстуфхыэъь', 'abvggdeeziiiiklmnoprstufhie');
BEGIN
  FOREACH "rule" SLICE 1 IN ARRAY ARRAY[
    ['ж', 'j'], ['ц', 'ts'], ['[чшщ]', 'ch'], ['ю', 'iu'], ['я', 'ia'],
    ['x', 'ks'], ['tsch|tch|sch|sh|ch|cz', 'x'], ['wh|w', 'v'], ['ph', 'f'], ['zh|dj', 'j'], ['qu|q', 'k'],
    ['gu(?=[ei])', 'g'], ['c(?=[eiy])', 's'], ['c', 'k'], ['h', ''],
    ['ou|ue', 'u'], ['oe', 'o'], ['ae', 'a'], ['[jy]', 'i'], ['z', 's'],
    ['(.)\1+', '\1'], ['f\M', 'v'], ['(?<=\w\w)e\M', ''], ['(.)\1+', '\1']
  ] LOOP
    "sound" := regexp_replace("sound", "rule"[1], "rule"[2], 'g');
  END LOOP;
  RETURN "sound";
END $$;

-- What a name is found by: its words as they are written and as they sound, each between spaces.
CREATE OR REPLACE FUNCTION "public"."verbatim_name_key"("name" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || "f"."folded" || ' | ' || public.verbatim_name_sound("f"."folded") || ' '
  FROM (SELECT public.verbatim_name_fold("name") AS "folded") AS "f"
$$;

CREATE OR REPLACE FUNCTION "verbatim_name_search_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."search_key" := public.verbatim_name_key(NEW."name");
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "person_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "person"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();
CREATE OR REPLACE TRIGGER "person_name_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "person_name"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();
CREATE OR REPLACE TRIGGER "source_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "source"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();
CREATE OR REPLACE TRIGGER "source_name_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "source_name"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();

-- Patterns that a key must fit for all words to be in the name; the last one may be unfinished.
CREATE OR REPLACE FUNCTION "public"."verbatim_name_patterns"("words" text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg('% ' || "w"."word" || CASE WHEN "w"."n" = cardinality("a"."words") AND char_length("w"."word") > 1 THEN '%' ELSE ' %' END
    ORDER BY char_length("w"."word") DESC)
  FROM (SELECT string_to_array("words", ' ') AS "words") AS "a", unnest("a"."words") WITH ORDINALITY AS "w"("word", "n")
$$;

-- Rows from before the triggers.
UPDATE "person" SET "search_key" = '' WHERE "search_key" = '';
UPDATE "person_name" SET "search_key" = '' WHERE "search_key" = '';
UPDATE "source" SET "search_key" = '' WHERE "search_key" = '';
UPDATE "source_name" SET "search_key" = '' WHERE "search_key" = '';

-- On an expression, because the operator class needs the extension, which `prisma db push` does not bring: the Prisma
-- language could not name these indexes, and takes no notice of expressions. The keys are in lower case already.
CREATE INDEX IF NOT EXISTS "person_by_name" ON "person" USING gin ((lower("search_key")) public.gin_trgm_ops);
CREATE INDEX IF NOT EXISTS "person_name_by_name" ON "person_name" USING gin ((lower("search_key")) public.gin_trgm_ops);
CREATE INDEX IF NOT EXISTS "source_by_name" ON "source" USING gin ((lower("search_key")) public.gin_trgm_ops);
CREATE INDEX IF NOT EXISTS "source_name_by_name" ON "source_name" USING gin ((lower("search_key")) public.gin_trgm_ops);

-- People, or sources, of these states with a spelling that has all the words asked for, in any order, as written or as
-- they sound; where none has, those whose spelling comes nearest. A row for each such spelling; rank: 1 for the very
-- name, at most 0.9 for what sounds like it, at most 0.05 for what is only near.
DO $do$
DECLARE
  "kind" text[];
BEGIN
  FOREACH "kind" SLICE 1 IN ARRAY ARRAY[['verbatim_people_named', 'person', 'person_name', 'person_id'],
    ['verbatim_sources_named', 'source', 'source_name', 'source_id']] LOOP
    EXECUTE format($format$
CREATE OR REPLACE FUNCTION "public".%1$I("asked" text, "states" "public"."review_status"[])
  RETURNS TABLE ("id" uuid, "name" text, "rank" real)
  LANGUAGE plpgsql STABLE SET "pg_trgm.word_similarity_threshold" = 0.4 AS $$
#variable_conflict use_column
DECLARE
  "fold" text := public.verbatim_name_fold(left("asked", 200));
  "sound" text := public.verbatim_name_sound("fold");
  "folds" text[] := public.verbatim_name_patterns("fold");
  "sounds" text[] := public.verbatim_name_patterns("sound");
BEGIN
  IF "fold" = '' THEN RETURN; END IF;
  RETURN QUERY
    SELECT "s"."id", "s"."name", greatest(public.similarity("fold", split_part("s"."key", ' | ', 1)),
      public.similarity("sound", split_part("s"."key", ' | ', 2)) * 0.9)::real
    FROM (
      SELECT "p"."id", "p"."name", lower("p"."search_key") AS "key" FROM "public".%2$I AS "p"
      UNION ALL SELECT "n".%4$I, "n"."name", public.verbatim_name_key("n"."name") FROM "public".%3$I AS "n"
    ) AS "s" JOIN "public".%2$I AS "o" ON "o"."id" = "s"."id" AND "o"."status" = ANY("states")
    WHERE ("s"."key" LIKE "folds"[1] AND "s"."key" LIKE ALL("folds")) 
      OR (char_length("sound") > 2 AND "s"."key" LIKE "sounds"[1] AND "s"."key" LIKE ALL("sounds"));
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    SELECT "near"."id", "near"."name", ("near"."nearness" / 20)::real FROM (
      SELECT "s"."id", "s"."name", public.word_similarity("sound", "s"."key") AS "nearness",
        max(public.word_similarity("sound", "s"."key")) OVER () AS "nearest"
      FROM (
        SELECT "p"."id", "p"."name", lower("p"."search_key") AS "key" FROM "public".%2$I AS "p"
        UNION ALL SELECT "n".%4$I, "n"."name", public.verbatim_name_key("n"."name") FROM "public".%3$I AS "n"
      ) AS "s" JOIN "public".%2$I AS "o" ON "o"."id" = "s"."id" AND "o"."status" = ANY("states")
      WHERE "sound" OPERATOR("public".<%%) "s"."key"
    ) AS "near" WHERE "near"."nearness" > "near"."nearest" - 0.1;
END $$
$format$, "kind"[1], "kind"[2], "kind"[3], "kind"[4]);
  END LOOP;
END $do$;
