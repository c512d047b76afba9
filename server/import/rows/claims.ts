import {
  day,
  dayText,
  type Store,
  sync,
  type Transaction,
  type Wanted,
  type Writer,
} from '../../writes/sync.ts';
import type { Document } from '../format.ts';

type ClaimRow = Document['claims'][number];
type RelationRow = Document['relations'][number];
type UtteranceRow = Document['utterances'][number];

/** Writes the claims of the documents. */
export async function writeClaims(tx: Transaction, writer: Writer, documents: Document[]) {
  type WantedClaim = Wanted & { row: ClaimRow };
  const wanted = new Map<string, WantedClaim>();
  for (const { claims, status } of documents) {
    for (const row of claims) {
      const fields = { text: row.text, language: row.language, temporal: row.temporal ?? null };
      wanted.set(row.slug, { row, status: row.status ?? status, fields });
    }
  }
  const rows = await tx.claim.findMany({
    where: writer.complete ? {} : { slug: { in: [...wanted.keys()] } },
  });
  const stored = rows.map(({ id, slug, version, status, text, language, temporal }) => {
    return [slug, { id, version, status, fields: { text, language, temporal: dayText(temporal) } }] as const;
  });
  const data = ({ row, status }: WantedClaim) => ({
    text: row.text,
    language: row.language,
    temporal: day(row.temporal),
    status,
  });
  const store: Store<WantedClaim> = {
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
  type WantedUtterance = Wanted & { row: UtteranceRow };
  const wanted = new Map<string, WantedUtterance>();
  for (const { utterances, status } of documents) {
    for (const row of utterances) {
      const { text = null, language = null, saidOn = null, occasion = null } = row;
      wanted.set(row.slug, {
        row,
        status: row.status ?? status,
        fields: { text, language, saidOn, occasion },
      });
    }
  }
  const rows = await tx.utterance.findMany({
    where: writer.complete ? {} : { slug: { in: [...wanted.keys()] } },
  });
  const stored = rows.map(({ id, slug, version, status, text, language, saidOn, occasion }) => {
    return [
      slug,
      { id, version, status, fields: { text, language, saidOn: dayText(saidOn), occasion } },
    ] as const;
  });
  const data = ({ row, status }: WantedUtterance) => ({
    text: row.text ?? null,
    language: row.language ?? null,
    saidOn: day(row.saidOn),
    occasion: row.occasion ?? null,
    status,
  });
  const store: Store<WantedUtterance> = {
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
  type WantedRelation = Wanted & { row: RelationRow };
  const key = ({ subject, object, type }: Pick<RelationRow, 'subject' | 'object' | 'type'>) =>
    [...(type === 'ENTAILS' ? [subject, object] : [subject, object].sort()), type].join(' ');
  const wanted = new Map<string, WantedRelation>();
  for (const { relations, status } of documents) {
    for (const row of relations) {
      const fields = { subject: row.subject, object: row.object, type: row.type, note: row.note };
      wanted.set(key(row), { row, status: row.status ?? status, fields });
    }
  }
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
  const claims = await tx.claim.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  });
  const idOf = new Map(claims.map(({ id, slug }) => [slug, id]));
  const data = ({ row, status }: WantedRelation) => ({
    subjectId: idOf.get(row.subject) as string,
    objectId: idOf.get(row.object) as string,
    type: row.type,
    note: row.note,
    status,
  });
  const store: Store<WantedRelation> = {
    type: 'CLAIM_RELATION',
    table: tx.claimRelation,
    insert: (rows) =>
      tx.claimRelation.createMany({ data: rows.map(({ id, row }) => ({ id, ...data(row) })) }),
    update: (id, row, next) => tx.claimRelation.update({ where: { id }, data: { ...data(row), ...next } }),
  };
  return sync(tx, writer, store, wanted, new Map(stored));
}
