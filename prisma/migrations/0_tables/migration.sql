-- CreateEnum
CREATE TYPE "review_status" AS ENUM ('PROPOSED', 'CONFIRMED', 'REJECTED');

-- CreateEnum
CREATE TYPE "source_type" AS ENUM ('NEWS_AGENCY', 'NEWSPAPER', 'BROADCASTER', 'ONLINE', 'BLOG');

-- CreateEnum
CREATE TYPE "article_genre" AS ENUM ('REPORTAGE', 'ANALYSIS', 'OPINION', 'BACKGROUND');

-- CreateEnum
CREATE TYPE "credit_role" AS ENUM ('ORIGINATOR', 'SUPPLIER', 'INFORMANT');

-- CreateEnum
CREATE TYPE "person_type" AS ENUM ('PERSON', 'ORGANIZATION', 'GROUP');

-- CreateEnum
CREATE TYPE "name_type" AS ENUM ('ALIAS', 'TRANSLITERATION', 'MISSPELLING');

-- CreateEnum
CREATE TYPE "quote_type" AS ENUM ('DIRECT', 'MIXED', 'INDIRECT');

-- CreateEnum
CREATE TYPE "attribution_role" AS ENUM ('SPEAKER', 'ADDRESSEE', 'REPORTED_BY');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('SUPPORTS', 'REFUTES', 'DISCUSSES');

-- CreateEnum
CREATE TYPE "claim_relation_type" AS ENUM ('EQUIVALENT_TO', 'ENTAILS', 'QUALIFIES', 'CONTRADICTS');

-- CreateEnum
CREATE TYPE "change_action" AS ENUM ('CREATED', 'UPDATED', 'CONFIRMED', 'REJECTED', 'MERGED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "tracked_type" AS ENUM ('ARTICLE', 'SOURCE', 'PERSON', 'QUOTE', 'UTTERANCE', 'CLAIM', 'APPEARANCE', 'CLAIM_RELATION');

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL DEFAULT '',
    "type" "source_type",
    "country" CHAR(2),
    "language" TEXT,
    "homepage" TEXT,
    "same_as" TEXT,
    "parent_id" UUID,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_name" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',
    "language" TEXT,
    "type" "name_type" NOT NULL,

    CONSTRAINT "source_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "headline" TEXT,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "genre" "article_genre" NOT NULL,
    "byline" TEXT,
    "date_published" DATE,
    "published_at" TIMESTAMPTZ(3),
    "url" TEXT,
    "rights" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "sha256" CHAR(64) NOT NULL,
    "word_count" INTEGER NOT NULL,
    "source_id" UUID,
    "supersedes_id" UUID,
    "newest_id" UUID,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "role" "credit_role" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "type" "person_type" NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL DEFAULT '',
    "description" TEXT,
    "same_as" TEXT,
    "affiliation_id" UUID,
    "quote_count" INTEGER NOT NULL DEFAULT 0,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_redirect" (
    "slug" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "person_redirect_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "person_name" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',
    "language" TEXT,
    "type" "name_type" NOT NULL,

    CONSTRAINT "person_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_name_article" (
    "name_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,

    CONSTRAINT "person_name_article_pkey" PRIMARY KEY ("name_id","article_id")
);

-- CreateTable
CREATE TABLE "person_title" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "person_title_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "type" "quote_type" NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "cue" TEXT,
    "utterance_id" UUID,
    "continues_id" UUID,
    "date_published" DATE,
    "said_on" DATE,
    "source_id" UUID,
    "effective_status" "review_status",
    "superseded" BOOLEAN NOT NULL DEFAULT false,
    "speaker_named" BOOLEAN NOT NULL DEFAULT false,
    "relayed" BOOLEAN NOT NULL DEFAULT false,
    "attribution_conflict" BOOLEAN NOT NULL DEFAULT false,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "attribution_role" NOT NULL,
    "exact" TEXT NOT NULL,
    "person_id" UUID,
    "source_id" UUID,
    "date_published" DATE,
    "article_id" UUID,
    "start_offset" INTEGER,
    "end_offset" INTEGER,
    "effective_status" "review_status",
    "superseded" BOOLEAN NOT NULL DEFAULT false,
    "publisher_id" UUID,
    "utterance_id" UUID,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "utterance" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "text" TEXT,
    "language" TEXT,
    "said_on" DATE,
    "occasion" TEXT,
    "attribution_conflict" BOOLEAN NOT NULL DEFAULT false,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "utterance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "temporal" DATE,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appearance" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "stance" "stance" NOT NULL,
    "quote_id" UUID,
    "exact" TEXT NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "date_published" DATE,
    "source_id" UUID,
    "effective_status" "review_status",
    "superseded" BOOLEAN NOT NULL DEFAULT false,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_relation" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "object_id" UUID NOT NULL,
    "type" "claim_relation_type" NOT NULL,
    "note" TEXT NOT NULL,
    "status" "review_status" NOT NULL DEFAULT 'PROPOSED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" UUID NOT NULL,
    "tracked_type" "tracked_type" NOT NULL,
    "tracked_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT,
    "action" "change_action" NOT NULL,
    "reason" TEXT,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_change" (
    "id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "field_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_search" (
    "article_id" UUID NOT NULL,
    "config" TEXT NOT NULL,
    "vector" tsvector NOT NULL,
    "days" INTEGER[],

    CONSTRAINT "article_search_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "quote_search" (
    "quote_id" UUID NOT NULL,
    "vector" tsvector NOT NULL,
    "shingles" INTEGER[],
    "days" INTEGER[],

    CONSTRAINT "quote_search_pkey" PRIMARY KEY ("quote_id")
);

