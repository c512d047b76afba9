import { addTally, type Tally, type Transaction, type Writer } from '../writes/sync.ts';
import type { CheckedDocument } from './check.ts';
import type { Document } from './format.ts';
import { SHARED, SHARED_KINDS, type SharedKind } from './kinds.ts';
import { writeArticle } from './rows/articles.ts';
import { writeRelations } from './rows/claims.ts';
import { linkPeople } from './rows/people.ts';

/** The kinds of rows that an import writes. */
export type Kind =
  | (typeof SHARED)[SharedKind]['plural']
  | 'articles'
  | 'quotes'
  | 'appearances'
  | 'relations';
/** What an import wrote, by kind of row. */
export type Summary = Partial<Record<Kind, Tally>> & {
  /** Number of rows added or removed that record which article prints a spelling or a title. */
  prints?: number;
};

/**
 * Writes one whole document in the given transaction: first sources, people, claims, utterances and relations, then the
 * article with everything in it, and last which spellings and titles the articles print. Writing it again changes
 * nothing. Rows that the document does not have stay as they are.
 *
 * @param tx a transaction in which no other import writes; see oneImportAtATime
 * @param actor who makes the changes; null: the seeds
 */
export async function writeDocument(
  tx: Transaction,
  actor: string | null,
  { document, article }: CheckedDocument,
): Promise<Summary> {
  const writer = { actor, complete: false };
  const shared = await writeShared(tx, writer, [document]);
  const own = article ? await writeArticle(tx, writer, article) : {};
  return { ...shared, ...own, ...(await writePrints(tx, [document])) };
}

/** Writes the rows that articles refer to, and the relations of claims. */
export async function writeShared(tx: Transaction, writer: Writer, documents: Document[]): Promise<Summary> {
  const summary: Summary = {};
  for (const kind of SHARED_KINDS) {
    const { plural, write } = SHARED[kind];
    summary[plural] = (await write(tx, writer, documents)).tally;
  }
  summary.relations = (await writeRelations(tx, writer, documents)).tally;
  return summary;
}

/** Writes which articles print the spellings and titles of people. The articles must have been written before. */
export async function writePrints(tx: Transaction, documents: Document[]): Promise<Summary> {
  return { prints: await linkPeople(tx, documents) };
}

/** Adds the summary of a step to the total. */
export function addSummary(total: Summary, { prints = 0, ...tallies }: Summary): void {
  total.prints = (total.prints ?? 0) + prints;
  for (const [kind, tally] of Object.entries(tallies) as [Kind, Tally][]) {
    total[kind] = total[kind] ? addTally(total[kind], tally) : tally;
  }
}
