import { findAnchor } from '../../server/import/anchor.rules.ts';
import { anchorMessage } from '../../server/import/anchor-message.ts';
import { readFolder } from '../../server/import/folder.ts';
import type { Anchor, ArticleDocument, QuoteDocument } from '../../server/import/format.ts';
import { sliceCodePoints } from '../../server/text/text.ts';
import { projectFile } from './app.ts';

const { documents, problems: found } = readFolder(projectFile('seeds'));

/** What is wrong with the documents of the seeds. */
export const problems = found;

const rows = documents.map(({ document }) => document);
export const articles = rows.flatMap(({ article }) => article ?? []);
export const people = rows.flatMap((document) => document.people);
export const claims = rows.flatMap((document) => document.claims);
export const utterances = rows.flatMap((document) => document.utterances);
export const relations = rows.flatMap((document) => document.relations);
export const sources = rows.flatMap(({ source }) => source ?? []);
export const quotes = articles.flatMap((article) => article.quotes.map((quote) => ({ article, quote })));
export const links = quotes.flatMap(({ quote }) => quote.chain);

/** Spans in UTF-16 units, since the texts are searched as strings here. */
export interface Place {
  start: number;
  end: number;
}
export const bodyOf = (article: ArticleDocument) => article.body ?? '';

const places = new WeakMap<Anchor, Place>();

/** Where an anchor stands in its text. */
export function placeOf(article: ArticleDocument, anchor: Anchor): Place {
  const known = places.get(anchor);
  if (known) return known;
  const found = findAnchor(bodyOf(article), anchor);
  if (found.kind !== 'found') throw new Error(`${article.slug}: ${anchorMessage(anchor.exact, found)}`);
  const start = sliceCodePoints(bodyOf(article), 0, found.span.start).length;
  const place = { start, end: start + anchor.exact.length };
  places.set(anchor, place);
  return place;
}

/** Quotes that a reader would object to, by article and words. */
export const wrong = (
  objects: (article: ArticleDocument, quote: QuoteDocument, place: Place) => boolean | undefined,
) =>
  quotes
    .filter(({ article, quote }) => objects(article, quote, placeOf(article, quote)))
    .map(({ article, quote }) => `${article.slug}: ${quote.exact}`);
