import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CopiedProject, copyProject, done } from './project.ts';

/** Semicolons inside of a function's body. */
export const FUNCTION = `
CREATE FUNCTION "answer"() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 42; END $$;
DO $$ BEGIN PERFORM "answer"(); END $$;
`;
const BROKEN = `SELECT 1;
SELECT "nonsense" FROM "Thing";
`;

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * The commands that change a database, as a developer would run them: each test goes on from where the one before
 * ended.
 *
 * @returns the project that they ran in
 */
export function testCommands(open: () => Promise<TestDatabase>): () => CopiedProject {
  let database: TestDatabase;
  let project: CopiedProject;
  const migrations = (): string[] => readdirSync(join(project.folder, 'prisma/migrations')).sort();

  beforeAll(async () => {
    database = await open();
    project = copyProject(database.url);
  });
  afterAll(async () => {
    project.remove();
    await database.drop();
  });

  test('migrate dev writes and applies a migration', async () => {
    const outcome = await project.prisma('migrate', 'dev', '--name', 'first');
    expect(outcome).toEqual(done('Your database is now in sync with your schema.'));
    expect(migrations()).toEqual([expect.stringMatching(/^\d{14}_first$/), 'migration_lock.toml']);
  });

  test('migrate dev applies what others wrote, functions included, and writes what is new', async () => {
    project.write('prisma/migrations/20990101000000_function/migration.sql', FUNCTION);
    project.addField('note String?');
    const outcome = await project.prisma('migrate', 'dev', '--name', 'note');
    expect(outcome).toEqual(done('Your database is now in sync with your schema.'));
    const [, written = ''] = migrations();
    const sql = readFileSync(join(project.folder, 'prisma/migrations', written, 'migration.sql'), 'utf8');
    expect(sql).toContain('ALTER TABLE "Thing" ADD COLUMN     "note" TEXT;');
  });

  test('db push takes a schema without a migration, migrate reset goes back to the migrations', async () => {
    project.addField('pushed Int[]');
    expect(await project.prisma('db', 'push')).toEqual(done('Your database is now in sync'));
    const reset = await project.prisma('migrate', 'reset', '--force');
    expect(reset).toEqual(done('20990101000000_function'));
  });

  test('migrate deploy says which migration failed, where and why', async () => {
    project.write('prisma/migrations/20990101000001_broken/migration.sql', BROKEN);
    const { code, output } = await project.prisma('migrate', 'deploy');
    expect(code).toBe(1);
    expect(output).toContain('A migration failed to apply: 20990101000001_broken');
    expect(output).toContain('column "nonsense" does not exist (line 2)');
  });

  return () => project;
}
