-- Behind 20261127000300_search_by_day_invariants, which writes every row: the indexes would be written row by row as well.

-- CreateIndex
CREATE INDEX "article_search_vector_days_idx" ON "article_search" USING GIN ("vector", "days");

-- CreateIndex
CREATE INDEX "quote_search_vector_days_idx" ON "quote_search" USING GIN ("vector", "days");
