import type pg from 'pg';
import { DatabaseError } from './error.ts';
import { HERE } from './here.ts';
import type { Migration } from './migrations.ts';

interface Unfinished {
  id: string;
  name: string;
  /** What Prisma noted when the script failed. Null: the run was cut off. */
  logs: string | null;
}

/**
 * Settles what an interrupted `prisma migrate` left: entries in the record that are neither finished nor rolled back,
 * over which Prisma refuses all further work (P3009). A script goes to the server as one message, which is one
 * transaction, so it is there as a whole or not at all: where it is not, the entry is marked as rolled back, and the
 * migration is applied like any other; where it is, the entry is completed.
 *
 * @throws DatabaseError `MIGRATION_FAILED` where neither is certain
 */
export async function settleUnfinished(session: pg.ClientBase, migrations: Migration[]): Promise<void> {
  const { rows } = await session.query<Unfinished>(`
    SELECT id, migration_name AS name, logs FROM _prisma_migrations
    WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at`);
  for (const entry of rows) {
    const migration = migrations.find(({ name }) => name === entry.name);
    if (!migration) throw uncertain(entry, 'it is not in prisma/migrations');
    const made = await madeSince(session, entry.id);
    if (made.length === 0) await settle(session, entry, 'rolled_back_at = now()');
    else if (entry.logs === null && holdsAll(made, migration.script))
      await settle(session, entry, 'finished_at = now(), applied_steps_count = 1');
    else throw uncertain(entry, entry.logs?.trim().split('\n')[0] ?? 'other changes were made since');
  }
}

async function settle(session: pg.ClientBase, { id }: Unfinished, state: string): Promise<void> {
  await session.query(`UPDATE _prisma_migrations SET ${state} WHERE id = $1`, [id]);
}

interface Made {
  transaction: string;
  names: string[];
}

/**
 * What was made or changed in the schema after an entry was written, by transaction. Each row of a catalogue bears the
 * number of the transaction that wrote it, and so does the entry itself.
 */
async function madeSince(session: pg.ClientBase, id: string): Promise<Made[]> {
  const { rows } = await session.query<Made>(
    `WITH objects AS (
       SELECT xmin, relname AS name FROM pg_class
       WHERE relnamespace = ${HERE} AND relname NOT LIKE '%prisma_migrations%'
       UNION ALL SELECT a.xmin, c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = ${HERE} AND c.relname NOT LIKE '%prisma_migrations%'
       UNION ALL SELECT xmin, proname FROM pg_proc WHERE pronamespace = ${HERE}
       UNION ALL SELECT xmin, typname FROM pg_type WHERE typnamespace = ${HERE} AND typname NOT LIKE '%prisma_migrations%'
       UNION ALL SELECT xmin, conname FROM pg_constraint
       WHERE connamespace = ${HERE} AND conname NOT LIKE '%prisma_migrations%'
       UNION ALL SELECT t.xmin, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace = ${HERE} AND NOT t.tgisinternal
       UNION ALL SELECT xmin, extname FROM pg_extension
     )
     SELECT objects.xmin::text AS transaction, array_agg(DISTINCT objects.name::text) AS names
     FROM objects, _prisma_migrations entry
     WHERE entry.id = $1 AND age(objects.xmin) < age(entry.xmin)
     GROUP BY objects.xmin::text`,
    [id],
  );
  return rows;
}

const MADE =
  /^(?:CREATE (?:OR REPLACE )?(?:UNIQUE )?(?:TABLE|TYPE|INDEX|FUNCTION|TRIGGER)|ALTER (?:TABLE|FUNCTION)) (?!IF )"?(\w+)/gm;

/** True where one transaction, and no other, made all that a script creates and changed the tables that it alters. */
function holdsAll(made: Made[], script: string): boolean {
  const named = [...script.matchAll(MADE)].map(([, name = '']) => name);
  const [{ names } = { names: [] as string[] }, ...others] = made;
  return others.length === 0 && named.length > 0 && named.every((name) => names.includes(name));
}

function uncertain({ name }: Unfinished, reason: string): DatabaseError {
  return new DatabaseError(
    'MIGRATION_FAILED',
    `Prisma began the migration ${name} and did not finish it: ${reason}. Look which of its changes the database has. ` +
      `If it has all, run npx prisma migrate resolve --applied ${name}; if none, the same with --rolled-back. ` +
      'Then start again.',
  );
}
