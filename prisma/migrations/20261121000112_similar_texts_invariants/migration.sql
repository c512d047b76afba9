-- The texts that share runs of words with a text, most of them first: "most" at most, and never the article itself.
-- By the GIN index whatever the planner thinks: it takes && to cost as little as =, but without the index PostgreSQL
-- compares every run of one text with every run of the other, and a few hundred long texts take seconds.
-- It can be run again at any time, and `prisma db push` does not bring it.
CREATE OR REPLACE FUNCTION "verbatim_similar_texts"("article" uuid, "runs" integer[], "most" integer)
  RETURNS TABLE ("article_id" uuid, "shared" bigint) LANGUAGE sql STABLE SET "enable_seqscan" = off AS $$
  SELECT "s"."article_id", (SELECT count(*) FROM (SELECT unnest("s"."hashes") INTERSECT SELECT unnest("runs")) AS "common") AS "shared"
  FROM "article_shingles" AS "s" WHERE "s"."hashes" && "runs" AND "s"."article_id" <> "article"
  ORDER BY "shared" DESC, "s"."article_id" LIMIT "most"
$$;
