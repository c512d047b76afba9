import { findAnchor } from '../../server/import/anchor.rules.ts';
import { anchorMessage } from '../../server/import/anchor-message.ts';
import { checkDocuments } from '../../server/import/check.ts';
import type { CompletedQuote } from '../../server/import/completed.rules.ts';
import { readFolder } from '../../server/import/folder.ts';
import type { Anchor, ArticleDocument } from '../../server/import/format.ts';
import { rowsAt } from '../../server/import/rows/wanted.ts';
import { sliceCodePoints } from '../../server/text/text.ts';
import { projectFile } from './app.ts';

const { documents, problems: found } = readFolder(projectFile('seeds'));

const nothing = new Map();
const known = { source: nothing, person: nothing, claim: nothing, utterance: nothing, article: nothing };
const checked = checkDocuments(documents, known);

/** What is wrong with the documents of the seeds. */
export const problems = [...found, ...('problems' in checked ? checked.problems : [])];

/** An article of the seeds, whose quotes have all that the documents leave out. */
export type SeedArticle = Omit<ArticleDocument, 'quotes'> & { quotes: SeedQuote[] };
export type SeedQuote = CompletedQuote;

const rows = documents.map(({ document }) => document);
export const articles = ('documents' in checked ? checked.documents : []).flatMap(
  ({ article }): SeedArticle[] => (article ? [{ ...article.document, quotes: article.quotes }] : []),
);
export const people = rows.flatMap((document) => document.people);
export const claims = rows.flatMap((document) => document.claims);
export const utterances = rows.flatMap((document) => rowsAt(document, 'utterances').map(({ row }) => row));
export const relations = rows.flatMap((document) => document.relations);
export const sources = rows.flatMap(({ source }) => source ?? []);
export const quotes = articles.flatMap((article) => article.quotes.map((quote) => ({ article, quote })));
export const links = quotes.flatMap(({ quote }) => quote.chain);

/** Spans in UTF-16 units, since the texts are searched as strings here. */
export interface Place {
  start: number;
  end: number;
}
export const bodyOf = (article: Pick<ArticleDocument, 'body'>) => article.body ?? '';

const places = new WeakMap<Anchor, Place>();

/** Where an anchor stands in its text. */
export function placeOf(article: SeedArticle, anchor: Anchor): Place {
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
  objects: (article: SeedArticle, quote: SeedQuote, place: Place) => boolean | undefined,
) =>
  quotes
    .filter(({ article, quote }) => objects(article, quote, placeOf(article, quote)))
    .map(({ article, quote }) => `${article.slug}: ${quote.exact}`);
