import { type Stored, sync, type Transaction, type Wanted, type Writer } from '../../writes/sync.ts';
import type { Document } from '../format.ts';
import { setParents } from '../import.sql.ts';
import { type Spelling, spellingLines, spellingRows } from './spellings.ts';
import { type RowAt, slugOf, type WantedRow, wantedRows } from './wanted.ts';

type WantedSource = WantedRow<RowAt<'source'>>;

/** Writes the sources of the documents. Sets their parents at the end, when all sources have an id. */
export async function writeSources(tx: Transaction, writer: Writer, documents: Document[]) {
  const wanted = wantedRows(documents, 'source', slugOf, fieldsOf);
  const stored = await loadSources(tx, writer.complete ? undefined : [...wanted.keys()]);
  const parents = new Map<string, string | undefined>();
  const data = ({ row, status }: WantedSource) => ({
    name: row.name,
    type: row.type ?? null,
    country: row.country ?? null,
    language: row.language ?? null,
    homepage: row.homepage ?? null,
    sameAs: row.sameAs ?? null,
    status,
  });
  const names = (sourceId: string, { row }: WantedSource) =>
    spellingRows(row.names).map((name) => ({ sourceId, ...name }));

  const result = await sync<WantedSource>(
    tx,
    writer,
    {
      type: 'SOURCE',
      table: tx.source,
      async insert(rows) {
        await tx.source.createMany({
          data: rows.map(({ id, row }) => ({ id, slug: row.row.slug, ...data(row) })),
        });
        await tx.sourceName.createMany({ data: rows.flatMap(({ id, row }) => names(id, row)) });
        for (const { id, row } of rows) if (row.row.parent) parents.set(id, row.row.parent);
      },
      async update(id, row, next) {
        await tx.source.update({ where: { id }, data: { ...data(row), ...next } });
        await tx.sourceName.deleteMany({ where: { sourceId: id } });
        await tx.sourceName.createMany({ data: names(id, row) });
        parents.set(id, row.row.parent);
      },
    },
    wanted,
    stored,
  );
  await setParents(tx, 'source', parents);
  return result;
}

/** The fields of a source in its history. A document leaves out unknown fields; a stored row has null in them. */
interface SourceFields {
  name: string;
  names: readonly Spelling[];
  type?: string | null | undefined;
  country?: string | null | undefined;
  language?: string | null | undefined;
  homepage?: string | null | undefined;
  sameAs?: string | null | undefined;
  parent?: string | null | undefined;
}

function fieldsOf(row: SourceFields): Wanted['fields'] {
  const { name, names, type = null, country = null, language = null } = row;
  const { homepage = null, sameAs = null, parent = null } = row;
  return { name, names: spellingLines(names), type, country, language, homepage, sameAs, parent };
}

async function loadSources(tx: Transaction, slugs: string[] | undefined): Promise<Map<string, Stored>> {
  const rows = await tx.source.findMany({
    ...(slugs && { where: { slug: { in: slugs } } }),
    include: { names: true, parent: { select: { slug: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.slug,
      {
        id: row.id,
        version: row.version,
        status: row.status,
        fields: fieldsOf({ ...row, parent: row.parent?.slug }),
      },
    ]),
  );
}
