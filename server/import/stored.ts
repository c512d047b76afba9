import type { TrackedType } from '../generated/prisma/enums.ts';
import { sha256 } from '../text/sha256.ts';
import { type Transaction, touchedByOthers, type Writer } from '../writes/sync.ts';
import type { Document } from './format.ts';

/** The stored rows that documents refer to, by slug. */
export interface Known {
  /** The slug of the source that each source belongs to. */
  sources: ReadonlyMap<string, string | null>;
  /** The slug of the organisation that each person belongs to. */
  people: ReadonlyMap<string, string | null>;
  claims: ReadonlySet<string>;
  utterances: ReadonlySet<string>;
  articles: ReadonlyMap<string, KnownArticle>;
}

/** The fields of a stored article that documents are checked against. */
interface KnownArticle {
  sha256: string;
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
  const kept = async <Row extends { id: string; slug: string }>(type: TrackedType, rows: Row[]) => {
    if (!writer.complete) return rows;
    const ids = rows.map(({ id }) => id);
    const touched = await touchedByOthers(tx, writer, type, ids);
    return rows.filter(({ id }) => touched.has(id));
  };
  const select = { id: true, slug: true } as const;
  const within = (slugs: Iterable<string>) => ({ slug: { in: [...slugs] } });

  const sources = await follow(named.sources, async (slugs) => {
    const parent = { select: { slug: true } };
    const rows = await tx.source.findMany({ where: within(slugs), select: { ...select, parent } });
    return (await kept('SOURCE', rows)).map(({ slug, parent }) => [slug, parent?.slug ?? null]);
  });
  const people = await follow(named.people, async (slugs) => {
    const affiliation = { select: { slug: true } };
    const rows = await tx.person.findMany({ where: within(slugs), select: { ...select, affiliation } });
    return (await kept('PERSON', rows)).map(({ slug, affiliation }) => [slug, affiliation?.slug ?? null]);
  });
  const claims = await tx.claim.findMany({ where: within(named.claims), select });
  const utterances = await tx.utterance.findMany({ where: within(named.utterances), select });
  return {
    sources,
    people,
    claims: new Set((await kept('CLAIM', claims)).map(({ slug }) => slug)),
    utterances: new Set((await kept('UTTERANCE', utterances)).map(({ slug }) => slug)),
    articles: await loadArticles(tx, documents, named),
  };
}

/** Loads rows, then the rows that these refer to, and so on until there are no more. */
async function follow(
  slugs: ReadonlySet<string>,
  load: (slugs: string[]) => Promise<(readonly [string, string | null])[]>,
): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const asked = new Set<string>();
  for (let next = [...slugs]; next.length > 0; ) {
    for (const slug of next) asked.add(slug);
    const rows = await load(next);
    for (const [slug, other] of rows) found.set(slug, other);
    next = [...new Set(rows.flatMap(([, other]) => other ?? []))].filter((slug) => !asked.has(slug));
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
  const select = { slug: true, sha256: true, url: true, supersedes: slugOf, source: slugOf } as const;
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
  await follow(new Set([...named.articles, ...before]), async (slugs) => {
    const rows = await tx.article.findMany({ where: { slug: { in: slugs } }, select });
    rows.forEach(add);
    return rows.map(({ slug, supersedes }) => [slug, supersedes?.slug ?? null]);
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

interface References {
  sources: Set<string>;
  people: Set<string>;
  claims: Set<string>;
  utterances: Set<string>;
  articles: Set<string>;
  /** Articles that print spellings or titles, as the documents say. */
  printing: Set<string>;
}

/** Every slug in the documents, including the slugs that they declare themselves. */
function references(documents: readonly Document[]): References {
  const quotes = documents.flatMap(({ article }) => article?.quotes ?? []);
  const links = quotes.flatMap(({ chain }) => chain ?? []);
  const articles = documents.flatMap(({ article }) => article ?? []);
  const people = documents.flatMap((document) => document.people);
  const printing = people.flatMap(({ names, titles }) => [
    ...names.flatMap((name) => name.articles),
    ...titles.map(({ article }) => article),
  ]);
  const set = (...slugs: (string | null | undefined)[][]) =>
    new Set(slugs.flat().flatMap((slug) => slug ?? []));
  return {
    sources: set(
      documents.flatMap(({ source }) => [source?.slug, source?.parent]),
      articles.flatMap(({ source, credits }) => [source, ...credits.map((credit) => credit.source)]),
      links.map(({ source }) => source),
    ),
    people: set(
      people.flatMap(({ slug, affiliation }) => [slug, affiliation]),
      links.map(({ person }) => person),
    ),
    claims: set(
      documents.flatMap(({ claims, relations }) => [
        ...claims.map(({ slug }) => slug),
        ...relations.flatMap(({ subject, object }) => [subject, object]),
      ]),
      quotes.flatMap(({ claims }) => claims.map(({ claim }) => claim)),
      articles.flatMap(({ appearances }) => appearances.map(({ claim }) => claim)),
    ),
    utterances: set(
      documents.flatMap(({ utterances }) => utterances.map(({ slug }) => slug)),
      quotes.map(({ utterance }) => utterance),
    ),
    articles: set(
      articles.flatMap(({ slug, supersedes }) => [slug, supersedes]),
      printing,
    ),
    printing: set(printing),
  };
}