-- CreateTable
CREATE TABLE "claim_search" (
    "claim_id" UUID NOT NULL,
    "config" TEXT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "claim_search_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "article_shingles" (
    "article_id" UUID NOT NULL,
    "rule" INTEGER NOT NULL,
    "hashes" INTEGER[],

    CONSTRAINT "article_shingles_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "article_overlap" (
    "article_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "other_start" INTEGER NOT NULL,
    "other_end" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,

    CONSTRAINT "article_overlap_pkey" PRIMARY KEY ("article_id","other_id","start_offset","other_start")
);

-- CreateTable
CREATE TABLE "claim_corroboration" (
    "claim_id" UUID NOT NULL,
    "articles" INTEGER NOT NULL DEFAULT 0,
    "sources" INTEGER NOT NULL DEFAULT 0,
    "independent_origins" INTEGER NOT NULL DEFAULT 0,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "refutes" INTEGER NOT NULL DEFAULT 0,
    "discusses" INTEGER NOT NULL DEFAULT 0,
    "contested" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "claim_corroboration_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "transaction" BIGINT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("transaction")
);

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "source_parent_id_idx" ON "source"("parent_id");

-- CreateIndex
CREATE INDEX "source_sort_name_id_idx" ON "source"("sort_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_source_id_name_key" ON "source_name"("source_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE INDEX "article_url_idx" ON "article"("url");

-- CreateIndex
CREATE INDEX "article_source_id_idx" ON "article"("source_id");

-- CreateIndex
CREATE INDEX "article_supersedes_id_idx" ON "article"("supersedes_id");

-- CreateIndex
CREATE INDEX "article_newest_id_idx" ON "article"("newest_id");

-- CreateIndex
CREATE INDEX "article_created_at_id_idx" ON "article"("created_at", "id");

-- CreateIndex
CREATE INDEX "credit_source_id_idx" ON "credit"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_article_id_source_id_role_key" ON "credit"("article_id", "source_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "person_slug_key" ON "person"("slug");

-- CreateIndex
CREATE INDEX "person_affiliation_id_idx" ON "person"("affiliation_id");

-- CreateIndex
CREATE INDEX "person_sort_name_id_idx" ON "person"("sort_name", "id");

-- CreateIndex
CREATE INDEX "person_quote_count_id_idx" ON "person"("quote_count", "id");

-- CreateIndex
CREATE INDEX "person_redirect_person_id_idx" ON "person_redirect"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_name_person_id_name_key" ON "person_name"("person_id", "name");

-- CreateIndex
CREATE INDEX "person_name_article_article_id_idx" ON "person_name_article"("article_id");

-- CreateIndex
CREATE INDEX "person_title_article_id_idx" ON "person_title"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_title_person_id_article_id_title_key" ON "person_title"("person_id", "article_id", "title");

-- CreateIndex
CREATE INDEX "quote_article_id_start_offset_end_offset_id_idx" ON "quote"("article_id", "start_offset", "end_offset", "id");

-- CreateIndex
CREATE INDEX "quote_utterance_id_idx" ON "quote"("utterance_id");

-- CreateIndex
CREATE INDEX "quote_continues_id_idx" ON "quote"("continues_id");

-- CreateIndex
CREATE INDEX "quote_source_position" ON "quote"("source_id", "article_id", "start_offset", "end_offset", "id");

-- CreateIndex
CREATE INDEX "quote_counted_by_source" ON "quote"("source_id", "effective_status", "superseded", "type", "relayed", "speaker_named", "attribution_conflict", "status");

-- CreateIndex
CREATE INDEX "quote_counted_by_day" ON "quote"("date_published", "effective_status", "superseded", "type", "relayed", "speaker_named", "attribution_conflict", "status");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_quote_id_position_key" ON "attribution"("quote_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "utterance_slug_key" ON "utterance"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "claim_slug_key" ON "claim"("slug");

-- CreateIndex
CREATE INDEX "claim_created_at_id_idx" ON "claim"("created_at", "id");

-- CreateIndex
CREATE INDEX "appearance_article_id_start_offset_end_offset_id_idx" ON "appearance"("article_id", "start_offset", "end_offset", "id");

-- CreateIndex
CREATE INDEX "appearance_quote_id_idx" ON "appearance"("quote_id");

-- CreateIndex
CREATE INDEX "appearance_source_id_idx" ON "appearance"("source_id");

-- CreateIndex
CREATE INDEX "claim_relation_subject_id_idx" ON "claim_relation"("subject_id");

-- CreateIndex
CREATE INDEX "claim_relation_object_id_idx" ON "claim_relation"("object_id");

-- CreateIndex
CREATE INDEX "change_tracked_type_tracked_id_at_id_idx" ON "change"("tracked_type", "tracked_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "field_change_change_id_position_key" ON "field_change"("change_id", "position");

-- CreateIndex
CREATE INDEX "article_search_config_idx" ON "article_search"("config");

-- CreateIndex
CREATE INDEX "article_search_vector_days_idx" ON "article_search" USING GIN ("vector", "days");

-- CreateIndex
CREATE INDEX "quote_search_vector_days_idx" ON "quote_search" USING GIN ("vector", "days");

-- CreateIndex
CREATE INDEX "quote_search_shingles_idx" ON "quote_search" USING GIN ("shingles");

-- CreateIndex
CREATE INDEX "claim_search_config_idx" ON "claim_search"("config");

-- CreateIndex
CREATE INDEX "claim_search_vector_idx" ON "claim_search" USING GIN ("vector");

-- CreateIndex
CREATE INDEX "article_shingles_hashes_idx" ON "article_shingles" USING GIN ("hashes");

-- CreateIndex
CREATE INDEX "article_overlap_article_id_words_idx" ON "article_overlap"("article_id", "words");

-- CreateIndex
CREATE INDEX "article_overlap_other_id_idx" ON "article_overlap"("other_id");

-- CreateIndex
CREATE INDEX "claim_corroboration_order" ON "claim_corroboration"("independent_origins", "sources", "supports", "claim_id");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_name" ADD CONSTRAINT "source_name_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_newest_id_fkey" FOREIGN KEY ("newest_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_affiliation_id_fkey" FOREIGN KEY ("affiliation_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_redirect" ADD CONSTRAINT "person_redirect_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name" ADD CONSTRAINT "person_name_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name_article" ADD CONSTRAINT "person_name_article_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "person_name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name_article" ADD CONSTRAINT "person_name_article_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_title" ADD CONSTRAINT "person_title_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_title" ADD CONSTRAINT "person_title_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_utterance_id_fkey" FOREIGN KEY ("utterance_id") REFERENCES "utterance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_continues_id_fkey" FOREIGN KEY ("continues_id") REFERENCES "quote"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_change" ADD CONSTRAINT "field_change_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_search" ADD CONSTRAINT "quote_search_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_search" ADD CONSTRAINT "claim_search_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_shingles" ADD CONSTRAINT "article_shingles_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_overlap" ADD CONSTRAINT "article_overlap_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_overlap" ADD CONSTRAINT "article_overlap_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_corroboration" ADD CONSTRAINT "claim_corroboration_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;
