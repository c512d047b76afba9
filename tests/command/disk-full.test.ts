import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../server/database/database.ts';
import { databaseFault } from '../../server/database/faults.ts';
import { databaseUrl, onServer } from '../support/postgresql.ts';
import { startServer, temporaryFolder } from '../support/server.ts';
import { inside, seedCommand, seededArticles, storedArticles } from './seeding.ts';

/** A disk of its own, of so many megabytes, for the time of a test; null where none may be mounted. */
function smallDisk(megabytes: number): string | null {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  if (spawnSync('mount', mount, { stdio: 'ignore' }).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' }));
  return folder;
}

/** Leaves so many bytes of a disk. */
function fill(disk: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

const NO_MOUNT = 'no file system may be mounted here';

describe('a full disk', () => {
  test('is told at a start, which leaves nothing behind and works once there is space', {
    timeout: 1_200_000,
  }, async ({ skip }) => {
    const disk = smallDisk(200) ?? skip(NO_MOUNT);
    const folder = join(disk, 'data');
    const url = `pglite:${folder}`;
    // Where even its lock has no place, and in the middle of making it.
    mkdirSync(folder);
    for (const left of [0, 10_000_000]) {
      fill(disk, left);
      const { code, output } = await startServer({ DATABASE_URL: url }).ended;
      expect(output).toMatch(/ is full\. Make space there/);
      expect(output).not.toMatch(/damaged, or|Move it away|\n\s+at /);
      expect(code).toBe(1);
      expect(readdirSync(folder).filter((name) => /lock|draft|probe/.test(name))).toEqual([]);
      rmSync(join(disk, 'filler'));
    }
    const { url: ready, process, ended } = startServer({ DATABASE_URL: url });
    expect((await fetch(`${await ready}/ready`)).status).toBe(200);
    // A server that runs goes on to answer.
    fill(disk, 0);
    const answer = await fetch(`${await ready}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ articles { totalCount } }' }),
    });
    expect(await answer.json()).toEqual({
      data: { articles: { totalCount: Object.keys(seededArticles()).length } },
    });
    process.kill('SIGTERM');
    await ended;
    const again = await startServer({ DATABASE_URL: url }).ended;
    expect(again.code).toBe(1);
    expect(again.output).toMatch(/ is full\. Make space there/);
    rmSync(join(disk, 'filler'));
    expect(await inside(url, storedArticles)).toEqual(seededArticles());
  });

  test('ends a seed in words, with every article whole, and is STORAGE_FULL', { timeout: 1_200_000 }, async ({
    skip,
  }) => {
    const disk = smallDisk(200) ?? skip(NO_MOUNT);
    const url = `pglite:${join(disk, 'data')}`;
    await inside(url, async (database) => {
      const { migrate } = await import('../../server/database/migrate.ts');
      await database.session((session) => migrate(session));
      // Less than the log has left in its file: where the log itself finds no space, PGlite must be opened anew.
      fill(disk, 100_000);
      const much = `CREATE TABLE much AS SELECT repeat(n::text, 100) AS text FROM generate_series(1, 100000) n`;
      const fault = await database.prisma.$executeRawUnsafe(much).then(
        () => undefined,
        (error: unknown) => databaseFault(error),
      );
      expect(fault).toMatchObject({ code: 'STORAGE_FULL' });
      expect(await database.prisma.$queryRaw`SELECT count(*)::int AS n FROM article`).toEqual([{ n: 0 }]);
    });
    rmSync(join(disk, 'filler'));
    fill(disk, 600_000);
    const { code, output } = await seedCommand(url).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/ is full\. Make space there/);
    rmSync(join(disk, 'filler'));
    const stored = await inside(url, storedArticles);
    for (const [slug, counts] of Object.entries(stored)) expect(counts).toEqual(seededArticles()[slug]);
    expect((await seedCommand(url).ended).code).toBe(0);
    expect(await inside(url, storedArticles)).toEqual(seededArticles());
  });

  test('of a PostgreSQL is STORAGE_FULL, and reads go on', async ({ skip }) => {
    const { server } = inject('templates').postgresql ?? skip('no PostgreSQL');
    const disk = smallDisk(60) ?? skip(NO_MOUNT);
    const name = `verbatim_test_disk_${process.pid}`;
    const owned = spawnSync('chown', ['-R', 'postgres', disk]).status === 0;
    await openedUp(disk);
    const made = await onServer(
      server,
      `CREATE TABLESPACE ${name} LOCATION '${disk}'`,
      `CREATE DATABASE ${name} TABLESPACE ${name}`,
    ).catch(() => false);
    if (!owned || made === false) skip('the PostgreSQL server does not see this disk');
    onTestFinished(() => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`, `DROP TABLESPACE ${name}`));
    const { prisma, close } = await openDatabase(databaseUrl(server, name));
    onTestFinished(close);
    await prisma.$executeRaw`CREATE TABLE much AS SELECT 1 AS n`;
    const write = prisma.$executeRaw`INSERT INTO much SELECT n FROM generate_series(1, 5000000) n`;
    const fault = await write.then(
      () => undefined,
      (error: unknown) => databaseFault(error),
    );
    expect(fault).toMatchObject({ code: 'STORAGE_FULL' });
    expect(await prisma.$queryRaw`SELECT n FROM much`).toEqual([{ n: 1 }]);
  });
});

/** Lets the server's user reach a folder in a temporary one. */
async function openedUp(folder: string): Promise<void> {
  spawnSync('chmod', ['755', join(folder, '..')]);
}
