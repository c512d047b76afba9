import { day, dayText, type Store, sync, type Transaction, type Writer } from '../../writes/sync.ts';
import type { Document, UtteranceDocument } from '../format.ts';
import { idsBySlug } from '../import.sql.ts';
import { slugOf, type WantedRow, wantedRows } from './wanted.ts';

type ClaimRow = Document['claims'][number];
type RelationRow = Document['relations'][number];

/** Writes the claims of the documents. */
export async function writeClaims(tx: Transaction, writer: Writer, documents: Document[]) {
  const wanted = wantedRows(documents, 'claims', slugOf, ({ text, language, temporal = null }) => ({
    text,
    language,
    temporal,
  }));
  const rows = await tx.claim.findMany({
    where: writer.complete ? {} : { slug: { in: [...wanted.keys()] } },
  });
  const stored = rows.map(({ id, slug, version, status, text, language, temporal }) => {
    return [slug, { id, version, status, fields: { text, language, temporal: dayText(temporal) } }] as const;
  });
  const data = ({ row, status }: WantedRow<ClaimRow>) => ({
    text: row.text,
    language: row.language,
    temporal: day(row.temporal),
    status,
  });
  const store: Store<WantedRow<ClaimRow>> = {
    type: 'CLAIM',
    table: tx.claim,
    insert: (rows) =>
      tx.claim.createMany({ data: rows.map(({ id, row }) => ({ id, slug: row.row.slug, ...data(row) })) }),
    update: (id, row, next) => tx.claim.update({ where: { id }, data: { ...data(row), ...next } }),
  };
  return sync(tx, writer, store, wanted, new Map(stored));
}

/** Writes the utterances of the documents. */
export async function writeUtterances(tx: Transaction, writer: Writer, documents: Document[]) {
  const wanted = wantedRows(
    documents,
    'utterances',
    slugOf,
    ({ text = null, language = null, saidOn = null, occasion = null }) => ({
      text,
      language,
      saidOn,
      occasion,
    }),
  );
  const rows = await tx.utterance.findMany({
    where: writer.complete ? {} : { slug: { in: [...wanted.keys()] } },
  });
  const stored = rows.map(({ id, slug, version, status, text, language, saidOn, occasion }) => {
    return [
      slug,
      { id, version, status, fields: { text, language, saidOn: dayText(saidOn), occasion } },
    ] as const;
  });
  const data = ({ row, status }: WantedRow<UtteranceDocument>) => ({
    text: row.text ?? null,
    language: row.language ?? null,
    saidOn: day(row.saidOn),
    occasion: row.occasion ?? null,
    status,
  });
  const store: Store<WantedRow<UtteranceDocument>> = {
    type: 'UTTERANCE',
    table: tx.utterance,
    insert: (rows) =>
      tx.utterance.createMany({
        data: rows.map(({ id, row }) => ({ id, slug: row.row.slug, ...data(row) })),
      }),
    update: (id, row, next) => tx.utterance.update({ where: { id }, data: { ...data(row), ...next } }),
  };
  return sync(tx, writer, store, wanted, new Map(stored));
}

/** Writes the relations of the documents. A relation of a symmetric type is the same in both directions. */
export async function writeRelations(tx: Transaction, writer: Writer, documents: Document[]) {
  const key = ({ subject, object, type }: Pick<RelationRow, 'subject' | 'object' | 'type'>) =>
    [...(type === 'ENTAILS' ? [subject, object] : [subject, object].sort()), type].join(' ');
  const wanted = wantedRows(documents, 'relations', key, ({ subject, object, type, note }) => ({
    subject,
    object,
    type,
    note,
  }));
  const slugs = [...new Set([...wanted.values()].flatMap(({ row }) => [row.subject, row.object]))];
  const rows = await tx.claimRelation.findMany({
    ...(!writer.complete && { where: { subject: { slug: { in: slugs } }, object: { slug: { in: slugs } } } }),
    include: { subject: { select: { slug: true } }, object: { select: { slug: true } } },
    orderBy: { status: 'desc' }, // rejected rows first, so that a live row with the same key wins
  });
  const stored = rows.map(({ id, version, status, type, note, subject, object }) => {
    const ends = { subject: subject.slug, object: object.slug, type };
    return [key(ends), { id, version, status, fields: { ...ends, note } }] as const;
  });
  const idOf = await idsBySlug(tx, 'claim', slugs);
  const data = ({ row, status }: WantedRow<RelationRow>) => ({
    subjectId: idOf.get(row.subject) as string,
    objectId: idOf.get(row.object) as string,
    type: row.type,
    note: row.note,
    status,
  });
  const store: Store<WantedRow<RelationRow>> = {
    type: 'CLAIM_RELATION',
    table: tx.claimRelation,
    insert: (rows) =>
      tx.claimRelation.createMany({ data: rows.map(({ id, row }) => ({ id, ...data(row) })) }),
    update: (id, row, next) => tx.claimRelation.update({ where: { id }, data: { ...data(row), ...next } }),
  };
  return sync(tx, writer, store, wanted, new Map(stored));
}
