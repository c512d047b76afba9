import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findAnchor } from '../server/document/anchor.rules.ts';
import type { ArticleDocument } from '../server/document/document.ts';
import { readFolder } from '../server/document/folder.ts';

const read = readFolder(fileURLToPath(new URL('../seeds', import.meta.url)));
const documents = read.documents.map(({ document }) => document);
const articles = documents.flatMap(({ article }) => article ?? []);

/** The printed texts, byte for byte. */
const TEXTS: Record<string, string> = {
  'anadolu-sommet-trump-poutine': '446acb6bc32a1fdc2281cb4ec0d471df82e4f92e6945770c3a082295a3f661c9',
  'coulisses-du-tete-a-tete': 'f40098015280d4679a6dfe64b55029df62c9eb4ba9939a16accd681f0917f3d7',
  'dossiers-du-sommet': '0810ba93a589411fbe106837e37bcc8de15d149cb7afab5f57be45c520a7b4ce',
  'rencontre-a-enchorage': 'ad1369d8fe0bd96f09c1e7cc0315ce84dbd5aac9226727d0a4e83fbf8fd5ae3e',
  'tater-le-terrain': 'd86c0d44c3479688960983b9236f21c4e7f8b5587c56a7104ea64fc5839e8d3e',
};

test('the texts are the printed ones, byte for byte', () => {
  expect(read.problems).toEqual([]);
  const hashes = articles.map(({ slug, body = '' }) => [
    slug,
    createHash('sha256').update(body).digest('hex'),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(TEXTS);
});

/** Where every quotation mark of a text stands, in code points: « » “ ” " ‘ with its ’, and '' for ". */
function marksOf(text: string): { at: number; mark: string }[] {
  const found: { at: number; mark: string }[] = [];
  const points = Array.from(text);
  let single = false;
  for (const [at, mark] of points.entries()) {
    if (mark === '‘') single = true;
    const closes = mark === '’' && single && !/\p{L}/u.test(points[at + 1] ?? '');
    if (closes) single = false;
    const pair = mark === "'" && (points[at + 1] === "'" || points[at - 1] === "'");
    if (/[«»“”"‘]/u.test(mark) || closes || pair) found.push({ at, mark });
  }
  return found;
}

/** Marks of an article that neither a quote nor its `marks` accounts for. */
function unaccounted({ body = '', quotes, marks }: ArticleDocument): string[] {
  const points = Array.from(body);
  const spans = [...quotes, ...marks].map((anchor) => {
    const found = findAnchor(body, anchor);
    if ('reason' in found) throw new Error(`${anchor.exact} ${found.reason}`);
    let { start, end } = found.span;
    // The marks themselves, the spaces just inside them and one more mark (« “ ... ” ») stand around a span.
    while (/[\s«“"‘']/u.test(points[start - 1] ?? '') && found.span.start - start < 3) start--;
    while (/[\s»”"’']/u.test(points[end] ?? '') && end - found.span.end < 3) end++;
    return { start, end };
  });
  return marksOf(body)
    .filter(({ at }) => !spans.some(({ start, end }) => start <= at && at < end))
    .map(({ at, mark }) => `${mark} at ${at}: ${points.slice(Math.max(0, at - 20), at + 30).join('')}`);
}

test.each(articles)('$slug: every quotation mark is in a quote or listed with its reason', (article) => {
  expect(marksOf(article.body ?? '').length).toBeGreaterThan(10);
  expect(unaccounted(article)).toEqual([]);
  const { quotes, marks } = article;
  // Taking any quote in marks away leaves marks that nothing accounts for: the account can fail.
  const direct = quotes.findIndex(({ type }) => type === 'DIRECT');
  if (direct >= 0)
    expect(unaccounted({ ...article, quotes: quotes.toSpliced(direct, 1), marks })).not.toEqual([]);
});

test('people, sources, claims and utterances are all referred to', () => {
  const links = articles.flatMap(({ quotes }) => quotes.flatMap(({ chain }) => chain));
  const rows = <Row>(of: (document: (typeof documents)[number]) => Row[]) => documents.flatMap(of);
  const people = rows(({ people }) => people);
  expect(
    people.filter(
      ({ names, titles }) => names.every(({ articles }) => articles.length === 0) && titles.length === 0,
    ),
  ).toEqual([]);
  const named = new Set([
    ...articles.flatMap(({ source, credits }) => [source, ...credits.map((credit) => credit.source)]),
    ...links.map(({ source }) => source),
  ]);
  expect(rows(({ source }) => source?.slug ?? []).filter((slug) => !named.has(slug))).toEqual([]);
  const claimed = new Set(
    articles.flatMap(({ quotes, appearances }) =>
      [...appearances, ...quotes.flatMap(({ claims }) => claims)].map(({ claim }) => claim),
    ),
  );
  const claims = rows(({ claims }) => claims).map(({ slug }) => slug);
  expect(claims.filter((slug) => !claimed.has(slug))).toEqual([]);
  expect(claims.length).toBeGreaterThanOrEqual(80);
  const uttered = new Set(articles.flatMap(({ quotes }) => quotes.map(({ utterance }) => utterance)));
  expect(rows(({ utterances }) => utterances).filter(({ slug }) => !uttered.has(slug))).toEqual([]);
});
