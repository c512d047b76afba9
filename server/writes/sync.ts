import { v7 as uuid } from 'uuid';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ReviewStatus, TrackedType } from '../generated/prisma/enums.ts';

/** The database inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** A row as it is compared and recorded in a history: names of API fields, with values as text; null is empty. */
type Fields = Record<string, string | null>;

/** A row of the database. */
export interface Stored {
  id: string;
  version: number;
  status: ReviewStatus;
  fields: Fields;
}

/** A row of a document. */
export interface Wanted {
  status: ReviewStatus;
  fields: Fields;
}

/** Who writes, and whether the documents are all documents of that writer. */
export interface Writer {
  /** Who writes. Null: the seeds. */
  actor: string | null;
  /** True: rows that this writer once wrote and the documents no longer have become REJECTED. */
  complete: boolean;
}

/** Numbers of rows of one kind, by what was done with them. */
export interface Tally {
  created: number;
  updated: number;
  rejected: number;
  unchanged: number;
  /** Rows that differ but that a person has changed since: documents do not overwrite them. */
  kept: number;
}

/** A table whose rows can be rejected. */
interface RejectableTable {
  updateMany(change: {
    where: { id: { in: string[] } };
    data: { status: 'REJECTED'; version: { increment: number }; updatedAt: Date };
  }): PromiseLike<unknown>;
}

/** How rows of one type are written, with all their tables. */
export interface Store<W extends Wanted> {
  type: TrackedType;
  table: RejectableTable;
  insert(rows: { id: string; row: W }[]): Promise<unknown>;
  update(id: string, row: W, next: { version: number; updatedAt: Date }): Promise<unknown>;
}

/**
 * Makes the stored rows equal to the rows of documents: creates new rows, updates changed fields and leaves everything
 * else alone. Each row that it changes gets one entry in its history. Rows that a person has changed since stay as they
 * are.
 *
 * @param wanted the rows of the documents, by the key that identifies a row (a slug, or the span of a quote)
 * @param stored the stored rows with these keys and, if the writer is complete, all others of the same scope
 * @returns the ids of all wanted rows by key, and the tally
 */
export async function sync<W extends Wanted>(
  tx: Transaction,
  writer: Writer,
  store: Store<W>,
  wanted: Map<string, W>,
  stored: Map<string, Stored>,
): Promise<{ ids: Map<string, string>; tally: Tally }> {
  const tally: Tally = { created: 0, updated: 0, rejected: 0, unchanged: 0, kept: 0 };
  const ids = new Map<string, string>();
  const history: History = [];
  const touched = await touchedByOthers(
    tx,
    writer,
    store.type,
    [...stored.values()].map(({ id }) => id),
  );
  const created: { id: string; row: W }[] = [];
  const now = new Date();

  for (const [key, row] of wanted) {
    const old = stored.get(key);
    if (!old) {
      const id = uuid();
      ids.set(key, id);
      created.push({ id, row });
      history.push({ trackedId: id, action: 'CREATED', reason: null, fields: [] });
      tally.created++;
      continue;
    }
    ids.set(key, old.id);
    const fields = differences({ ...old.fields, status: old.status }, { ...row.fields, status: row.status });
    if (fields.length === 0) tally.unchanged++;
    else if (touched.has(old.id)) tally.kept++;
    else {
      await store.update(old.id, row, { version: old.version + 1, updatedAt: now });
      history.push({ trackedId: old.id, action: 'UPDATED', reason: null, fields });
      tally.updated++;
    }
  }
  const gone = writer.complete
    ? [...stored].filter(
        ([key, row]) => !wanted.has(key) && row.status !== 'REJECTED' && !touched.has(row.id),
      )
    : [];
  for (const [, { id, status }] of gone) {
    const fields = [{ field: 'status', before: status, after: 'REJECTED' }];
    history.push({ trackedId: id, action: 'REJECTED', reason: 'no longer in the documents', fields });
    tally.rejected++;
  }
  if (created.length > 0) await store.insert(created);
  if (gone.length > 0)
    await store.table.updateMany({
      where: { id: { in: gone.map(([, { id }]) => id) } },
      data: { status: 'REJECTED', version: { increment: 1 }, updatedAt: now },
    });
  await writeHistory(tx, writer, store.type, history);
  return { ids, tally };
}

type History = {
  trackedId: string;
  action: 'CREATED' | 'UPDATED' | 'REJECTED';
  reason: string | null;
  fields: { field: string; before: string | null; after: string | null }[];
}[];

/** The fields in which two rows differ, in the order of the second. */
function differences(before: Fields, after: Fields): History[number]['fields'] {
  return Object.keys(after)
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** The ids of those rows that someone other than the writer has changed. */
export async function touchedByOthers(
  tx: Transaction,
  { actor }: Pick<Writer, 'actor'>,
  trackedType: TrackedType,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const others = actor === null ? { not: null } : { not: actor };
  const rows = await tx.change.findMany({
    where: { trackedType, trackedId: { in: ids }, actor: others },
    select: { trackedId: true },
    distinct: ['trackedId'],
  });
  return new Set(rows.map(({ trackedId }) => trackedId));
}

async function writeHistory(
  tx: Transaction,
  { actor }: Writer,
  trackedType: TrackedType,
  history: History,
): Promise<void> {
  if (history.length === 0) return;
  const changes = history.map((entry) => ({ ...entry, id: uuid() }));
  await tx.change.createMany({
    data: changes.map(({ id, trackedId, action, reason }) => ({
      id,
      trackedType,
      trackedId,
      actor,
      action,
      reason,
    })),
  });
  const fields = changes.flatMap(({ id, fields }) =>
    fields.map((field, position) => ({ changeId: id, position, ...field })),
  );
  if (fields.length > 0) await tx.fieldChange.createMany({ data: fields });
}

/** Adds up tallies. */
export function addTally(sum: Tally, more: Tally): Tally {
  return {
    created: sum.created + more.created,
    updated: sum.updated + more.updated,
    rejected: sum.rejected + more.rejected,
    unchanged: sum.unchanged + more.unchanged,
    kept: sum.kept + more.kept,
  };
}

/** A day as ISO text, as documents and histories have it. */
export function dayText(day: Date | null): string | null {
  return day?.toISOString().slice(0, 10) ?? null;
}

/** A day of a document as the database needs it: midnight UTC. */
export function day(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(`${text}T00:00:00Z`);
}
