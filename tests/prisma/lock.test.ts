import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../server/database/database.ts';
import { lockFolder } from '../../server/database/lock.ts';
import { copyProject } from './project.ts';

const HOLD = fileURLToPath(new URL('hold.ts', import.meta.url));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Taker {
  readonly child: ChildProcessWithoutNullStreams;
  /** Tells it to take the folder; the line it answers. */
  take(): Promise<string>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** A process of its own that stands ready to take a folder. */
async function taker(folder: string, wait = 0, within: string[] = []): Promise<Taker> {
  const [command = '', ...args] = [
    ...within,
    process.execPath,
    '--import',
    'tsx',
    HOLD,
    folder,
    String(wait),
  ];
  const child = spawn(command, args);
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  const end = async (signal?: NodeJS.Signals): Promise<void> => {
    if (signal === undefined) child.stdin.end();
    else child.kill(signal);
    await ended;
  };
  onTestFinished(() => end('SIGKILL'));
  expect(await line()).toBe('ready');
  const take = (): Promise<string> => {
    child.stdin.write('take\n');
    return line();
  };
  return { child, take, end };
}

test('of ten processes at once one wins; when it is killed, of ten others again one', {
  timeout: 60_000,
}, async () => {
  const folder = emptyFolder();
  for (let round = 0; round < 2; round++) {
    const takers = await Promise.all(Array.from({ length: 10 }, () => taker(folder)));
    const answers = await Promise.all(takers.map(({ take }) => take()));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    const winner = takers[answers.indexOf('held')];
    const refusals = answers.filter((answer) => answer !== 'held');
    for (const refusal of refusals) expect(refusal).toMatch(/^DATABASE_IN_USE/);
    expect(
      refusals.every((refusal) => refusal.includes(`process ${winner?.child.pid} (the holder), since 2`)),
    ).toBe(true);
    await winner?.end('SIGKILL');
  }
  // And the socket by which others would know whether the holder is there.
  expect(readdirSync(folder).sort()).toEqual([
    expect.stringMatching(/^verbatim\.door-[0-9a-f]{8}$/),
    'verbatim.lock',
  ]);
});

test('a process waits a moment for a holder that leaves, and leaves nothing behind itself', async () => {
  const folder = emptyFolder();
  const lock = await lockFolder(folder);
  const next = await taker(folder, 5000);
  const answer = next.take();
  setTimeout(lock.release, 300);
  expect(await answer).toBe('held');
  await next.end();
  expect(readdirSync(folder)).toEqual([]);
});

test('a process that is merely stopped keeps its folder', async () => {
  const folder = emptyFolder();
  const holder = await taker(folder);
  expect(await holder.take()).toBe('held');
  holder.child.kill('SIGSTOP');
  await expect(lockFolder(folder, { wait: 0 })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
});

test('the same process is refused, too', async () => {
  const folder = emptyFolder();
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder, { wait: 0 })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  lock.release();
  (await lockFolder(folder, { wait: 0 })).release();
});

test('a lock is told by more than its pid', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'verbatim.lock');
  (await lockFolder(folder)).release();
  const mine = {
    pid: process.pid,
    host: hostname(),
    started: 'another boot/1',
    since: 'x',
    command: 'x',
    nonce: 'a',
  };
  const tryWith = async (record: string): Promise<string> => {
    writeFileSync(file, record);
    const taken = lockFolder(folder, { wait: 0 }).then((lock) => {
      lock.release();
      return 'taken';
    });
    return taken.catch((error: Error) => error.message);
  };
  if (existsSync('/proc/self/stat')) expect(await tryWith(JSON.stringify(mine))).toBe('taken');
  expect(await tryWith('')).toBe('taken');
  expect(await tryWith(JSON.stringify({ ...mine, started: null }))).toMatch(/in use by process/);
  const elsewhere = await tryWith(JSON.stringify({ ...mine, host: 'elsewhere', pid: 999_999_999 }));
  expect(elsewhere).toContain('on host elsewhere');
  expect(elsewhere).toContain(`delete ${file}`);
});

/** Whether a process may be put into a PID namespace of its own here. */
const namespaces =
  spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!namespaces)('a process in another PID namespace, as in another container,', () => {
  const inside = (folder: string) =>
    taker(folder, 0, ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']);

  test.each(['outside', 'in a third one'])(
    'keeps its folder from one %s, and loses it once it is gone',
    async (where) => {
      const folder = emptyFolder();
      const holder = await inside(folder);
      expect(await holder.take()).toBe('held');
      const next = () => (where === 'outside' ? taker(folder) : inside(folder));
      const first = await next();
      expect(await first.take()).toMatch(
        /^DATABASE_IN_USE .* in another PID namespace \(the holder\).*delete \S+verbatim\.lock/,
      );
      await holder.end('SIGKILL');
      const second = await next();
      expect(await second.take()).toBe('held');
      await second.end();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('is refused the folder of one outside, stopped or not', async () => {
    const folder = emptyFolder();
    const holder = await taker(folder);
    expect(await holder.take()).toBe('held');
    holder.child.kill('SIGSTOP');
    expect(await (await inside(folder)).take()).toMatch(/^DATABASE_IN_USE/);
    await holder.end('SIGKILL');
    expect(await (await inside(folder)).take()).toBe('held');
  });

  test('counts as alive where its door cannot be looked at', async () => {
    const folder = emptyFolder();
    const holder = await inside(folder);
    expect(await holder.take()).toBe('held');
    await holder.end('SIGKILL');
    for (const name of readdirSync(folder)) if (name.includes('door')) rmSync(join(folder, name));
    await expect(lockFolder(folder, { wait: 0 })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  });
});

test('a folder that cannot be made is said so', async () => {
  const file = join(emptyFolder(), 'file');
  writeFileSync(file, '');
  await expect(lockFolder(join(file, 'data'))).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('Prisma is refused a folder that the server holds, and told by whom', { timeout: 60_000 }, async () => {
  const folder = emptyFolder();
  const project = copyProject(`pglite:${folder}`);
  onTestFinished(project.remove);
  const lock = await lockFolder(folder, { command: 'npm start' });
  const { code, output } = await project.prisma('migrate', 'deploy');
  expect(code).toBe(1);
  const holder = `${folder} is in use by process ${process.pid} (npm start), since 2`;
  expect(output).toContain(`Error: DATABASE_IN_USE: The database folder ${holder}`);
  lock.release();
});

test('a folder of another version is said so, and not kept locked', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'PG_VERSION'), '9\n');
  await expect(openDatabase(`pglite:${folder}`)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: expect.stringContaining('its PG_VERSION is 9'),
  });
  expect(existsSync(join(folder, 'verbatim.lock'))).toBe(false);
});

test('a database that is open is locked, and no longer once it is closed', async () => {
  const folder = emptyFolder();
  const database = await openDatabase(`pglite:${folder}`);
  await expect(lockFolder(folder, { wait: 0 })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  await database.close();
  expect(existsSync(join(folder, 'verbatim.lock'))).toBe(false);
});
