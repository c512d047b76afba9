-- Every spelling is looked up by its stored key, those beside the main name, too: computed while asking, a key is found
-- by no index. Like 20261121000002_search_invariants, whose function this replaces, it can be run again at any time.

CREATE OR REPLACE TRIGGER "person_name_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "person_name"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();
CREATE OR REPLACE TRIGGER "source_name_is_searchable" BEFORE INSERT OR UPDATE OF "name", "search_key" ON "source_name"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_name_search_write"();

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
      UNION ALL SELECT "n".%4$I, "n"."name", lower("n"."search_key") FROM "public".%3$I AS "n"
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
        UNION ALL SELECT "n".%4$I, "n"."name", lower("n"."search_key") FROM "public".%3$I AS "n"
      ) AS "s" JOIN "public".%2$I AS "o" ON "o"."id" = "s"."id" AND "o"."status" = ANY("states")
      WHERE "sound" OPERATOR("public".<%%) "s"."key"
    ) AS "near" WHERE "near"."nearness" > "near"."nearest" - 0.1;
END $$
$format$, "kind"[1], "kind"[2], "kind"[3], "kind"[4]);
  END LOOP;
END $do$;
