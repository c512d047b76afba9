import { describe, expect, test, vi } from 'vitest';
import { pendingMigrations } from '../../server/database/applied.ts';
import { inside } from '../command/seeding.ts';
import {
  ALL,
  BEFORE,
  begun,
  emptyAddress,
  HALF,
  migrateHere,
  NEXT,
  OBJECTS,
  project,
  RECORD,
  read,
  record,
  script,
  server,
} from './migrating.ts';
import { done } from './project.ts';

vi.setConfig({ testTimeout: 240_000 });

// Prisma's command takes seconds: what does not depend on the engine is asked of one.
describe("Prisma's command and ours", () => {
  const engine = server ? 'postgresql' : 'pglite';

  test('leave the record that Prisma leaves, which then finds nothing to do', async () => {
    const [ours, theirs] = [await emptyAddress('pglite'), await emptyAddress('pglite')];
    await migrateHere(ours);
    expect(await project(theirs, ALL).prisma('migrate', 'deploy')).toEqual(done('successfully applied'));
    expect(await read(ours, ...RECORD, OBJECTS)).toEqual(await read(theirs, ...RECORD, OBJECTS));
    const status = await project(ours, ALL).prisma('migrate', 'status');
    expect(status).toEqual(done('Database schema is up to date!'));
    await migrateHere(theirs);
    expect((await record(theirs))[1]).toHaveLength(ALL.length);
  });

  test('finish what the other began, and agree on it', async () => {
    const [ours, theirs] = [await emptyAddress(engine), await emptyAddress(engine)];
    await project(theirs, HALF).prisma('migrate', 'deploy');
    await migrateHere(theirs);
    await migrateHere(ours, HALF);
    expect(await inside(ours, ({ prisma }) => pendingMigrations(prisma))).toEqual(
      ALL.slice(HALF.length).map(({ name }) => name),
    );
    const { prisma } = project(ours, ALL);
    expect(await prisma('migrate', 'deploy')).toEqual(done('successfully applied'));
    expect(await record(ours)).toEqual(await record(theirs));
    expect(await prisma('migrate', 'dev')).toEqual(done('Already in sync'));
  });

  test('refuse a database from before the migrations here alike', async () => {
    const url = await emptyAddress(engine);
    await migrateHere(url);
    await script(url, BEFORE);
    const { code, output } = await project(url, ALL).prisma('migrate', 'deploy');
    expect(code).toBe(1);
    expect(output).toMatch(/another version .* does not have 20261121000000_tables\./);
    expect(output).toContain('which makes and seeds a new one.');
  });

  test('agree on what a run of Prisma left that it refuses to go on behind', async () => {
    const url = await emptyAddress(engine);
    await migrateHere(url, HALF);
    await script(url, begun(NEXT));
    const { prisma } = project(url, ALL);
    expect((await prisma('migrate', 'deploy')).output).toContain('P3009');
    await migrateHere(url);
    expect(await prisma('migrate', 'deploy')).toEqual(done('No pending migrations'));
  });
});
