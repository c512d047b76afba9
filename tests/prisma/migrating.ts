import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { onTestFinished } from 'vitest';
import { createPglite } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { type Migration, readMigrations } from '../../server/database/migrations.ts';
import { inside } from '../command/seeding.ts';
import { projectFile } from '../support/app.ts';
import { databaseUrl, onServer, testServer } from '../support/postgresql.ts';
import { temporaryFolder } from '../support/server.ts';
import { type CopiedProject, copyProject } from './project.ts';

/** A PostgreSQL to test on; null where there is none. */
export const server = await testServer();
/** The migrations there are. */
export const ALL = readMigrations();
/** The first of them, behind which a run is cut off. */
export const HALF = ALL.slice(0, 1);

/** A database for the time of a test, which no other process opens. */
export type TestDatabase = string | PGlite;

/** An empty database; an embedded one only lives in memory. */
export async function emptyDatabase(engine: string): Promise<TestDatabase> {
  if (engine !== 'pglite') return emptyAddress(engine);
  const pglite = await createPglite();
  onTestFinished(() => pglite.close());
  return pglite;
}

/** The address of an empty database for the time of a test. */
export async function emptyAddress(engine: string): Promise<string> {
  if (engine === 'pglite') return `pglite:${join(temporaryFolder(), 'data')}`;
  const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server ?? '', `CREATE DATABASE ${name}`);
  onTestFinished(() => onServer(server ?? '', `DROP DATABASE ${name} WITH (FORCE)`));
  return databaseUrl(server ?? '', name);
}

/** This project with some of its migrations, to run Prisma's commands in. */
export function project(url: string, migrations: Migration[]): CopiedProject {
  const copy = copyProject(url);
  onTestFinished(copy.remove);
  cpSync(projectFile('prisma/schema.prisma'), join(copy.folder, 'prisma/schema.prisma'));
  copy.write('prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n');
  for (const { name, script } of migrations) copy.write(`prisma/migrations/${name}/migration.sql`, script);
  return copy;
}

/** Applies migrations, by default all, as a start does. */
export const migrateHere = (url: TestDatabase, migrations?: Migration[]) =>
  inside(url, (database) =>
    database.session((session) => migrate(session, { ...(migrations && { migrations }) })),
  );

/** The rows of a query. */
export const select = (url: TestDatabase, sql: string, ...values: unknown[]) =>
  inside(url, ({ prisma }) => prisma.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...values));

/** Runs scripts, as they are. */
export const script = (url: TestDatabase, ...scripts: string[]) =>
  inside(url, (database) =>
    database.session(async (session) => {
      for (const one of scripts) await session.query(one);
    }),
  );

/** The record of migrations: its table, and what its entries say apart from times and ids. */
export const RECORD = [
  `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
   FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
  `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count, length(id) AS id,
          started_at <= finished_at AND finished_at - started_at < interval '1 hour' AS timed
   FROM _prisma_migrations ORDER BY migration_name`,
];

/** Every object that a migration makes, by name, and the text of functions. */
export const OBJECTS = `
  SELECT 'relation' AS kind, c.relname::text AS name, c.relkind::text AS text FROM pg_class c
  WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'function', proname::text, md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger', tgname::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'constraint', conname::text, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3`;

/** The rows of each query. */
export const read = (url: TestDatabase, ...queries: string[]) =>
  inside(url, async ({ prisma }) => {
    const found: Record<string, unknown>[][] = [];
    for (const sql of queries) found.push(await prisma.$queryRawUnsafe(sql));
    return found;
  });

/** What {@link RECORD} finds. */
export const record = (url: TestDatabase) => read(url, ...RECORD);

/** The entry of a migration that Prisma has begun, as its engine writes it before the script. */
export const begun = ({ name, checksum }: Migration, logs: string | null = null) =>
  `INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name, logs)
   VALUES ('${randomUUID()}', '${checksum}', now(), '${name}', ${logs === null ? 'NULL' : `'${logs}'`})`;

/** Makes the record of a database one of the migrations that were there before those of today. */
export const BEFORE = `
  UPDATE _prisma_migrations SET migration_name = '20261121000000_tables' WHERE migration_name = '0_tables';
  UPDATE _prisma_migrations SET migration_name = '20261121000001_invariants' WHERE migration_name = '1_rules'`;

/** The migration behind {@link HALF}. */
export const NEXT = ALL[HALF.length] as Migration;
