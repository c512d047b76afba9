import { describe, expect, test, vi } from 'vitest';
import { checkVersion, editedMigrations } from '../../server/database/applied.ts';
import { migrate } from '../../server/database/migrate.ts';
import { isSameScript, type Migration } from '../../server/database/migrations.ts';
import { inside } from '../command/seeding.ts';
import {
  ALL,
  BEFORE,
  begun,
  emptyAddress,
  emptyDatabase,
  HALF,
  migrateHere,
  NEXT,
  project,
  record,
  script,
  select,
  server,
} from './migrating.ts';

vi.setConfig({ testTimeout: 240_000 });

describe.each(server ? ['pglite', 'postgresql'] : ['pglite'])('migrations on %s', (engine) => {
  test.each([
    ['that was cut off before its script', null, false],
    ['that failed and left nothing', 'ERROR: out of memory', false],
    ['that was cut off after its script', null, true],
  ] as const)('go on behind a run of Prisma %s', async (_, logs, applied) => {
    const url = await emptyDatabase(engine);
    await migrateHere(url, HALF);
    await script(url, begun(NEXT, logs), ...(applied ? [NEXT.script] : []));
    await migrateHere(url);
    const entries = await select(
      url,
      `SELECT finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS undone, applied_steps_count AS steps
       FROM _prisma_migrations WHERE migration_name = $1 ORDER BY started_at`,
      NEXT.name,
    );
    expect(entries).toEqual([
      ...(applied ? [] : [{ finished: false, undone: true, steps: 0 }]),
      { finished: true, undone: false, steps: 1 },
    ]);
  });

  test('go on, whichever of them a run of Prisma had applied and not recorded', async () => {
    const url = await emptyDatabase(engine);
    await inside(url, (database) =>
      database.session(async (session) => {
        for (const [index, migration] of ALL.entries()) {
          await migrate(session, { migrations: ALL.slice(0, index) });
          await session.query(begun(migration));
          await session.query(migration.script);
        }
        await migrate(session);
      }),
    );
    expect((await record(url))[1]).toEqual(
      ALL.map(({ name }) =>
        expect.objectContaining({ migration_name: name, rolled_back_at: null, applied_steps_count: 1 }),
      ),
    );
  });

  test('are refused where it is not certain what a run of Prisma left', async () => {
    const url = await emptyDatabase(engine);
    await migrateHere(url, HALF);
    await script(url, begun(NEXT), 'CREATE TABLE "meanwhile" ()');
    await expect(migrateHere(url)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(
        new RegExp(`Prisma began the migration ${NEXT.name} .*migrate resolve --applied ${NEXT.name}`),
      ),
    });
    await script(url, 'DROP TABLE "meanwhile"', 'DELETE FROM _prisma_migrations WHERE finished_at IS NULL');
    await script(url, begun({ name: '20990101000000_elsewhere', script: '', checksum: '' }));
    await expect(migrateHere(url)).rejects.toThrow(/20990101000000_elsewhere.*not in prisma\/migrations/);
    expect((await record(url))[1]).toHaveLength(HALF.length + 1);
  });

  test('that fail leave nothing, and say which, where and why', async () => {
    const url = await emptyDatabase(engine);
    const broken = (text: string): Migration => ({
      name: '20990101000000_broken',
      script: text,
      checksum: '',
    });
    const failing = broken('CREATE TABLE "half" ();\nSELECT "nonsense" FROM "half";\n');
    await expect(migrateHere(url, [failing])).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message:
        'The migration 20990101000000_broken failed (line 2): column "nonsense" does not exist. Nothing of it was kept.',
    });
    const ending = broken('CREATE TABLE "half" (); COMMIT;');
    await expect(migrateHere(url, [ending])).rejects.toThrow('its script ends the transaction it runs in');
    const alone = broken('VACUUM');
    await expect(migrateHere(url, [alone])).rejects.toThrow(/VACUUM cannot/);
    expect((await record(url))[1]).toEqual([]);
  });

  test('are refused on a database of something else, and say so of one of another version', async () => {
    const url = await emptyDatabase(engine);
    await script(url, 'CREATE TABLE "theirs" ()');
    await expect(migrateHere(url)).rejects.toThrow(/is not empty, .* a table theirs\. Set DATABASE_URL/);
    expect(await select(url, `SELECT to_regclass('_prisma_migrations')::text AS record`)).toEqual([
      { record: null },
    ]);
    await script(url, 'DROP TABLE "theirs"');
    const [first] = HALF as [Migration];
    await migrateHere(url, [{ ...first, name: '20200101000000_other' }]);
    await expect(migrateHere(url)).rejects.toThrow(
      /by another version .* does not have 20200101000000_other\./,
    );
  });

  test('are refused on a database from before those here, with what to do', async () => {
    const url = await emptyDatabase(engine);
    await migrateHere(url);
    await script(url, BEFORE);
    const entries = await record(url);
    const refused = (remedy: string) => ({
      code: 'MIGRATION_FAILED',
      message:
        'The database was migrated by another version of Verbatim: prisma/migrations does not have ' +
        `20261121000000_tables. ${remedy} and start again, which makes and seeds a new one.`,
    });
    const elsewhere = refused('Set DATABASE_URL to a database that does not exist yet');
    await expect(migrateHere(url)).rejects.toMatchObject(elsewhere);
    await inside(url, async (database) => {
      const folder = refused('Delete or move the folder /srv/data');
      await expect(checkVersion(database.prisma, 'pglite:/srv/data')).rejects.toMatchObject(folder);
      await expect(checkVersion(database.prisma, 'postgresql://u@h/d')).rejects.toMatchObject(elsewhere);
    });
    expect(await record(url)).toEqual(entries);
  });

  test('that were edited are told, line endings aside', async () => {
    const url = await emptyDatabase(engine);
    const [first, second] = ALL as [Migration, Migration];
    await migrateHere(url, [first, { ...second, checksum: '0'.repeat(64) }]);
    expect(await inside(url, ({ prisma }) => editedMigrations(prisma))).toEqual([second.name]);
    expect(isSameScript(first.script.replaceAll('\n', '\r\n'), first.checksum)).toBe(true);
    expect(isSameScript(`${first.script} `, first.checksum)).toBe(false);
  });
});

