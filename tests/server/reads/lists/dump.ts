import type { TestApp } from '../../../support/app.ts';
import { newestVersions } from '../../../support/newest.ts';

/** Everything that is stored, as it is stored: what lists are computed from in memory, past all SQL of the server. */
export type Dump = Awaited<ReturnType<typeof dumpDatabase>>;

/** Reads the whole database. */
export async function dumpDatabase({ database: { prisma } }: Pick<TestApp, 'database'>) {
  return {
    articles: await prisma.article.findMany({ include: { credits: true } }),
    sources: await prisma.source.findMany(),
    people: await prisma.person.findMany({
      include: { redirects: true, names: { include: { articles: true } } },
    }),
    quotes: await prisma.quote.findMany({ include: { attributions: { orderBy: { position: 'asc' } } } }),
    utterances: await prisma.utterance.findMany(),
    claims: await prisma.claim.findMany({ include: { corroboration: true } }),
    appearances: await prisma.appearance.findMany(),
    relations: await prisma.claimRelation.findMany(),
    changes: await prisma.change.findMany(),
  };
}

export type Article = Dump['articles'][number];
export type Source = Dump['sources'][number];
export type Person = Dump['people'][number];
export type Quote = Dump['quotes'][number];
export type Utterance = Dump['utterances'][number];
export type Claim = Dump['claims'][number];
export type Appearance = Dump['appearances'][number];
export type Relation = Dump['relations'][number];

/** What an anonymous reader may see, and how rows hang together; all of it straight from the contract. */
export class World {
  readonly dump: Dump;
  readonly #byId = new Map<string, object>();
  readonly #newest: Set<string>;

  constructor(dump: Dump) {
    this.dump = dump;
    for (const row of Object.values(dump).flat()) this.#byId.set(row.id, row);
    this.#newest = newestVersions(dump.articles);
  }

  article = ({ articleId }: { articleId: string }) => this.#byId.get(articleId) as Article;

  /** Of the versions of an article, the one that counts. */
  newest = ({ id }: Article) => this.#newest.has(id);

  seen = (row: { status: string }) => row.status !== 'REJECTED';
  readable = (article: Article) => this.seen(article) && article.withdrawnAt === null;
  quoteSeen = (quote: Quote) => this.seen(quote) && this.readable(this.article(quote));
  appearanceSeen = (row: Appearance) =>
    this.seen(row) &&
    this.readable(this.article(row)) &&
    this.seen(this.#byId.get(row.claimId) as Claim) &&
    (row.quoteId === null || this.seen(this.quote(row) as Quote));
  relationSeen = (row: Relation) =>
    [row, this.#byId.get(row.subjectId), this.#byId.get(row.objectId)].every((it) => this.seen(it as Claim));

  quote = ({ quoteId }: Appearance) => (quoteId === null ? null : (this.#byId.get(quoteId) as Quote));
  links = (quote: Quote, role: string) => quote.attributions.filter((link) => link.role === role);
  spokenBy = (quote: Quote | null, personId: string) =>
    quote !== null && this.links(quote, 'SPEAKER').some((link) => link.personId === personId);

  /** The day on which a quote was said, as its utterance has it; null where none is known. */
  saidOn = ({ utteranceId }: { utteranceId: string | null }): string | null => {
    const utterance = utteranceId === null ? undefined : (this.#byId.get(utteranceId) as Utterance);
    return utterance && this.seen(utterance) ? dayOf(utterance.saidOn) : null;
  };

  /** The visible quotes, appearances ... */
  get quotes() {
    return this.dump.quotes.filter(this.quoteSeen);
  }
  get appearances() {
    return this.dump.appearances.filter(this.appearanceSeen);
  }

  /** The person of a slug; slugs of merged people lead to the other. */
  person = (slug: string) =>
    this.dump.people.find((p) => p.slug === slug || p.redirects.some((redirect) => redirect.slug === slug));
  bySlug = <Row extends { slug: string }>(rows: Row[], slug: string) => rows.find((row) => row.slug === slug);
}

/** The value of a sort key. */
type KeyValue = string | number;

/** Sorts by keys that all run in one direction; text goes byte by byte. */
export function sortBy<Row>(rows: Row[], keys: (row: Row) => KeyValue[], descending = false): Row[] {
  const compare = (a: KeyValue, b: KeyValue) =>
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  return rows
    .map((row) => ({ row, keys: keys(row) }))
    .sort((a, b) => {
      const [first = 0] = a.keys.flatMap((key, i) => compare(key, b.keys[i] as KeyValue) || []);
      return descending ? -first : first;
    })
    .map(({ row }) => row);
}

/** A day as text; null where there is none. */
export const dayOf = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;
type Dated = { id: string; datePublished: Date | null };

/** The orders of the contract. Nulls come last in both directions. */
export const ORDERS = {
  PUBLISHED_DESC: <Row extends Dated>(rows: Row[]) =>
    sortBy(rows, (row) => [dayOf(row.datePublished) ?? '', row.id], true),
  PUBLISHED_ASC: <Row extends Dated>(rows: Row[]) =>
    sortBy(rows, (row) => [dayOf(row.datePublished) ?? '~', row.id]),
  POSITION: <Row extends { id: string; articleId: string; start: number; end: number }>(rows: Row[]) =>
    sortBy(rows, (row) => [row.articleId, row.start, row.end, row.id]),
  RECENT: <Row extends { id: string; createdAt: Date }>(rows: Row[]) =>
    sortBy(rows, (row) => [row.createdAt.getTime(), row.id], true),
  NAME: <Row extends { id: string; sortName: string }>(rows: Row[]) =>
    sortBy(rows, (row) => [row.sortName, row.id]),
  MOST_QUOTED: <Row extends { id: string; quoteCount: number }>(rows: Row[]) =>
    sortBy(rows, (row) => [row.quoteCount, row.id], true),
  SAID_DESC: (rows: Utterance[]) => sortBy(rows, (row) => [dayOf(row.saidOn) ?? '', row.id], true),
  SAID_ASC: (rows: Utterance[]) => sortBy(rows, (row) => [dayOf(row.saidOn) ?? '~', row.id]),
  NEWEST: <Row extends { id: string; at: Date }>(rows: Row[]) =>
    sortBy(rows, (row) => [row.at.getTime(), row.id], true),
};
