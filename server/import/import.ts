import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Transaction, Writer } from '../writes/sync.ts';
import type { AnchoredArticle } from './anchor.ts';
import { type CheckedDocument, checkDocuments } from './check.ts';
import type { NamedDocument } from './format.ts';
import { oneImportAtATime } from './import.sql.ts';
import { DocumentError, type LocatedProblem, type Problem } from './problem.ts';
import type { LocatedDocument } from './read.ts';
import { writeArticle } from './rows/articles.ts';
import { fillShingles } from './rows/shingles.ts';
import { loadKnown } from './stored.ts';
import { addSummary, type Summary, writeDocument, writePrints, writeShared } from './write.ts';

/** How an import of files runs. */
export interface ImportOptions extends Writer {
  /** Told after each step, with what it wrote; there are {@link stepsOf} of them. */
  onStep?: (step: string, summary: Summary) => void;
  /** Asked to stop: the import ends at the next edge of a transaction. Running it again completes it. */
  signal?: AbortSignal;
  /** What is wrong with documents that could not be read: told with all other problems, and nothing is written. */
  unread?: readonly LocatedProblem[];
}

const TRANSACTION = { timeout: 60_000, maxWait: 10_000 };

/**
 * Brings the database to what one document says, as a whole or not at all: in the transaction it is given. The document
 * is checked against what is stored there, while no other import writes.
 *
 * @param actor who imports it
 * @returns what was written, or every problem of the document: nothing was written then
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

/** How many steps importing these documents takes. */
export function stepsOf(documents: LocatedDocument[]): number {
  return 2 + documents.filter(({ document }) => document.article).length;
}

/**
 * Brings the database to what the documents of files say. They are checked as a whole first, against each other, their
 * texts and the database; then the shared rows are written in one transaction, each article with everything in it in
 * one of its own, and last what refers to articles. Running it again writes nothing.
 *
 * @throws DocumentError with every problem of every document; nothing is written then
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
    // PGlite runs in this process and never gives way to the event loop, which is where signals are heard.
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

/** Checks the documents of files; problems are told with those of the files that could not be read. */
async function checkFiles(
  prisma: PrismaClient,
  files: readonly LocatedDocument[],
  { unread = [], ...writer }: ImportOptions,
): Promise<CheckedDocument[]> {
  const known = await loadKnown(
    prisma,
    files.map(({ document }) => document),
    writer,
  );
  const checked = checkDocuments(files, known, unread.length > 0);
  if ('documents' in checked && unread.length === 0) return checked.documents;
  const found = 'problems' in checked ? located(checked.problems, files) : [];
  throw new DocumentError([...unread, ...found]);
}

/** Problems with the lines of the files that they are in. */
function located(problems: readonly Problem[], files: readonly LocatedDocument[]): LocatedProblem[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  return problems.map((problem) => ({
    ...problem,
    line: byName.get(problem.document)?.line(problem.path) ?? 1,
  }));
}

/** Finds the shared copy of articles that were written before there was an index of it, each in its own transaction. */
async function fillIndex(prisma: PrismaClient, signal?: AbortSignal): Promise<void> {
  while (await prisma.$transaction(fillShingles, TRANSACTION)) signal?.throwIfAborted();
}

/** Articles behind those they supersede. */
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