describe.skipIf(server === null)('on a server', () => {
  test('each migration is one transaction with its entry', async () => {
    const url = await emptyAddress('postgresql');
    await migrateHere(url);
    const apart = await select(
      url,
      `SELECT migration_name FROM _prisma_migrations m
       WHERE NOT EXISTS (SELECT FROM pg_class WHERE xmin = m.xmin) AND NOT EXISTS (SELECT FROM pg_proc WHERE xmin = m.xmin)
         AND NOT EXISTS (SELECT FROM pg_trigger WHERE xmin = m.xmin)`,
    );
    // Later migrations replaced what others made; those leave no row of theirs.
    expect(apart.length).toBeLessThan(ALL.length / 3);
    expect(await select(url, 'SELECT count(DISTINCT xmin::text)::int AS n FROM _prisma_migrations')).toEqual([
      { n: ALL.length },
    ]);
  });

  test('three starters and Prisma at once apply each migration once', async () => {
    const url = await emptyAddress('postgresql');
    const said: string[] = [];
    const starter = () =>
      inside(url, (database) =>
        database.session((session) => migrate(session, { say: (line) => said.push(line) })),
      );
    const [{ code }] = await Promise.all([
      project(url, ALL).prisma('migrate', 'deploy'),
      starter(),
      starter(),
      starter(),
    ]);
    expect(code).toBe(0);
    expect(said).toContain('Waiting for another process that migrates the database ...');
    expect((await record(url))[1]?.map(({ migration_name: name }) => name)).toEqual(
      ALL.map(({ name }) => name),
    );
  });

  test('who waits for another leaves at once when told to', async () => {
    const url = await emptyAddress('postgresql');
    const stop = new AbortController();
    const reason = new Error('told to');
    await inside(url, (database) =>
      database.session(async (session) => {
        await session.query('SELECT pg_advisory_lock(72707369)');
        const say = () => stop.abort(reason);
        const waiting = database.session(
          (other) => migrate(other, { say, signal: stop.signal }),
          stop.signal,
        );
        await expect(waiting).rejects.toBe(reason);
      }),
    );
  });
});
