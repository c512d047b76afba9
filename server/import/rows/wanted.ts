import type { ReviewStatus } from '../../generated/prisma/enums.ts';
import type { Wanted } from '../../writes/sync.ts';
import type { Document, UtteranceDocument } from '../format.ts';
import type { Path } from '../problem.ts';

/** A row of a document as it is to be stored. */
export type WantedRow<Row> = Wanted & { row: Row };

/** Where a document has rows: one, or a list. Its article has more in it. */
export type Place = Exclude<keyof Document, 'status' | 'article'>;

/** The rows that documents have there. */
export type RowAt<Key extends Place> = Key extends Place
  ? NonNullable<Document[Key]> extends readonly (infer Row)[]
    ? Row
    : NonNullable<Document[Key]>
  : never;

/**
 * The rows that a document has at a place, and where each is. An utterance may stand in the quote that prints it as well.
 */
export function rowsAt<At extends Place>(document: Document, at: At): { row: RowAt<At>; path: Path }[] {
  const given: unknown = document[at];
  const rows = Array.isArray(given)
    ? given.map((row, i) => ({ row, path: [at, i] }))
    : given
      ? [{ row: given, path: [at] }]
      : [];
  return [...rows, ...(at === 'utterances' ? utterancesInQuotes(document) : [])] as {
    row: RowAt<At>;
    path: Path;
  }[];
}

function utterancesInQuotes({ article }: Document): { row: UtteranceDocument; path: Path }[] {
  return (article?.quotes ?? []).flatMap(({ utterance }, i) =>
    typeof utterance === 'object' && utterance !== null
      ? [{ row: utterance, path: ['article', 'quotes', i, 'utterance'] }]
      : [],
  );
}

/**
 * The rows of documents, by the keys that identify them. A row that gives no status has that of its document.
 *
 * @param at where a document has them
 * @param keyOf the key of a row
 * @param fieldsOf the row as its history has it
 */
export function wantedRows<At extends Place>(
  documents: readonly Document[],
  at: At,
  keyOf: (row: RowAt<At>) => string,
  fieldsOf: (row: RowAt<At>) => Wanted['fields'],
): Map<string, WantedRow<RowAt<At>>> {
  return new Map(
    documents.flatMap((document) =>
      rowsAt(document, at).map(({ row }) => {
        const { status = document.status } = row as { status?: ReviewStatus };
        return [keyOf(row), { row, status, fields: fieldsOf(row) }] as const;
      }),
    ),
  );
}

/** The key of a row that its slug identifies. */
export const slugOf = ({ slug }: { slug: string }) => slug;
