import type { PrismaClient } from '../generated/prisma/client.ts';
import { type AnchoredArticle, type Checked, checkDocuments, type Known } from './check.ts';
import type { LocatedDocument, Problem } from './read.ts';
import { sha256, writeArticle } from './write/articles.ts';
import { writeClaims, writeRelations, writeUtterances } from './write/claims.ts';
import { linkPeople, writePeople } from './write/people.ts';
import { fillShingles } from './write/shingles.ts';
import { writeSources } from './write/sources.ts';
import { addTally, type Tally, type Transaction, type Writer } from './write/sync.ts';

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

/** Documents that were refused: nothing of them was written. */
export class DocumentError extends Error {
  /** Stable code of this error. */
  readonly code = 'INVALID_DOCUMENT';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
    this.name = 'DocumentError';
    this.problems = problems;
  }
}

/** How an import runs. */
export interface ImportOptions extends Writer {
  /** Told after each step, with what it wrote; there are {@link stepsOf} of them. */
  onStep?: (step: string, summary: Summary) => void;
  /** Asked to stop: the import ends at the next edge of a transaction. Running it again completes it. */
  signal?: AbortSignal;
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
  const checked = checkDocuments(documents, await knownSlugs(prisma));
  if (Array.isArray(checked)) throw new DocumentError(checked);
  const changed = await changedTexts(prisma, checked.articles, documents);
  if (changed.length > 0) throw new DocumentError(changed);

  const total: Summary = {};
  const step = async (name: string, write: (tx: Transaction) => Promise<Summary>) => {
    options.signal?.throwIfAborted();
    const summary = await prisma.$transaction(write, TRANSACTION);
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

async function knownSlugs(prisma: PrismaClient): Promise<Known> {
  const slugs = async (rows: Promise<{ slug: string }[]>) => new Set((await rows).map(({ slug }) => slug));
  const select = { slug: true } as const;
  return {
    sources: await slugs(prisma.source.findMany({ select })),
    people: await slugs(prisma.person.findMany({ select })),
    claims: await slugs(prisma.claim.findMany({ select })),
    utterances: await slugs(prisma.utterance.findMany({ select })),
    articles: new Map(
      (await prisma.article.findMany({ select: { slug: true, body: true } })).map(({ slug, body }) => [
        slug,
        body,
      ]),
    ),
  };
}

/** Texts that are stored under another slug already, or stored otherwise under this one: a body never changes. */
async function changedTexts(
  prisma: PrismaClient,
  articles: AnchoredArticle[],
  documents: LocatedDocument[],
): Promise<Problem[]> {
  const wanted = articles.map((article) => ({ article, hash: sha256(article.body) }));
  const stored = await prisma.article.findMany({
    where: {
      OR: [
        { slug: { in: articles.map(({ document }) => document.slug) } },
        { sha256: { in: wanted.map(({ hash }) => hash) } },
      ],
    },
    select: { slug: true, sha256: true },
  });
  return wanted.flatMap(({ article, hash }) => {
    const { slug } = article.document;
    const located = documents.find(
      ({ document }) => document.article === article.document,
    ) as LocatedDocument;
    const problem = (reason: string) => [
      { file: located.file, line: located.line(['article', 'slug']), reason: `article.slug: ${reason}` },
    ];
    const sameText = stored.find((row) => row.sha256 === hash && row.slug !== slug);
    if (sameText) return problem(`the text of "${slug}" is stored already, as "${sameText.slug}"`);
    if (stored.some((row) => row.slug === slug && row.sha256 !== hash)) {
      return problem(
        `the text of "${slug}" has changed, and stored texts never do: give the new text a slug of its own and supersedes: ${slug}`,
      );
    }
    return [];
  });
}

function add(total: Summary, { prints = 0, ...tallies }: Summary): void {
  total.prints = (total.prints ?? 0) + prints;
  for (const [kind, tally] of Object.entries(tallies) as [Kind, Tally][]) {
    total[kind] = total[kind] ? addTally(total[kind], tally) : tally;
  }
}
