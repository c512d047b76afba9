import { sha256 } from '../../text/sha256.ts';
import { countWords } from '../../text/text.ts';
import {
  day,
  dayText,
  sync,
  type Tally,
  type Transaction,
  type Wanted,
  type Writer,
} from '../../writes/sync.ts';
import type { AnchoredArticle } from '../anchor.ts';
import { idsBySlug } from '../import.sql.ts';
import { writeAppearances } from './appearances.ts';
import { writeQuotes } from './quotes.ts';
import { writeShingles } from './shingles.ts';

type WantedArticle = Wanted & { article: AnchoredArticle };

/**
 * Writes one article with everything in it: credits, quotes with their chains, appearances. Meant for one transaction, so
 * that an article is written whole or not at all.
 */
export async function writeArticle(
  tx: Transaction,
  writer: Writer,
  article: AnchoredArticle,
): Promise<Record<'articles' | 'quotes' | 'appearances', Tally>> {
  const { slug, supersedes } = article.document;
  const sourceOf = await sourceIds(tx, article);
  const older =
    supersedes === undefined
      ? null
      : await tx.article.findUniqueOrThrow({ where: { slug: supersedes }, select: { id: true } });
  const stored = await loadArticle(tx, slug);
  const wanted = new Map([[slug, { article, status: article.status, fields: fieldsOf(article) }]]);
  const data = ({ article: { document }, status }: WantedArticle) => ({
    headline: document.headline ?? null,
    language: document.language,
    genre: document.genre,
    byline: document.byline ?? null,
    datePublished: day(document.datePublished),
    publishedAt: document.publishedAt === undefined ? null : new Date(document.publishedAt),
    url: document.url ?? null,
    rights: document.rights ?? null,
    sourceId: document.source === undefined ? null : sourceOf(document.source),
    supersedesId: older?.id ?? null,
    status,
  });
  const credits = (articleId: string) =>
    article.document.credits.map(({ source, role }, position) => ({
      articleId,
      sourceId: sourceOf(source),
      role,
      position,
    }));

  const { ids, tally } = await sync<WantedArticle>(
    tx,
    { ...writer, complete: false },
    {
      type: 'ARTICLE',
      table: tx.article,
      async insert(rows) {
        await freeUniques(tx, article, older?.id);
        for (const { id, row } of rows) {
          const { body } = row.article;
          await tx.article.create({
            data: { id, slug, body, sha256: sha256(body), wordCount: countWords(body), ...data(row) },
          });
          await tx.credit.createMany({ data: credits(id) });
          await writeShingles(tx, id, body);
        }
      },
      async update(id, row, next) {
        await freeUniques(tx, article, older?.id);
        await tx.article.update({ where: { id }, data: { ...data(row), ...next } });
        await tx.credit.deleteMany({ where: { articleId: id } });
        await tx.credit.createMany({ data: credits(id) });
      },
    },
    wanted,
    stored,
  );
  const articleId = ids.get(slug) as string;
  const quotes = await writeQuotes(tx, writer, articleId, article, sourceOf);
  const appearances = await writeAppearances(tx, writer, articleId, article, quotes.idOf);
  return { articles: tally, quotes: quotes.tally, appearances };
}

async function sourceIds(
  tx: Transaction,
  { document, quotes }: AnchoredArticle,
): Promise<(slug: string) => string> {
  const slugs = [
    ...(document.source ? [document.source] : []),
    ...document.credits.map(({ source }) => source),
    ...quotes.flatMap(({ chain }) => chain.flatMap(({ source }) => source ?? [])),
  ];
  const ids = await idsBySlug(tx, 'source', slugs);
  return (slug) => ids.get(slug) as string;
}

/**
 * Frees a `url` from other articles that held it, its own versions aside, and a unique `supersedes`. This is safe: the
 * check proved that the holder is imported as well and has given it up.
 */
async function freeUniques(
  tx: Transaction,
  { status, document: { slug, url } }: AnchoredArticle,
  olderId: string | undefined,
): Promise<void> {
  const other = { slug: { not: slug } };
  if (olderId !== undefined && status !== 'REJECTED')
    await tx.article.updateMany({
      where: { supersedesId: olderId, status: { not: 'REJECTED' }, ...other },
      // Without its url as well: it is no version of the article any longer, whose url that may be.
      data: { supersedesId: null, url: null },
    });
  if (url === undefined) return;
  const versions = await tx.article.findMany({
    where: { OR: [{ slug }, { id: { in: olderId === undefined ? [] : [olderId] } }] },
    select: { id: true, newestId: true },
  });
  const newest = versions.map(({ id, newestId }) => newestId ?? id);
  const foreign = { id: { notIn: newest }, OR: [{ newestId: null }, { newestId: { notIn: newest } }] };
  await tx.article.updateMany({ where: { url, ...other, ...foreign }, data: { url: null } });
}

function fieldsOf({ document }: AnchoredArticle): Wanted['fields'] {
  return {
    headline: document.headline ?? null,
    language: document.language,
    genre: document.genre,
    byline: document.byline ?? null,
    datePublished: document.datePublished ?? null,
    publishedAt: document.publishedAt === undefined ? null : new Date(document.publishedAt).toISOString(),
    url: document.url ?? null,
    rights: document.rights ?? null,
    source: document.source ?? null,
    supersedes: document.supersedes ?? null,
    credits: document.credits.map(({ source, role }) => `${source} (${role})`).join('\n') || null,
  };
}

async function loadArticle(tx: Transaction, slug: string) {
  const row = await tx.article.findUnique({
    where: { slug },
    include: {
      source: { select: { slug: true } },
      supersedes: { select: { slug: true } },
      credits: { orderBy: { position: 'asc' }, include: { source: { select: { slug: true } } } },
    },
  });
  if (!row) return new Map();
  const fields = {
    headline: row.headline,
    language: row.language,
    genre: row.genre,
    byline: row.byline,
    datePublished: dayText(row.datePublished),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    url: row.url,
    rights: row.rights,
    source: row.source?.slug ?? null,
    supersedes: row.supersedes?.slug ?? null,
    credits: row.credits.map(({ source, role }) => `${source.slug} (${role})`).join('\n') || null,
  };
  return new Map([[slug, { id: row.id, version: row.version, status: row.status, fields }]]);
}
