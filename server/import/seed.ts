import { fileURLToPath } from 'node:url';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Tally } from '../writes/sync.ts';
import { readFolder } from './folder.ts';
import { checkedOf, importDocuments, stepsOf } from './import.ts';
import { ProgressBar } from './progress.ts';
import type { LocatedDocument } from './read.ts';
import type { Kind, Summary } from './write.ts';

/** The folder of the seeds. */
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Where seeding shows its progress. */
export interface SeedOutput {
  /** A terminal to draw a progress bar on. */
  terminal?: NodeJS.WriteStream;
  /** Receives a line for each step, if no bar is drawn. */
  log?: (line: string) => void;
  signal?: AbortSignal;
}

/**
 * Imports a folder of documents into a database; see importDocuments.
 *
 * @returns the last line to show: what was written, and in how many seconds
 * @throws DocumentError with every problem of every document
 */
export async function seed(
  database: Database,
  { terminal, log, signal }: SeedOutput,
  folder: string = SEEDS,
): Promise<string> {
  const start = performance.now();
  const { documents, ...unread } = readFolder(folder);
  const bar = terminal && new ProgressBar(terminal, stepsOf(documents));
  try {
    const summary = await importDocuments(database.prisma, documents, {
      actor: null,
      complete: true,
      unread,
      ...(signal && { signal }),
      onStep(step, done) {
        if (bar) bar.advance(step);
        else log?.(`${step}: ${describe(done)}`);
      },
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const left = await articlesWithout(database.prisma, documents);
    return `Seeded in ${seconds} s: ${describe(summary)}.${left.length > 0 ? `\n${leftMessage(left)}` : ''}`;
  } finally {
    bar?.stop();
  }
}

/**
 * Checks a folder of documents without a database: everything that an import of it into an empty database would refuse.
 *
 * @returns a line that says what was checked
 * @throws DocumentError with every problem of every document
 */
export function checkSeeds(folder: string = SEEDS): string {
  const { documents, ...unread } = readFolder(folder);
  const nothing = new Map<string, never>();
  const known = { source: nothing, person: nothing, claim: nothing, utterance: nothing, article: nothing };
  const articles = checkedOf(documents, known, unread).flatMap(({ article }) => article ?? []);
  const quotes = articles.flatMap((article) => article.quotes);
  return `${documents.length} documents with ${articles.length} articles and ${quotes.length} quotes are in order. Nothing was written.`;
}

/** The slugs of the articles that seeds wrote and that no document has any more. */
async function articlesWithout(prisma: PrismaClient, documents: LocatedDocument[]): Promise<string[]> {
  const slugs = documents.flatMap(({ document }) => document.article?.slug ?? []);
  const left = await prisma.$queryRaw<{ slug: string }[]>(sql`
    SELECT a.slug FROM article a
    WHERE a.status <> 'REJECTED' AND a.slug <> ALL(${slugs}::text[]) AND EXISTS (
      SELECT 1 FROM change c
      WHERE c.tracked_type = 'ARTICLE' AND c.tracked_id = a.id AND c.action = 'CREATED' AND c.actor IS NULL)
    ORDER BY a.slug`);
  return left.map(({ slug }) => slug);
}

function leftMessage(slugs: string[]): string {
  return `Still in the database, though no document has it any more: ${slugs.join(', ')}. What was published is not deleted. To hide an article, put its document back with status: REJECTED, and seed again.`;
}

/** A summary in words, such as "quotes 12 created, 1 updated; 3 unchanged". */
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
  const rest = counts({ unchanged: sum('unchanged'), 'kept because a person changed them': sum('kept') });
  return `${parts.length > 0 ? parts.join('; ') : 'nothing to write'}${rest ? `; ${rest}` : ''}`;
}

function counts(fields: Record<string, number>): string {
  return Object.entries(fields)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
