import type { Context } from '../context.ts';
import { type Sql, sql } from '../database/sql.ts';

/** Names in a request that must be those of rows which the viewer may see. */
export interface Need {
  /** True if they are. A compiled statement makes no answer where it is not: the resolvers say why. */
  holds: Sql;
  /** Those that are not, as an array of texts. */
  missing: Sql;
  /** The error of a request with such names. */
  refuse(missing: readonly string[], context: Context): Promise<Error>;
}

/** @throws what the need refuses */
export async function checkNeed(need: Need, context: Context): Promise<void> {
  const [found] = await context.prisma.$queryRaw<{ missing: string[] }[]>(
    sql`SELECT ${need.missing} AS missing`,
  );
  if (found && found.missing.length > 0) throw await need.refuse(found.missing, context);
}

/**
 * Checks the need of a list that is empty, once for all its parents. A list that has rows needs no look: its conditions
 * all hold, so that their names are those of rows.
 *
 * @param place of the field in the document
 * @throws what the need refuses
 */
export async function checkIfEmpty(
  rows: readonly unknown[],
  need: Need | undefined,
  context: Context,
  place: string,
): Promise<void> {
  if (rows.length > 0 || !need) return;
  await context.batches.load(`${place} names`, '', async (parents) => {
    await checkNeed(need, context);
    return parents.map(() => true);
  });
}
