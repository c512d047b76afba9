import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { addTally, type Tally, type Transaction, type Writer } from '../writes/sync.ts';
import type { AnchoredArticle } from './anchor.ts';
import { type Checked, checkDocuments } from './check.ts';
import { oneImportAtATime } from './import.sql.ts';
import { DocumentError, type LocatedProblem, type Problem } from './problem.ts';
import type { LocatedDocument } from './read.ts';
import { writeArticle } from './rows/articles.ts';
import { writeClaims, writeRelations, writeUtterances } from './rows/claims.ts';
import { linkPeople, writePeople } from './rows/people.ts';
import { fillShingles } from './rows/shingles.ts';
import { writeSources } from './rows/sources.ts';
import { loadKnown } from './stored.ts';

/** The kinds of rows an import writes, in the order it does. */
export type Kind =
  | 'sources'
  | 'people'
  | 'claims'
  | 'utterances'
  | 'articles'
  | 'quotes'
  | 'appearances'
  | 'relations';
/** What an import did, by kind of row. */
export type Summary = Partial<Record<Kind, Tally>> & {
  /** Rows added or removed that say which article prints a spelling or title. */
  prints?: number;
};

/** How an import runs. */
export interface ImportOptions extends Writer {
  /** Told after each step, with what it wrote; there are {@link stepsOf} of them. */
  onStep?: (step: string, summary: Summary) => void;
  /** Asked to stop: the import ends at the next edge of a transaction. Running it again completes it. */
  signal?: AbortSignal;
  /** What is wrong with documents that could not be read: told with all other problems, and nothing is written. */
  unread?: readonly LocatedProblem[];
}

const TRANSACTION = { timeout: 60_000, maxWait: 10_000 };

/** How many steps importing these documents takes. */
export function stepsOf(documents: LocatedDocument[]): number {
  return 2 + documents.filter(({ document }) => document.article).length;
}

/**
 * Brings the database to what documents say. They are checked as a whole first, against each other, their texts and
 * the database; then the shared rows are written in one transaction, each article with everything in it in one of its
 * own, and last what refers to articles. Running it again writes nothing.
 *
 * @throws DocumentError with every problem of every document; nothing is written then
 */
export async function importDocuments(
  prisma: PrismaClient,
  documents: LocatedDocument[],
  options: ImportOptions,
): Promise<Summary> {
  const { unread = [] } = options;
  const given = documents.map(({ document }) => document);
  const checked = checkDocuments(documents, await loadKnown(prisma, given, options), unread.length > 0);
  const found = Array.isArray(checked) ? checked : [];
  if (Array.isArray(checked) || unread.length > 0)
    throw new DocumentError([...unread, ...located(found, documents)]);

  const total: Summary = {};
  const step = async (name: string, write: (tx: Transaction) => Promise<Summary>) => {
    // PGlite runs in this process and never gives way to the event loop, which is where signals are heard.
    await nextTurn();
    options.signal?.throwIfAborted();
    const summary = await prisma.$transaction(async (tx) => {
      await oneImportAtATime(tx);
      return write(tx);
    }, TRANSACTION);
    add(total, summary);
    options.onStep?.(name, summary);
  };
  await fillIndex(prisma, options.signal);
  const { documents: rows } = checked;
  await step('sources, people, claims', async (tx) => ({
    sources: (await writeSources(tx, options, rows)).tally,
    people: (await writePeople(tx, options, rows)).tally,
    claims: (await writeClaims(tx, options, rows)).tally,
    utterances: (await writeUtterances(tx, options, rows)).tally,
    relations: (await writeRelations(tx, options, rows)).tally,
  }));
  for (const article of inOrder(checked)) {
    await step(article.document.slug, (tx) => writeArticle(tx, options, article));
  }
  await step('spellings and titles', async (tx) => ({ prints: await linkPeople(tx, rows) }));
  return total;
}

/** Problems with the lines of the files that they are in. */
function located(problems: readonly Problem[], documents: readonly LocatedDocument[]): LocatedProblem[] {
  const byName = new Map(documents.map((document) => [document.name, document]));
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
function inOrder({ articles }: Checked): AnchoredArticle[] {
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

function add(total: Summary, { prints = 0, ...tallies }: Summary): void {
  total.prints = (total.prints ?? 0) + prints;
  for (const [kind, tally] of Object.entries(tallies) as [Kind, Tally][]) {
    total[kind] = total[kind] ? addTally(total[kind], tally) : tally;
  }
}
