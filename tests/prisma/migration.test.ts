import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CopiedProject, copyProject, done } from './project.ts';

const WORDS = 'CREATE OR REPLACE FUNCTION words() RETURNS int LANGUAGE sql RETURN 1;\n';
const THINGS = 'CREATE INDEX IF NOT EXISTS thing_by_length ON "Thing" (length(name));\n';
const NOTHING = done('Nothing to migrate');

function newProject(): CopiedProject {
  const project = copyProject('pglite:.data/test');
  onTestFinished(project.remove);
  project.write('prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n');
  project.write('prisma/sql/00-words.sql', WORDS);
  project.write('prisma/sql/10-things.sql', THINGS);
  return project;
}

/** The names and scripts of the migrations. */
function migrationsOf({ folder }: CopiedProject): [name: string, script: string][] {
  const path = join(folder, 'prisma/migrations');
  return readdirSync(path)
    .filter((name) => !name.endsWith('.toml'))
    .sort()
    .map((name) => [name, readFileSync(join(path, name, 'migration.sql'), 'utf8')]);
}

/** The migration that is there, but for its tables. */
const sections = (script = '') => script.slice(script.indexOf('-- file: '));

test('npm run migration makes what Prisma finds changed and the whole files of rules that changed, or nothing', {
  timeout: 240_000,
}, async () => {
  const project = newProject();
  const both = done('prisma/schema.prisma, prisma/sql/00-words.sql, prisma/sql/10-things.sql');
  expect(await project.migration('the', 'First tables!')).toEqual(both);
  const [[name, first] = []] = migrationsOf(project);
  expect(name).toMatch(/^\d{14}_the_first_tables$/);
  expect(first).toMatch(/^-- CreateTable\nCREATE TABLE "Thing"/);
  expect(sections(first)).toBe(
    `-- file: prisma/sql/00-words.sql\n\n${WORDS}\n-- file: prisma/sql/10-things.sql\n\n${THINGS}`,
  );
  expect(await project.migration('again')).toEqual(NOTHING);
  expect(migrationsOf(project)).toHaveLength(1);

  const words = WORDS.replace('1', '2');
  project.write('prisma/sql/00-words.sql', words);
  expect(await project.migration('words')).toEqual(done('what changed in prisma/sql/00-words.sql.'));
  expect(migrationsOf(project).map(([, script]) => script)).toContain(
    `-- file: prisma/sql/00-words.sql\n\n${words}`,
  );

  project.addField('note String?');
  expect(await project.migration('note')).toEqual(done('what changed in prisma/schema.prisma.'));
  expect(migrationsOf(project).map(([, script]) => script)).toContainEqual(
    '-- AlterTable\nALTER TABLE "Thing" ADD COLUMN     "note" TEXT;\n',
  );
  expect(await project.migration('again')).toEqual(NOTHING);
  expect(await project.prisma('migrate', 'deploy')).toEqual(
    done('All migrations have been successfully applied'),
  );
});

test('npm run migration asks what the migration does, and says what Prisma says', async () => {
  const project = newProject();
  expect(await project.migration()).toEqual({
    code: 1,
    output: 'Say what the migration does: npm run migration <what>\n',
  });
  project.addField('wrong Nonsense');
  const { code, output } = await project.migration('wrong');
  expect(code).toBe(1);
  expect(output).toContain('Type "Nonsense" is neither a built-in type');
  expect(migrationsOf(project)).toEqual([]);
});
