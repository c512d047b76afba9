import { expect, test } from 'vitest';
import { readMigrations } from '../../../server/database/migrations.ts';
import { changedRules, type Made, madeBy, readRules, sectionsIn } from '../../../server/database/rules.ts';
import { type TestApp, testApp } from '../../support/app.ts';

/** Every definition that files of rules could change. */
const DEFINITIONS = `
  SELECT 'function' AS kind, proname::text AS name, pg_get_functiondef(oid) AS definition FROM pg_proc
  WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
  UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) || convalidated FROM pg_constraint
  WHERE connamespace = current_schema()::regnamespace
  UNION ALL SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid) || indisvalid FROM pg_index
  JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema()::regnamespace
  UNION ALL SELECT 'column', attrelid::regclass || '.' || attname, format('%s %s', format_type(atttypid, atttypmod), collname) FROM pg_attribute
  JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0
  ORDER BY 1, 2, 3`;

/** The functions of a database, but for those of extensions, which may be in the same schema. */
const FUNCTIONS = `
  SELECT proname::text AS name, prosqlbody, proconfig FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')`;

/** What a database has of the kinds of things that files of rules make, but for what Prisma makes. */
const MADE = `
  SELECT 'function' AS kind, name FROM (${FUNCTIONS}) AS f
  UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'constraint', conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'c'
  UNION ALL SELECT CASE WHEN indisunique THEN 'unique index' ELSE 'index' END, relname FROM pg_index
  JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema()::regnamespace AND NOT indisprimary
    AND relname <> ALL($1)`;

/** The indexes that Prisma's part of the migrations makes. */
function indexesOfPrisma(): string[] {
  const tables = readMigrations().map(({ script }) => script.split(/^-- file: /m)[0] ?? '');
  return [...tables.join('\n').matchAll(/CREATE (?:UNIQUE )?INDEX "(\w+)"/g)].map(([, name = '']) => name);
}

async function runAgain({ database }: TestApp): Promise<void> {
  await database.session(async (session) => {
    for (const { text } of readRules()) await session.query(text);
  });
}

test('running all files of prisma/sql again changes nothing', async () => {
  const app = await testApp({ seeded: true });
  const before = await app.sql(DEFINITIONS);
  expect(before.length).toBeGreaterThan(200);
  await runAgain(app);
  expect(await app.sql(DEFINITIONS)).toEqual(before);
});

test('running them brings back what is gone or has become another', async () => {
  const app = await testApp();
  const before = await app.sql(DEFINITIONS);
  await app.sql('DROP TRIGGER quote_revises ON quote');
  await app.sql('DROP INDEX claim_contested');
  await app.sql('ALTER TABLE quote DROP CONSTRAINT quote_span_not_empty');
  await app.sql('ALTER FUNCTION verbatim_revise() RESET search_path');
  expect(await app.sql(DEFINITIONS)).not.toEqual(before);
  await runAgain(app);
  expect(await app.sql(DEFINITIONS)).toEqual(before);
});

test('every index is as its file defines it, though a file skips an index that is there', async () => {
  const app = await testApp();
  const before = await app.sql(DEFINITIONS);
  const indexes = readRules().flatMap(({ text }) =>
    madeBy(text).filter(({ kind }) => kind.endsWith('index')),
  );
  for (const { name } of indexes) await app.sql(`DROP INDEX ${name}`);
  await runAgain(app);
  expect(await app.sql(DEFINITIONS), 'drop a changed index by name above its definition').toEqual(before);
});

test('every function, trigger, check and index of a database that Prisma did not make stands in prisma/sql', async () => {
  const { sql } = await testApp();
  const named = ({ kind, name }: Made) => `${kind} ${name}`;
  const found = (await sql<Made>(MADE, [indexesOfPrisma()])).map(named);
  const declared = readRules().flatMap(({ text }) => madeBy(text).map(named));
  expect(found.sort()).toEqual(declared.sort());
});

test('every function finds what it names, whatever the search path of its caller', async () => {
  const { sql } = await testApp();
  const lost = await sql(`SELECT name FROM (${FUNCTIONS}) AS f WHERE prosqlbody IS NULL
    AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search\\_path=%')`);
  // It names nothing, and is called for each row.
  expect(lost).toEqual([{ name: 'verbatim_search_costs' }]);
  for (const { file, text } of readRules()) expect(text, file).not.toMatch(/\bpublic\b/);
});

test('the migrations hold every file of prisma/sql as it is', () => {
  const changed = changedRules(readMigrations().map(({ script }) => script)).map(({ file }) => file);
  expect(changed, 'run npm run migration <what>').toEqual([]);
});

test('the latest section of a file is what counts, whatever line endings git gave it', () => {
  const scripts = [
    '-- file: prisma/sql/a.sql\n\nSELECT 1;\n',
    'SELECT 0;\r\n-- file: prisma/sql/a.sql\r\n\r\nSELECT 2;\r\n',
  ];
  expect(scripts.flatMap(sectionsIn)).toEqual([
    { file: 'prisma/sql/a.sql', text: 'SELECT 1;\n' },
    { file: 'prisma/sql/a.sql', text: 'SELECT 2;\n' },
  ]);
  const file = (text: string) => [{ file: 'prisma/sql/a.sql', text }];
  expect(changedRules(scripts, file('SELECT 2;\n'))).toEqual([]);
  expect(changedRules(scripts, file('SELECT 1;\n'))).toEqual(file('SELECT 1;\n'));
  expect(changedRules([], file('SELECT 1;\n'))).toEqual(file('SELECT 1;\n'));
});
