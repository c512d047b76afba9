-- CreateTable
CREATE TABLE "revision" (
    "transaction" BIGINT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("transaction")
);
