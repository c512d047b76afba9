-- AlterTable
ALTER TABLE "utterance" ADD COLUMN     "attribution_conflict" BOOLEAN NOT NULL DEFAULT false;

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

-- CreateIndex
CREATE INDEX "article_shingles_hashes_idx" ON "article_shingles" USING GIN ("hashes");

-- CreateIndex
CREATE INDEX "article_overlap_article_id_words_idx" ON "article_overlap"("article_id", "words");

-- CreateIndex
CREATE INDEX "article_overlap_other_id_idx" ON "article_overlap"("other_id");

-- CreateIndex
CREATE INDEX "claim_corroboration_order" ON "claim_corroboration"("independent_origins", "sources", "supports", "claim_id");

-- AddForeignKey
ALTER TABLE "article_shingles" ADD CONSTRAINT "article_shingles_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_overlap" ADD CONSTRAINT "article_overlap_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_overlap" ADD CONSTRAINT "article_overlap_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_corroboration" ADD CONSTRAINT "claim_corroboration_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;


