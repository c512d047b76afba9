import { type Stored, sync, type Transaction, type Wanted, type Writer } from '../../writes/sync.ts';
import type { Document } from '../format.ts';
import { setParents } from '../import.sql.ts';

type SourceRow = NonNullable<Document['source']>;
type WantedSource = Wanted & { row: SourceRow };

/** Writes the sources of the documents. Parents are set once all of them have an id. */
export async function writeSources(tx: Transaction, writer: Writer, documents: Document[]) {
  const wanted = new Map<string, WantedSource>();
  for (const { source: row, status } of documents) {
    if (row) wanted.set(row.slug, { row, status: row.status ?? status, fields: fieldsOf(row) });
  }
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
    row.names.map((name) => ({
      sourceId,
      name: name.name,
      type: name.type,
      language: name.language ?? null,
    }));

  const result = await sync<WantedSource>(
    tx,
    writer,
    {
      type: 'SOURCE',
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
      reject: (ids, updatedAt) =>
        tx.source.updateMany({
          where: { id: { in: ids } },
          data: { status: 'REJECTED', version: { increment: 1 }, updatedAt },
        }),
    },
    wanted,
    stored,
  );
  await setParents(tx, parents);
  return result;
}

function fieldsOf(row: SourceRow): Wanted['fields'] {
  return {
    name: row.name,
    names: spellings(row.names),
    type: row.type ?? null,
    country: row.country ?? null,
    language: row.language ?? null,
    homepage: row.homepage ?? null,
    sameAs: row.sameAs ?? null,
    parent: row.parent ?? null,
  };
}

/** Spellings as a history tells them: one a line, sorted, for their order means nothing. */
export function spellings(
  names: { name: string; type: string; language?: string | null | undefined }[],
): string | null {
  const lines = names.map(
    ({ name, type, language }) => `${name} (${[type, language].filter(Boolean).join(', ')})`,
  );
  return lines.length > 0 ? lines.sort().join('\n') : null;
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
        fields: {
          name: row.name,
          names: spellings(row.names),
          type: row.type,
          country: row.country,
          language: row.language,
          homepage: row.homepage,
          sameAs: row.sameAs,
          parent: row.parent?.slug ?? null,
        },
      },
    ]),
  );
}
