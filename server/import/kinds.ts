import type { Tally, Transaction, Writer } from '../writes/sync.ts';
import type { Document } from './format.ts';
import type { Path } from './problem.ts';
import { writeClaims, writeUtterances } from './rows/claims.ts';
import { writePeople } from './rows/people.ts';
import { writeSources } from './rows/sources.ts';
import { type Place, rowsAt } from './rows/wanted.ts';

/** A kind of row that documents declare by slugs, beside articles and for all of them. */
interface Shared {
  /** Where a document has its rows: one row, or a list. */
  key: Exclude<Place, 'relations'>;
  /** The field of a row that names the row of the same kind to which it belongs. */
  above?: 'parent' | 'affiliation';
  /** What its rows are called in a summary. */
  plural: string;
  /** Makes the stored rows equal to those of the documents. */
  write(tx: Transaction, writer: Writer, documents: Document[]): Promise<{ tally: Tally }>;
}

/**
 * The kinds of rows that documents declare by slugs, articles aside, in the order in which they are written. Each has the
 * name of its table, by which problems call it; in capitals, it is that of its history.
 */
export const SHARED = {
  source: { key: 'source', above: 'parent', plural: 'sources', write: writeSources },
  person: { key: 'people', above: 'affiliation', plural: 'people', write: writePeople },
  claim: { key: 'claims', plural: 'claims', write: writeClaims },
  utterance: { key: 'utterances', plural: 'utterances', write: writeUtterances },
} as const satisfies Record<string, Shared>;

export type SharedKind = keyof typeof SHARED;
/** The kinds of rows that slugs identify. */
export type Kind = SharedKind | 'article';

/** All of {@link SHARED}. */
export const SHARED_KINDS = Object.keys(SHARED) as SharedKind[];

/** A row that a document declares by its slug. */
interface Declared {
  kind: Kind;
  slug: string;
  /** Where the row is in the document. */
  path: Path;
  /** The row of the same kind to which it belongs, and the field that says so. Null: rows of its kind belong to none. */
  above: { field: string; slug: string | undefined } | null;
}

/** The fields of rows that the table above names. */
type Row = { slug: string } & { [Field in NonNullable<Shared['above']>]?: string | undefined };

/** All rows that a document declares by slugs, kind by kind, its article last. */
export function declaredRows(document: Document): Declared[] {
  const shared = SHARED_KINDS.flatMap((kind) => {
    const { key, above: field }: Shared = SHARED[kind];
    return rowsAt(document, key).map(({ row: given, path }): Declared => {
      const row: Row = given;
      const above = field ? { field, slug: row[field] } : null;
      return { kind, slug: row.slug, path, above };
    });
  });
  const { article } = document;
  if (!article) return shared;
  return [...shared, { kind: 'article', slug: article.slug, path: ['article'], above: null }];
}
