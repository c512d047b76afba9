import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DocumentError } from '../../../server/import/problem.ts';
import { seed } from '../../../server/import/seed.ts';
import type { TestApp } from '../../support/app.ts';

/** Files of a folder of documents, by their path in it: what they hold, or how something else is put there. */
export type Files = Record<string, string | Uint8Array | ((path: string) => void)>;

/** Seeds a database from a folder that holds these files. */
export async function seedFolder(
  { database }: TestApp,
  files: Files,
): Promise<{ closing: string; steps: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'seeds', path)), { recursive: true });
      const at = join(folder, 'seeds', path);
      if (typeof content === 'function') content(at);
      else writeFileSync(at, content);
    }
    const steps: string[] = [];
    const closing = await seed(database, { log: (line) => steps.push(line) }, join(folder, 'seeds'));
    return { closing, steps };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with these files, as "file:line: path: message"; none: they were seeded. */
export async function problemsOf(app: TestApp, files: Files): Promise<string[]> {
  try {
    await seedFolder(app, files);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.message.split('\n');
  }
}

/** The problems that files announce themselves: each line that ends in `#! reason` has one, whose text holds that. */
export function announced(files: Files): { place: string; reason: string }[] {
  return Object.entries(files).flatMap(([path, content]) =>
    String(content)
      .split('\n')
      .flatMap((text, i) => {
        const [, ...reasons] = text.split(/#! ?/);
        return reasons.map((reason) => ({ place: `seeds/${path}:${i + 1}`, reason: reason.trim() }));
      }),
  );
}

async function tables(app: TestApp): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => name !== '_prisma_migrations');
}

/** Deletes all rows. */
export async function empty(app: TestApp): Promise<void> {
  await app.sql(`TRUNCATE ${(await tables(app)).join(', ')}`);
}

/** How many rows each table has. */
export async function tableSizes(app: TestApp): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of await tables(app)) {
    // How many revisions are kept depends on the transactions of others on the same server.
    if (name === 'revision') continue;
    const [row] = await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`);
    sizes[name] = row?.n ?? 0;
  }
  return sizes;
}
