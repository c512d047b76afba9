import { addTally, type Tally, type Transaction, type Writer } from '../writes/sync.ts';
import type { CheckedDocument } from './check.ts';
import type { Document } from './format.ts';
import { writeArticle } from './rows/articles.ts';
import { writeClaims, writeRelations, writeUtterances } from './rows/claims.ts';
import { linkPeople, writePeople } from './rows/people.ts';
import { writeSources } from './rows/sources.ts';

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

/**
 * Writes one document whole, in the transaction it is given: sources, people, claims, utterances and relations, the
 * article with everything in it, and last which spellings and titles the articles print. Writing it again writes
 * nothing. Rows that the document does not have are left alone.
 *
 * @param tx a transaction in which no other import writes; see oneImportAtATime
 * @param actor whose changes these are; null: those of the seeds
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

/** Writes the rows of documents that articles refer to. */
export async function writeShared(tx: Transaction, writer: Writer, documents: Document[]): Promise<Summary> {
  return {
    sources: (await writeSources(tx, writer, documents)).tally,
    people: (await writePeople(tx, writer, documents)).tally,
    claims: (await writeClaims(tx, writer, documents)).tally,
    utterances: (await writeUtterances(tx, writer, documents)).tally,
    relations: (await writeRelations(tx, writer, documents)).tally,
  };
}

/** Writes which articles print the spellings and titles of the people of documents: the articles are there by then. */
export async function writePrints(tx: Transaction, documents: Document[]): Promise<Summary> {
  return { prints: await linkPeople(tx, documents) };
}

/** Adds what a step wrote to what the steps before it did. */
export function addSummary(total: Summary, { prints = 0, ...tallies }: Summary): void {
  total.prints = (total.prints ?? 0) + prints;
  for (const [kind, tally] of Object.entries(tallies) as [Kind, Tally][]) {
    total[kind] = total[kind] ? addTally(total[kind], tally) : tally;
  }
}
