import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { sha256 } from '../text/sha256.ts';
import { type Transaction, touchedByOthers, type Writer } from '../writes/sync.ts';
import { utteranceSlug } from './completed.rules.ts';
import type { Document } from './format.ts';
import { selectNamed } from './import.sql.ts';
import { declaredRows, type Kind, SHARED_KINDS, type SharedKind } from './kinds.ts';

/**
 * The stored rows that documents refer to: of each kind, by slug, the slug of the row of the same kind to which it belongs,
 * or null.
 */
export interface Known extends Record<SharedKind, ReadonlyMap<string, string | null>> {
  article: ReadonlyMap<string, KnownArticle>;
}

/** The fields of a stored article that documents are checked against. */
interface KnownArticle {
  sha256: string;
  status: ReviewStatus;
  url: string | null;
  /** The slug of its source. Null: not known. */
  source: string | null;
  /** The slug of the article that it replaces. */
  supersedes: string | null;
  /** The text, if a spelling or a title is to be looked for in it. */
  body?: string;
}

/**
 * Loads the rows that documents refer to, and the rows that they conflict with.
 *
 * A writer whose documents are complete rejects those of its rows that the documents no longer have. Such rows are left
 * out here, so that the check reports a reference to one.
 */
export async function loadKnown(
  tx: Transaction,
  documents: readonly Document[],
  writer: Writer,
): Promise<Known> {
  const named = references(documents);
  const stored = (kind: SharedKind) =>
    follow(named.of(kind), async (slugs) => {
      const rows = await selectNamed(tx, kind, slugs);
      if (!writer.complete) return rows;
      const ids = rows.map(({ id }) => id);
      const touched = await touchedByOthers(tx, writer, kind.toUpperCase() as Uppercase<SharedKind>, ids);
      return rows.filter(({ id }) => touched.has(id));
    });
  const shared = {} as Record<SharedKind, Map<string, string | null>>;
  for (const kind of SHARED_KINDS) shared[kind] = await stored(kind);
  return { ...shared, article: await loadArticles(tx, documents, named) };
}

/** Loads rows, then the rows that these refer to, and so on until there are no more. */
async function follow(
  slugs: ReadonlySet<string>,
  load: (slugs: string[]) => Promise<{ slug: string; above: string | null }[]>,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const asked = new Set<string>();
  for (let next = [...slugs]; next.length > 0; ) {
    for (const slug of next) asked.add(slug);
    const rows = await load(next);
    for (const { slug, above } of rows) found.set(slug, above);
    next = [...new Set(rows.flatMap(({ above }) => above ?? []))].filter((slug) => !asked.has(slug));
  }
  return found;
}

async function loadArticles(
  tx: Transaction,
  documents: readonly Document[],
  named: References,
): Promise<Map<string, KnownArticle>> {
  const own = documents.flatMap(({ article }) => article ?? []);
  const slugOf = { select: { slug: true } } as const;
  const select = {
    slug: true,
    sha256: true,
    status: true,
    url: true,
    supersedes: slugOf,
    source: slugOf,
  } as const;
  const replaced = own.flatMap(({ supersedes }) => supersedes ?? []);
  const around = await tx.article.findMany({
    where: {
      OR: [
        { sha256: { in: own.map(({ body }) => sha256(body ?? '')) } },
        { url: { in: own.flatMap(({ url }) => url ?? []) } },
        { supersedes: { slug: { in: replaced } } },
      ],
    },
    select,
  });
  const articles = new Map<string, KnownArticle>();
  const add = ({ slug, supersedes, source, ...row }: (typeof around)[number]) =>
    articles.set(slug, { ...row, supersedes: supersedes?.slug ?? null, source: source?.slug ?? null });
  around.forEach(add);
  const before = around.flatMap(({ supersedes }) => supersedes?.slug ?? []);
  await follow(new Set([...named.of('article'), ...before]), async (slugs) => {
    const rows = await tx.article.findMany({ where: { slug: { in: slugs } }, select });
    rows.forEach(add);
    return rows.map(({ slug, supersedes }) => ({ slug, above: supersedes?.slug ?? null }));
  });
  const given = new Set(own.map(({ slug }) => slug));
  const printing = [...named.printing].filter((slug) => !given.has(slug));
  const texts = await tx.article.findMany({
    where: { slug: { in: printing } },
    select: { slug: true, body: true },
  });
  for (const { slug, body } of texts) {
    const article = articles.get(slug);
    if (article) article.body = body;
  }
  return articles;
}

/** The slugs in documents. */
interface References {
  /** Those of one kind, including those that the documents declare themselves. */
  of(kind: Kind): Set<string>;
  /** Articles that print spellings or titles, as the documents say. */
  printing: Set<string>;
}

function references(documents: readonly Document[]): References {
  const quotes = documents.flatMap(({ article }) => article?.quotes ?? []);
  const links = quotes.flatMap(({ chain }) => chain ?? []);
  const articles = documents.flatMap(({ article }) => article ?? []);
  const people = documents.flatMap((document) => document.people);
  const relations = documents.flatMap((document) => document.relations);
  const printing = people.flatMap(({ names, titles }) => [
    ...names.flatMap((name) => name.articles),
    ...titles.map(({ article }) => article),
  ]);
  /** Slugs in rows of other kinds, and those of the articles that articles supersede. */
  const elsewhere: { [OfKind in Kind]?: (string | null | undefined)[] } = {
    source: [
      ...articles.flatMap(({ source, credits }) => [source, ...credits.map((credit) => credit.source)]),
      ...links.map(({ source }) => source),
    ],
    person: links.map(({ person }) => person),
    claim: [
      ...relations.flatMap(({ subject, object }) => [subject, object]),
      ...quotes.flatMap(({ claims }) => claims.map(({ claim }) => claim)),
      ...articles.flatMap(({ appearances }) => appearances.map(({ claim }) => claim)),
    ],
    utterance: quotes.map(({ utterance }) => utteranceSlug(utterance)),
    article: [...articles.map(({ supersedes }) => supersedes), ...printing],
  };
  const declared = documents.flatMap(declaredRows);
  return {
    of(kind) {
      const own = declared.filter((row) => row.kind === kind);
      const slugs = [...own.flatMap(({ slug, above }) => [slug, above?.slug]), ...(elsewhere[kind] ?? [])];
      return new Set(slugs.flatMap((slug) => slug ?? []));
    },
    printing: new Set(printing),
  };
}
