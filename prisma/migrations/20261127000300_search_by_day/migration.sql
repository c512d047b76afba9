-- DropIndex
DROP INDEX "article_search_vector_idx";

-- DropIndex
DROP INDEX "quote_search_vector_idx";

-- AlterTable
ALTER TABLE "article_search" ADD COLUMN     "days" INTEGER[];

-- AlterTable
ALTER TABLE "quote_search" ADD COLUMN     "days" INTEGER[];
