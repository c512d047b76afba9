import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Transaction, Writer } from '../writes/sync.ts';
import type { AnchoredArticle } from './anchor.ts';
import { type CheckedDocument, checkDocuments } from './check.ts';
import type { NamedDocument } from './format.ts';
import { oneImportAtATime } from './import.sql.ts';
import { DocumentError, type LocatedProblem, type Problem } from './problem.ts';
import type { LocatedDocument } from './read.ts';
import type { Mentions } from './references.ts';
import { writeArticle } from './rows/articles.ts';
import { fillShingles } from './rows/shingles.ts';
import { type Known, loadKnown } from './stored.ts';
import { addSummary, type Summary, writeDocument, writePrints, writeShared } from './write.ts';

/** How an import of files runs. */
export interface ImportOptions extends Writer {
  /** Called after each step with what the step wrote. {@link stepsOf} tells the number of steps. */
  onStep?: (step: string, summary: Summary) => void;
  /** Aborts the import: it stops between two transactions. Running it again completes it. */
  signal?: AbortSignal;
  /** Documents that could not be read. Their problems are reported with all others, and nothing is written. */
  unread?: Unread;
}

/** What is known of documents that could not be read. */
export interface Unread {
  problems: readonly LocatedProblem[];
  mentions: Mentions;
}

const TRANSACTION = { timeout: 60_000, maxWait: 10_000 };

/**
 * Imports one document: checks it against the database and then writes all of it, or nothing if it has a problem. It
 * runs in the given transaction, and no other import writes meanwhile.
 *
 * @param actor who imports the document
 * @returns what was written, or every problem of the document, in which case nothing was written
 */
export async function importDocument(
  tx: Transaction,
  actor: string | null,
  document: NamedDocument,
): Promise<{ summary: Summary } | { problems: Problem[] }> {
  await oneImportAtATime(tx);
  const known = await loadKnown(tx, [document.document], { actor, complete: false });
  const checked = checkDocuments([document], known);
  if ('problems' in checked) return checked;
  const [only] = checked.documents;
  return { summary: only ? await writeDocument(tx, actor, only) : {} };
}

/** The number of steps of importing these documents. */
export function stepsOf(documents: LocatedDocument[]): number {
  return 2 + documents.filter(({ document }) => document.article).length;
}

/**
 * Imports the documents of files. Running it again writes nothing. The steps are:
 *
 * 1. Check all documents, against each other, their texts and the database.
 * 2. Compute shingles that are missing or outdated.
 * 3. Write the shared rows (sources, people, claims, utterances, relations) in one transaction.
 * 4. Write each article with everything in it, in a transaction of its own.
 * 5. Write which articles print which spellings and titles.
 *
 * @throws DocumentError with every problem of every document. Nothing is written then.
 */
export async function importDocuments(
  prisma: PrismaClient,
  documents: LocatedDocument[],
  options: ImportOptions,
): Promise<Summary> {
  const checked = await checkFiles(prisma, documents, options);
  const rows = checked.map(({ document }) => document);
  const total: Summary = {};
  const step = async (name: string, write: (tx: Transaction) => Promise<Summary>) => {
    // PGlite runs in this process and never yields to the event loop, so without this no signal would be handled.
    await nextTurn();
    options.signal?.throwIfAborted();
    const summary = await prisma.$transaction(async (tx) => {
      await oneImportAtATime(tx);
      return write(tx);
    }, TRANSACTION);
    addSummary(total, summary);
    options.onStep?.(name, summary);
  };
  await fillIndex(prisma, options.signal);
  await step('sources, people, claims', (tx) => writeShared(tx, options, rows));
  for (const article of inOrder(checked.flatMap(({ article }) => article ?? []))) {
    await step(article.document.slug, (tx) => writeArticle(tx, options, article));
  }
  await step('spellings and titles', (tx) => writePrints(tx, rows));
  return total;
}

/** Checks the documents of files. Reports their problems together with those of the files that could not be read. */
async function checkFiles(
  prisma: PrismaClient,
  files: readonly LocatedDocument[],
  { unread = { problems: [], mentions: new Set() }, ...writer }: ImportOptions,
): Promise<CheckedDocument[]> {
  const known = await loadKnown(
    prisma,
    files.map(({ document }) => document),
    writer,
  );
  return checkedOf(files, known, unread);
}

/** Checks the documents of files against rows that are known. @throws DocumentError with every problem of all files */
export function checkedOf(
  files: readonly LocatedDocument[],
  known: Known,
  unread: Unread,
): CheckedDocument[] {
  const checked = checkDocuments(files, known, unread.mentions);
  if ('documents' in checked && unread.problems.length === 0) return checked.documents;
  const found = 'problems' in checked ? located(checked.problems, files) : [];
  throw new DocumentError([...unread.problems, ...found]);
}

/** Adds to each problem its line in the file. */
function located(problems: readonly Problem[], files: readonly LocatedDocument[]): LocatedProblem[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  return problems.map((problem) => ({
    ...problem,
    line: byName.get(problem.document)?.line(problem.path) ?? 1,
  }));
}

/** Computes the shingles and shared passages of articles whose shingles are missing or outdated, each in a transaction of its own. */
async function fillIndex(prisma: PrismaClient, signal?: AbortSignal): Promise<void> {
  while (await prisma.$transaction(fillShingles, TRANSACTION)) signal?.throwIfAborted();
}

/** Sorts articles so that each comes after the one that it supersedes. */
function inOrder(articles: readonly AnchoredArticle[]): AnchoredArticle[] {
  const bySlug = new Map(articles.map((article) => [article.document.slug, article]));
  const ordered = new Set<AnchoredArticle>();
  const add = (article: AnchoredArticle, above: Set<AnchoredArticle>) => {
    const older = bySlug.get(article.document.supersedes ?? '');
    if (older && !above.has(older)) add(older, new Set([...above, article]));
    ordered.add(article);
  };
  for (const article of articles) add(article, new Set([article]));
  return [...ordered];
}
