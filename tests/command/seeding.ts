import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { inject, onTestFinished } from 'vitest';
import { createPglite, type Database, openDatabase } from '../../server/database/database.ts';
import { readFolder } from '../../server/import/folder.ts';
import { projectFile } from '../support/app.ts';
import { databaseUrl, onServer } from '../support/postgresql.ts';
import { temporaryFolder } from '../support/server.ts';

export type Engine = 'pglite' | 'postgresql';

/** The URL of a database of its own, migrated and empty, for the time of a test. */
export async function migrated(engine: Engine): Promise<string> {
  const templates = inject('templates');
  if (engine === 'pglite') {
    const folder = join(temporaryFolder(), 'data');
    const pglite = await createPglite(folder, {
      loadDataDir: new Blob([readFileSync(templates.pglite.empty)]),
    });
    await pglite.close();
    return `pglite:${folder}`;
  }
  const names = templates.postgresql;
  if (!names) throw new Error('no PostgreSQL server to test on');
  const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(names.server, `CREATE DATABASE ${name} TEMPLATE ${names.empty}`);
  onTestFinished(() => onServer(names.server, `DROP DATABASE ${name} WITH (FORCE)`));
  return databaseUrl(names.server, name);
}

/** The URL of a database that does not exist yet. */
export function absent(engine: Engine): string {
  if (engine === 'pglite') return `pglite:${join(temporaryFolder(), 'data')}`;
  const { server = '' } = inject('templates').postgresql ?? {};
  const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
  onTestFinished(() => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return databaseUrl(server, name);
}

/** A command that was started. */
export interface Run {
  /** Settled when every process of the command has ended. */
  ended: Promise<{ code: number | null; output: string }>;
  /** Settled when the output holds this; rejected when the command ends without. */
  prints(text: string): Promise<void>;
  /** Sends a signal to all processes of the command, as a terminal does. */
  kill(signal: NodeJS.Signals): void;
}

/** Runs a command of the project in a process group of its own; what is left of it ends with the test. */
export function run(command: string, args: string[], url: string, cwd = projectFile('.')): Run {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, DATABASE_URL: url, NO_UPDATE_NOTIFIER: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const look of waiting) look();
    });
  }
  let done = false;
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => {
      done = true;
      for (const look of waiting) look();
      resolve({ code, output });
    });
  });
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid as number), signal);
    } catch {
      // All of them have ended.
    }
  };
  onTestFinished(async () => {
    kill('SIGKILL');
    await ended;
  });
  return {
    ended,
    kill,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve();
          else if (done) reject(new Error(`ended without "${text}":\n${output}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** `npx prisma db seed`. */
export const seedCommand = (url: string, cwd?: string) => run('npx', ['prisma', 'db', 'seed'], url, cwd);

/** Looks into a database that no command uses. */
export async function inside<T>(
  source: string | PGlite,
  look: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(source);
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

/** A copy of the project with seeds of its own. */
export function projectWithSeeds(files: Record<string, string>): string {
  const copy = join(temporaryFolder(), 'project');
  mkdirSync(join(copy, 'seeds'), { recursive: true });
  for (const name of ['server', 'prisma', '.config', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(projectFile(name), join(copy, name), { recursive: true });
  cpSync(projectFile('seeds'), join(copy, 'seeds'), { recursive: true });
  symlinkSync(projectFile('node_modules'), join(copy, 'node_modules'));
  for (const [name, from] of Object.entries(files)) cpSync(from, join(copy, 'seeds', name));
  return copy;
}

/** What the seeds hold, article by article: quotes and appearances. */
export function seededArticles(): Record<string, [quotes: number, appearances: number]> {
  const { documents } = readFolder(projectFile('seeds'));
  const articles = documents.flatMap(({ document }) => document.article ?? []);
  return Object.fromEntries(
    articles.map(({ slug, quotes, appearances }) => [
      slug,
      [quotes.length, appearances.length + quotes.flatMap(({ claims }) => claims).length],
    ]),
  );
}

/** What a database holds, likewise. */
export function storedArticles({ prisma }: Database): Promise<ReturnType<typeof seededArticles>> {
  const _count = { select: { quotes: true, appearances: true } } as const;
  return prisma.article
    .findMany({ select: { slug: true, _count } })
    .then((rows) => Object.fromEntries(rows.map(({ slug, _count: n }) => [slug, [n.quotes, n.appearances]])));
}
