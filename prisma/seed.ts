import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { checkVersion } from '../server/database/applied.ts';
import { type Database, openDatabase } from '../server/database/database.ts';
import { checkInvariants } from '../server/database/invariants.ts';
import { readFolder } from '../server/import/folder.ts';
import { DocumentError, importDocuments, type Kind, type Summary, stepsOf } from '../server/import/import.ts';
import { explained } from '../server/start/explain.ts';
import type { Tally } from '../server/writes/sync.ts';
import { ProgressBar } from './progress.ts';

/** Where the seeds are. */
const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));

/** Where the progress of a seed goes. */
export interface SeedOutput {
  /** A terminal to draw a bar on. */
  terminal?: NodeJS.WriteStream;
  /** Takes a line for each step, where no bar is drawn. */
  log?: (line: string) => void;
  signal?: AbortSignal;
}

/**
 * Brings a database to what a folder of documents says; see importDocuments.
 *
 * @returns the closing line: what was written, and in how many seconds
 * @throws DocumentError with every problem of every document
 */
export async function seed(
  database: Database,
  { terminal, log, signal }: SeedOutput,
  folder: string = SEEDS,
): Promise<string> {
  const start = performance.now();
  const { documents, problems } = readFolder(folder);
  const bar = terminal && new ProgressBar(terminal, stepsOf(documents));
  try {
    const summary = await importDocuments(database.prisma, documents, {
      actor: null,
      complete: true,
      unread: problems,
      ...(signal && { signal }),
      onStep(step, done) {
        if (bar) bar.advance(step);
        else log?.(`${step}: ${describe(done)}`);
      },
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    return `Seeded in ${seconds} s: ${describe(summary)}.`;
  } finally {
    bar?.stop();
  }
}

/** A summary in words: "12 quotes created, 1 updated, 3 unchanged; ..."; or that nothing changed. */
function describe({ prints = 0, ...tallies }: Summary): string {
  const entries = Object.entries(tallies) as [Kind, Tally][];
  const changes = (tally: Tally) => tally.created + tally.updated + tally.rejected;
  const parts = entries
    .filter(([, tally]) => changes(tally) > 0)
    .map(
      ([kind, tally]) =>
        `${kind} ${counts({ created: tally.created, updated: tally.updated, rejected: tally.rejected })}`,
    );
  if (prints > 0) parts.push(`${prints} spellings and titles linked or unlinked`);
  const sum = (field: keyof Tally) => entries.reduce((total, [, tally]) => total + tally[field], 0);
  const rest = counts({ unchanged: sum('unchanged'), 'kept as a person left them': sum('kept') });
  return `${parts.length > 0 ? parts.join('; ') : 'nothing to write'}${rest ? `; ${rest}` : ''}`;
}

function counts(fields: Record<string, number>): string {
  return Object.entries(fields)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: npx and Prisma pass a signal on that the terminal has sent already.
    process.on(signal, () =>
      stop.abort(new Error(`stopped by ${signal}; what was written is whole, run it again to go on`)),
    );
  }
  const url = readConfig().DATABASE_URL;
  try {
    await fill(url, stop.signal);
  } catch (error) {
    throw explained(error, url);
  }
}

async function fill(url: string, signal: AbortSignal): Promise<void> {
  const database = await openDatabase(url, { command: 'prisma db seed' });
  try {
    await checkVersion(database.prisma, url);
    await checkInvariants(database.prisma);
    const output = process.stdout.isTTY ? { terminal: process.stdout } : { log: console.log };
    console.log(await seed(database, { ...output, signal }));
  } finally {
    await database.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: Error) => {
    const count = error instanceof DocumentError ? error.problems.length : 0;
    const lead = count > 0 ? `${count} ${count === 1 ? 'problem' : 'problems'}, nothing was written:\n` : '';
    console.error(`${lead}${error.message}`);
    process.exitCode = 1;
  });
}
