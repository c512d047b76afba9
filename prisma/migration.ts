import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations } from '../server/database/migrations.ts';
import { changedRules, sectionOf } from '../server/database/rules.ts';
import { projectRoot } from '../server/database/url.ts';

// `npm run migration <what>` makes the next migration from the changes in schema.prisma and prisma/sql since the last
// one.

/**
 * The SQL that `prisma migrate diff` prints for the step from the migrations to schema.prisma. Empty: they agree.
 *
 * @throws Error with Prisma's output
 */
function changesOfTables(): string {
  const cli = join(projectRoot, 'node_modules/prisma-cli/build/index.js');
  const asked = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'migrate', 'diff', ...asked, '--script', '--exit-code'],
    // The migrations are tried on an empty database in memory. No other is opened.
    {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: 'pglite:.data', NO_COLOR: '1' },
    },
  );
  // Status 2 means that they differ.
  if (status !== 0 && status !== 2) throw new Error(`${stdout}${stderr}`.trim());
  return status === 0 ? '' : `${stdout.trim()}\n`;
}

/** The name of a migration: when it was made, as Prisma writes it, and what it does. */
function nameFor(what: string, now = new Date()): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${time}_${what
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')}`;
}

/** Makes the next migration. @returns a sentence that names what it wrote, or says that nothing changed */
function makeMigration(what: string): string {
  const tables = changesOfTables();
  const rules = changedRules(readMigrations().map(({ script }) => script));
  const changed = [...(tables === '' ? [] : ['prisma/schema.prisma']), ...rules.map(({ file }) => file)];
  if (changed.length === 0)
    return 'Nothing to migrate: the migrations hold all of prisma/schema.prisma and prisma/sql.';
  const folder = `prisma/migrations/${nameFor(what)}`;
  mkdirSync(join(projectRoot, folder));
  const script = [tables, ...rules.map(sectionOf)].filter((part) => part !== '').join('\n');
  writeFileSync(join(projectRoot, folder, 'migration.sql'), script);
  return `Wrote ${folder}/migration.sql with what changed in ${changed.join(', ')}. The next start applies it.`;
}

const what = process.argv.slice(2).join(' ').trim();
try {
  if (what === '') throw new Error('Say what the migration does: npm run migration <what>');
  console.log(makeMigration(what));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
