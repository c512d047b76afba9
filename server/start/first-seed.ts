import { sql } from '../database/sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/**
 * A comment on the article table while the first seed of an empty database runs. If the seed is cut off, the comment
 * tells the next start that the database is only partly seeded, and that start completes the seed.
 */
const MARK = 'The first seed is under way.';

/** True for a database that is empty, or whose first seed was cut off. */
export async function needsFirstSeed(prisma: PrismaClient): Promise<boolean> {
  const [state] = await prisma.$queryRaw<{ needed: boolean }[]>(sql`
    SELECT obj_description('article'::regclass, 'pg_class') IS NOT DISTINCT FROM ${MARK}
        OR NOT (EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM claim)
                OR EXISTS (SELECT 1 FROM article)) AS needed`);
  return state?.needed ?? false;
}

/** Records in the database that the first seed has begun. */
export async function beginFirstSeed(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRawUnsafe(`COMMENT ON TABLE article IS '${MARK}'`);
}

/** Records in the database that the first seed is complete. */
export async function endFirstSeed(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRawUnsafe('COMMENT ON TABLE article IS NULL');
}
