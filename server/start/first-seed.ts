import { sql } from '../database/sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

/**
 * A comment on the table of articles that stands there while an empty database is seeded for the first time: a start
 * that finds it goes on with a seed that was cut off, and does not take its half for all there is.
 */
const MARK = 'The first seed is under way.';

/** True for a database that holds nothing, or in which the first seed was cut off. */
export async function needsFirstSeed(prisma: PrismaClient): Promise<boolean> {
  const [state] = await prisma.$queryRaw<{ needed: boolean }[]>(sql`
    SELECT obj_description('article'::regclass, 'pg_class') IS NOT DISTINCT FROM ${MARK}
        OR NOT (EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM claim)
                OR EXISTS (SELECT 1 FROM article)) AS needed`);
  return state?.needed ?? false;
}

/** Notes that the first seed has begun. */
export async function beginFirstSeed(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRawUnsafe(`COMMENT ON TABLE article IS '${MARK}'`);
}

/** Notes that the first seed is complete. */
export async function endFirstSeed(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRawUnsafe('COMMENT ON TABLE article IS NULL');
}
