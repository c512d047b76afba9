import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../server/database/database.ts';
import { ensureClient } from '../../server/start/client.ts';
import { runPrisma } from '../../server/start/run.ts';
import { BEFORE } from '../prisma/migrating.ts';
import { projectFile } from '../support/app.ts';
import { startServer, temporaryFolder } from '../support/server.ts';
import { inside, seedCommand } from './seeding.ts';

/** A folder that the first test has migrated and seeded; the others work on copies of it. */
const seeded = mkdtempSync(join(tmpdir(), 'verbatim-'));
afterAll(() => rmSync(seeded, { recursive: true, force: true }));

const copyOfSeeded = (): string => {
  const folder = join(temporaryFolder(), 'data');
  cpSync(seeded, folder, { recursive: true });
  return folder;
};

describe('npm start', () => {
  beforeAll(async () => {
    await ensureClient('pglite:unused', () => {});
  });

  test('migrates and seeds an empty database, and prints where the playground is', {
    timeout: 600_000,
  }, async () => {
    const folder = join(temporaryFolder(), 'data');
    const { url, output, process, ended } = startServer({ DATABASE_URL: `pglite:${folder}` });
    const answer = await fetch(`${await url}/ready`);
    expect(answer.status).toBe(200);
    expect(output()).toMatch(/Migrating the database[\s\S]*Seeding the empty database[\s\S]*Seeded in/);
    process.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(existsSync(join(folder, 'verbatim.lock'))).toBe(false);
    cpSync(folder, seeded, { recursive: true });
  });

  test('a second time changes nothing', async () => {
    const folder = copyOfSeeded();
    const before = [await rows(folder), await lastChange(folder)];
    const { url, output, process, ended } = startServer({ DATABASE_URL: `pglite:${folder}` });
    await url;
    expect(output()).not.toMatch(/Generating|Migrating|Seeding/);
    process.kill('SIGTERM');
    await ended;
    expect([await rows(folder), await lastChange(folder)]).toEqual(before);
  });

  test('goes on with a first seed that was cut off', async () => {
    const folder = copyOfSeeded();
    const whole = await rows(folder);
    await execute(folder, `DELETE FROM article WHERE slug = 'tater-le-terrain'`);
    await execute(folder, `COMMENT ON TABLE article IS 'The first seed is under way.'`);
    const { url, process, ended } = startServer({ DATABASE_URL: `pglite:${folder}` });
    await url;
    process.kill('SIGTERM');
    await ended;
    expect(await rows(folder)).toEqual(whole);
  });

  test('is refused on a database that db push made, with what is missing and the command that brings it', {
    timeout: 600_000,
  }, async () => {
    const url = `pglite:${join(temporaryFolder(), 'data')}`;
    await runPrisma(['db', 'push'], url);
    const { code, output } = await startServer({ DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/lacks .*: quote_is_verbatim, .* and \d+ more\.$/m);
    const files = [...output.matchAll(/npx prisma db execute --file (\S+)/g)].map(([, file = '']) => file);
    const [first = '', ...others] = files;
    await runPrisma(['db', 'execute', '--file', first], url);
    // As the command does, which takes seconds each time.
    await inside(url, (database) =>
      database.session(async (session) => {
        for (const file of others) await session.query(readFileSync(projectFile(file), 'utf8'));
      }),
    );
    const { url: ready } = startServer({ DATABASE_URL: url });
    expect((await fetch(`${await ready}/ready`)).status).toBe(200);
  });
});

describe('npm start is refused in one message and without a stack', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ DATABASE_URL: 'mysql://root:secret@localhost/db' }, 'DATABASE_URL takes'],
    [{ DATABASE_URL: 'postgresql://nobody:secret@nowhere.invalid/db' }, 'the name of its host is unknown'],
    [{ DATABASE_CONNECTIONS: '0' }, 'DATABASE_CONNECTIONS takes a whole number, 1 or more'],
  ])('with the settings %o', async (settings, message) => {
    const { code, output } = await startServer(settings).ended;
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).not.toMatch(/\n\s+at |secret/);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  test('on a folder that the earlier migrations made, and so is a seed', async () => {
    const folder = copyOfSeeded();
    for (const statement of BEFORE.split(';')) await execute(folder, statement);
    const url = `pglite:${folder}`;
    const { code, output } = await startServer({ DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(output).toContain(`Delete or move the folder ${folder} and start again`);
    expect(output).not.toMatch(/\n\s+at /);
    const seed = await seedCommand(url).ended;
    expect(seed.code).toBe(1);
    expect(seed.output).toContain(`Delete or move the folder ${folder} and start again`);
  });

  test('on a folder that another process holds', async () => {
    const folder = copyOfSeeded();
    const first = startServer({ DATABASE_URL: `pglite:${folder}` });
    await first.url;
    const { code, output } = await startServer({ DATABASE_URL: `pglite:${folder}` }).ended;
    expect(code).toBe(1);
    expect(output).toContain(`in use by process ${first.process.pid} (npm start)`);
    expect(output).not.toMatch(/\n\s+at /);
  });

  test('on a port that is taken', async () => {
    const first = startServer({ DATABASE_URL: `pglite:${copyOfSeeded()}` });
    const { port } = new URL(await first.url);
    const { code, output } = await startServer({ DATABASE_URL: `pglite:${copyOfSeeded()}`, PORT: port })
      .ended;
    expect(code).toBe(1);
    expect(output).toBe(`127.0.0.1:${port} is in use by another program. Set PORT or HOST to another one.\n`);
  });
});

describe('npm start itself', () => {
  test.each(['sh', 'bash'])(
    'ends the server when npm is told to end, with %s as its shell',
    async (shell) => {
      const settings = { DATABASE_URL: `pglite:${copyOfSeeded()}`, npm_config_script_shell: shell };
      const { url, process, ended } = startServer(settings, { command: ['npm', 'start'] });
      const address = await url;
      // To npm alone, as supervisors do; its output is closed once the last of its processes has ended.
      process.kill('SIGTERM');
      expect((await ended).output).not.toMatch(/\n\s+at /);
      await expect(fetch(`${address}/health`)).rejects.toThrow();
      expect(existsSync(join(settings.DATABASE_URL.slice('pglite:'.length), 'verbatim.lock'))).toBe(false);
    },
  );
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('lets the request in flight finish, ends silent connections, and exits with 0', async () => {
    const { url, process, ended } = startServer({ DATABASE_URL: `pglite:${copyOfSeeded()}` });
    const { port } = new URL(await url);
    const silent = connect(Number(port), '127.0.0.1');
    await once(silent, 'connect');
    const busy = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void busy.destroy());
    const body = JSON.stringify({ query: '{ articles { totalCount } }' });
    // The request is under way once its headers are there; its body comes after the signal.
    busy.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await once(busy, 'data');
    process.kill(signal);
    await once(silent, 'close');
    let answer = '';
    busy.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    busy.write(body);
    await once(busy, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"totalCount":5/);
    expect((await ended).code).toBe(0);
    await expect(fetch(`${await url}/health`)).rejects.toThrow();
  });
});

async function execute(folder: string, sql: string): Promise<void> {
  const database = await openDatabase(`pglite:${folder}`);
  await database.prisma.$executeRawUnsafe(sql);
  await database.close();
}

async function select(folder: string, sql: string): Promise<unknown> {
  const database = await openDatabase(`pglite:${folder}`);
  const rows = await database.prisma.$queryRawUnsafe(sql);
  await database.close();
  return rows;
}

/** How many rows there are of what an article holds. */
const rows = (folder: string) =>
  select(
    folder,
    ['article', 'quote', 'attribution', 'appearance']
      .map((table) => `SELECT '${table}' AS name, count(*)::int AS n FROM ${table}`)
      .join(' UNION ALL '),
  );

/** The last entry in the history of anything. */
const lastChange = (folder: string) =>
  select(folder, 'SELECT max(id::text) AS id, count(*)::int AS n FROM change');
