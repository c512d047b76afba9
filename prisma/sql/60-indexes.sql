-- Indexes that Prisma's schema language cannot name, because they are on expressions or partial. Those that refuse
-- duplicates stand in 10-verbatim.sql.

SELECT set_config('search_path', verbatim_path(), true);

-- ------------------------------------------------------------------ lists by day

-- "Nulls last in both directions" as a row comparison: an unknown day counts as the far past when newest comes first,
-- and as the far future when oldest does.
CREATE INDEX IF NOT EXISTS article_published_desc ON article ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_published_asc ON article ((coalesce(date_published, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_source_published_desc ON article
  (source_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_published_desc ON quote ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_published_asc ON quote ((coalesce(date_published, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_source_published_desc ON quote
  (source_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_source_published_asc ON quote
  (source_id, (coalesce(date_published, 'infinity'::date)), id);
-- Pages of what may be rare: these hold no more rows than meet the condition.
CREATE INDEX IF NOT EXISTS quote_relayed_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE relayed;
CREATE INDEX IF NOT EXISTS quote_unnamed_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE NOT speaker_named;
CREATE INDEX IF NOT EXISTS quote_conflict_desc ON quote ((coalesce(date_published, '-infinity'::date)), id) WHERE attribution_conflict;
CREATE INDEX IF NOT EXISTS quote_said_desc ON quote ((coalesce(said_on, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS quote_said_asc ON quote ((coalesce(said_on, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS article_language_published_desc ON article
  (language, (coalesce(date_published, '-infinity'::date)), id);
-- Who speaks: the quotes of a person in each order of quotes. The columns behind INCLUDE let counts, and lists of what a
-- person speaks in, read nothing but the index.
CREATE INDEX IF NOT EXISTS attribution_person_published_desc ON attribution
  (person_id, role, (coalesce(date_published, '-infinity'::date)), quote_id)
  INCLUDE (article_id, publisher_id, utterance_id, date_published, effective_status, superseded);
CREATE INDEX IF NOT EXISTS attribution_source_published_desc ON attribution
  (source_id, role, (coalesce(date_published, '-infinity'::date)), quote_id) INCLUDE (effective_status, superseded)
  WHERE source_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_speaker_published_asc ON attribution
  (person_id, (coalesce(date_published, 'infinity'::date)), quote_id) WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_speaker_position ON attribution
  (person_id, article_id, start_offset, end_offset, quote_id) WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
-- How many quotes each person has, and how many in each outlet. Rows that are alike share an entry, so these are small.
CREATE INDEX IF NOT EXISTS attribution_counted_by_speaker ON attribution (person_id, effective_status, superseded)
  WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS attribution_counted_by_publisher ON attribution (publisher_id, person_id, effective_status, superseded)
  WHERE role = 'SPEAKER' AND person_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS appearance_published_desc ON appearance ((coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS appearance_claim_published_desc ON appearance
  (claim_id, (coalesce(date_published, '-infinity'::date)), id);
CREATE INDEX IF NOT EXISTS utterance_said_asc ON utterance ((coalesce(said_on, 'infinity'::date)), id);
CREATE INDEX IF NOT EXISTS utterance_said_desc ON utterance ((coalesce(said_on, '-infinity'::date)), id);

-- ------------------------------------------------------------------ what is contested

CREATE INDEX IF NOT EXISTS utterance_conflict ON utterance ((coalesce(said_on, '-infinity'::date)), id)
  WHERE attribution_conflict;
CREATE INDEX IF NOT EXISTS claim_contested ON claim_corroboration (claim_id) WHERE contested;

-- ------------------------------------------------------------------ names

-- The operator class needs the extension, which `prisma db push` does not bring, so Prisma's language must not name
-- these indexes. On an expression it takes no notice of them. The keys are in lower case already.
CREATE INDEX IF NOT EXISTS person_by_name ON person USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS person_name_by_name ON person_name USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS source_by_name ON source USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS source_name_by_name ON source_name USING gin (lower(search_key) gin_trgm_ops);
CREATE INDEX IF NOT EXISTS person_title_by_words ON person_title USING gin (lower(search_key) gin_trgm_ops);

-- ------------------------------------------------------------------ plans for the frequent

-- A statement is planned once for whatever it is asked of. Told the true number of people, the planner expects some fifty
-- quotes of each, and finds, sorts and counts all of them, which takes seconds for those who have a hundred thousand. So
-- it is told that there are few: it then reads along the index, which is as fast for whoever has few rows. It counts from
-- the next ANALYZE on.
ALTER TABLE attribution ALTER COLUMN person_id SET (n_distinct = 10);
ALTER TABLE attribution ALTER COLUMN source_id SET (n_distinct = 10);
