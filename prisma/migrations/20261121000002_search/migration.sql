-- CreateTable
CREATE TABLE "article_search" (
    "article_id" UUID NOT NULL,
    "config" TEXT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "article_search_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "quote_search" (
    "quote_id" UUID NOT NULL,
    "vector" tsvector NOT NULL,
    "shingles" INTEGER[],

    CONSTRAINT "quote_search_pkey" PRIMARY KEY ("quote_id")
);

-- CreateTable
CREATE TABLE "claim_search" (
    "claim_id" UUID NOT NULL,
    "config" TEXT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "claim_search_pkey" PRIMARY KEY ("claim_id")
);

-- CreateIndex
CREATE INDEX "article_search_config_idx" ON "article_search"("config");

-- CreateIndex
CREATE INDEX "article_search_vector_idx" ON "article_search" USING GIN ("vector");

-- CreateIndex
CREATE INDEX "quote_search_vector_idx" ON "quote_search" USING GIN ("vector");

-- CreateIndex
CREATE INDEX "quote_search_shingles_idx" ON "quote_search" USING GIN ("shingles");

-- CreateIndex
CREATE INDEX "claim_search_config_idx" ON "claim_search"("config");

-- CreateIndex
CREATE INDEX "claim_search_vector_idx" ON "claim_search" USING GIN ("vector");

-- AddForeignKey
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_search" ADD CONSTRAINT "quote_search_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_search" ADD CONSTRAINT "claim_search_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "person_name" ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "source_name" ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '';
