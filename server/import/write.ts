import { addTally, type Tally, type Transaction, type Writer } from '../writes/sync.ts';
import type { CheckedDocument } from './check.ts';
import type { Document } from './format.ts';
import { writeArticle } from './rows/articles.ts';
import { writeClaims, writeRelations, writeUtterances } from './rows/claims.ts';
import { linkPeople, writePeople } from './rows/people.ts';
import { writeSources } from './rows/sources.ts';

/** The kinds of rows that an import writes. */
export type Kind =
  | 'sources'
  | 'people'
  | 'claims'
  | 'utterances'
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
  return {
    sources: (await writeSources(tx, writer, documents)).tally,
    people: (await writePeople(tx, writer, documents)).tally,
    claims: (await writeClaims(tx, writer, documents)).tally,
    utterances: (await writeUtterances(tx, writer, documents)).tally,
    relations: (await writeRelations(tx, writer, documents)).tally,
  };
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
