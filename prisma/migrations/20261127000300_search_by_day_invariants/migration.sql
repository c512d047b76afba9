-- Texts are found by words and days at once: of a word that thousands of texts have, a list by day asks for those of a
-- few days, then of some months, and reads no more than it shows. It can be run again at any time.

-- The day of publication and its month as numbers: the day from 0 up, counted from 1 January of the year 1 BC, which is
-- the year 0000 of RFC 3339; the month below 0, so that the two never meet. Both go on by one from each to the next.
-- An unknown day is the least number of all.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_day"("day" date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT "day" - '0001-01-01 BC'::date $$;
CREATE OR REPLACE FUNCTION "public"."verbatim_search_month"("day" date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT -1 - (12 * ("y"."year" + CASE WHEN "y"."year" < 0 THEN 1 ELSE 0 END) + extract(month FROM "day")::integer)
  FROM (SELECT extract(year FROM "day")::integer AS "year") AS "y"
$$;
CREATE OR REPLACE FUNCTION "public"."verbatim_search_days"("day" date) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN isfinite("day") THEN ARRAY[public.verbatim_search_month("day"), public.verbatim_search_day("day")]
    ELSE ARRAY[-2147483648] END
$$;

-- Where a list by day looks at its steps 0 to 4, from "first", the day that it begins with, in its "direction": 1 to
-- later days, -1 to earlier ones. Each window holds the one before. A list that begins with unknown days, which are
-- infinite in its order, has no window behind them. Null: everywhere.
CREATE OR REPLACE FUNCTION "public"."verbatim_search_window"("first" date, "step" integer, "direction" integer) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN NOT isfinite("first") THEN CASE "step" WHEN 0 THEN public.verbatim_search_days(NULL) END
    WHEN "step" = 0 THEN ARRAY(SELECT public.verbatim_search_day("first") + "direction" * "n" FROM generate_series(0, 3) AS "n")
    WHEN "step" = 2 THEN ARRAY(SELECT public.verbatim_search_month("first") - "direction" * "n" FROM generate_series(0, 1) AS "n")
    WHEN "step" = 3 THEN ARRAY(SELECT public.verbatim_search_month("first") - "direction" * "n" FROM generate_series(0, 15) AS "n")
  END
$$;

-- Rows from before the triggers, which would look each one up.
UPDATE "article_search" AS "s" SET "days" = public.verbatim_search_days("a"."date_published") FROM "article" AS "a"
  WHERE "a"."id" = "s"."article_id" AND "s"."days" IS DISTINCT FROM public.verbatim_search_days("a"."date_published");
UPDATE "quote_search" AS "s" SET "days" = public.verbatim_search_days("q"."date_published") FROM "quote" AS "q"
  WHERE "q"."id" = "s"."quote_id" AND "s"."days" IS DISTINCT FROM public.verbatim_search_days("q"."date_published");

CREATE OR REPLACE FUNCTION "verbatim_search_days_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'article_search' THEN
    NEW."days" := public.verbatim_search_days((SELECT "date_published" FROM "article" WHERE "id" = NEW."article_id"));
  ELSE
    NEW."days" := public.verbatim_search_days((SELECT "date_published" FROM "quote" WHERE "id" = NEW."quote_id"));
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "article_search_has_days" BEFORE INSERT OR UPDATE ON "article_search"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_search_days_write"();
CREATE OR REPLACE TRIGGER "quote_search_has_days" BEFORE INSERT OR UPDATE ON "quote_search"
  FOR EACH ROW EXECUTE FUNCTION "verbatim_search_days_write"();

-- The trigger above gives them their days.
CREATE OR REPLACE FUNCTION "verbatim_search_days_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'article' THEN
    UPDATE "article_search" SET "days" = '{}' WHERE "article_id" = NEW."id";
  ELSE
    UPDATE "quote_search" SET "days" = '{}' WHERE "quote_id" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
-- By name they come behind the triggers that write the row of what is found.
CREATE OR REPLACE TRIGGER "article_moves_in_search" AFTER UPDATE ON "article" FOR EACH ROW
  WHEN (OLD."date_published" IS DISTINCT FROM NEW."date_published") EXECUTE FUNCTION "verbatim_search_days_follow"();
CREATE OR REPLACE TRIGGER "quote_moves_in_search" AFTER UPDATE ON "quote" FOR EACH ROW
  WHEN (OLD."date_published" IS DISTINCT FROM NEW."date_published") EXECUTE FUNCTION "verbatim_search_days_follow"();
