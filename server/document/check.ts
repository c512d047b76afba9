import { findAnchor, type Span } from './anchor.rules.ts';
import type { ArticleDocument, Document, QuoteDocument } from './document.ts';
import type { LocatedDocument, Problem } from './read.ts';

/** The slugs a document may refer to beside its own: those that are stored already. */
export interface Known {
  sources: ReadonlySet<string>;
  people: ReadonlySet<string>;
  claims: ReadonlySet<string>;
  utterances: ReadonlySet<string>;
  /** Stored articles, with their bodies: a spelling or title that refers to one is searched for there. */
  articles: ReadonlyMap<string, string>;
}

/** A quote with its span found. */
export type AnchoredQuote = QuoteDocument & Span;
/** An appearance with its span found; `quote` is the one it appears through, null: the outlet's own voice. */
export interface AnchoredAppearance extends Span {
  claim: string;
  stance: ArticleDocument['appearances'][number]['stance'];
  status: ArticleDocument['status'];
  exact: string;
  quote: AnchoredQuote | null;
}
/** An article whose every span is found. */
export interface AnchoredArticle {
  document: ArticleDocument;
  body: string;
  status: Document['status'];
  quotes: AnchoredQuote[];
  appearances: AnchoredAppearance[];
}
/** Documents after every reference is resolved and every span is found. */
export interface Checked {
  documents: Document[];
  articles: AnchoredArticle[];
}

type Report = (path: readonly PropertyKey[], reason: string) => void;
type Kind = 'source' | 'person' | 'claim' | 'utterance' | 'article';

/**
 * Checks documents against each other, against the texts and against what is stored. Nothing is written here, and
 * nothing is left to find out while writing: references, spans, spellings, titles, double rows.
 *
 * @param documents what was read; they may refer to each other in any order
 * @param known what is stored
 * @returns the checked documents, or all problems of all of them
 */
export function checkDocuments(documents: LocatedDocument[], known: Known): Checked | Problem[] {
  const problems: Problem[] = [];
  const names = new Names(known);
  const reporter =
    (located: LocatedDocument): Report =>
    (path, reason) =>
      problems.push({ file: located.file, line: located.line(path), reason: `${path.join('.')}: ${reason}` });

  for (const located of documents) names.declare(located, reporter(located));
  const articles: AnchoredArticle[] = [];
  for (const located of documents) {
    const report = reporter(located);
    checkRows(located.document, names, report);
    const { article } = located.document;
    if (article) articles.push(anchorArticle(article, located.document.status, names, report));
  }
  checkRelations(documents, names, reporter);
  return problems.length > 0 ? problems : { documents: documents.map(({ document }) => document), articles };
}

/** Which slugs exist, in the documents and in the database. */
class Names {
  readonly #declared: Record<Kind, Set<string>>;
  readonly #own = new Set<string>();
  readonly #bodies: Map<string, string>;

  constructor(known: Known) {
    this.#bodies = new Map(known.articles);
    this.#declared = {
      source: new Set(known.sources),
      person: new Set(known.people),
      claim: new Set(known.claims),
      utterance: new Set(known.utterances),
      article: new Set(known.articles.keys()),
    };
  }

  declare({ document }: LocatedDocument, report: Report): void {
    const add = (kind: Kind, slug: string, path: PropertyKey[]) => {
      if (this.#own.has(`${kind}:${slug}`)) report(path, `the ${kind} "${slug}" is given twice`);
      this.#own.add(`${kind}:${slug}`);
      this.#declared[kind].add(slug);
    };
    if (document.source) add('source', document.source.slug, ['source', 'slug']);
    document.people.forEach((row, i) => add('person', row.slug, ['people', i, 'slug']));
    document.claims.forEach((row, i) => add('claim', row.slug, ['claims', i, 'slug']));
    document.utterances.forEach((row, i) => add('utterance', row.slug, ['utterances', i, 'slug']));
    if (document.article) {
      add('article', document.article.slug, ['article', 'slug']);
      this.#bodies.set(document.article.slug, document.article.body ?? '');
    }
  }

  /** Reports a reference to nothing. */
  require(kind: Kind, slug: string | undefined, path: PropertyKey[], report: Report): void {
    if (slug !== undefined && !this.#declared[kind].has(slug)) report(path, `there is no ${kind} "${slug}"`);
  }

  body(article: string): string | undefined {
    return this.#bodies.get(article);
  }
}

function checkRows(document: Document, names: Names, report: Report): void {
  names.require('source', document.source?.parent, ['source', 'parent'], report);
  document.people.forEach((person, i) => {
    names.require('person', person.affiliation, ['people', i, 'affiliation'], report);
    person.names.forEach((name, j) => {
      name.articles.forEach((article, k) => {
        checkPrinted(name.name, article, ['people', i, 'names', j, 'articles', k], names, report);
      });
      if (person.names.findIndex((other) => other.name === name.name) < j) {
        report(['people', i, 'names', j], `the spelling "${name.name}" is given twice`);
      }
    });
    person.titles.forEach(({ title, article }, j) => {
      checkPrinted(title, article, ['people', i, 'titles', j], names, report);
    });
  });
}

function checkPrinted(
  words: string,
  article: string,
  path: PropertyKey[],
  names: Names,
  report: Report,
): void {
  const body = names.body(article);
  if (body === undefined) report(path, `there is no article "${article}"`);
  else if (!body.includes(words)) report(path, `"${words}" is not printed in "${article}"`);
}

function anchorArticle(
  article: ArticleDocument,
  status: Document['status'],
  names: Names,
  report: Report,
): AnchoredArticle {
  const body = article.body ?? '';
  names.require('source', article.source, ['article', 'source'], report);
  names.require('article', article.supersedes, ['article', 'supersedes'], report);
  article.credits.forEach(({ source }, i) =>
    names.require('source', source, ['article', 'credits', i, 'source'], report),
  );
  for (const field of ['headline', 'byline'] as const) {
    const words = article[field];
    if (words !== undefined && !body.includes(words))
      report(['article', field], `"${words}" is not printed in the text`);
  }
  article.marks.forEach((mark, i) => {
    const found = findAnchor(body, mark);
    if ('reason' in found) report(['article', 'marks', i, 'exact'], `"${mark.exact}" ${found.reason}`);
  });
  const once = new Map<string, true>();
  const spanOf = (
    anchor: { exact: string; prefix?: string | undefined; suffix?: string | undefined },
    path: PropertyKey[],
    kind: string,
  ) => {
    const found = findAnchor(body, anchor);
    if ('reason' in found) {
      report([...path, 'exact'], `"${anchor.exact}" ${found.reason}`);
      return null;
    }
    const key = `${kind} ${found.span.start}-${found.span.end}`;
    if (once.has(key)) report([...path, 'exact'], `"${anchor.exact}" is given twice as ${kind}`);
    once.set(key, true);
    return found.span;
  };

  const quotes: AnchoredQuote[] = [];
  const appearances: AnchoredAppearance[] = [];
  article.quotes.forEach((quote, i) => {
    const path = ['article', 'quotes', i];
    checkChain(quote, path, body, names, report);
    const span = spanOf(quote, path, quote.type);
    if (!span) return;
    const anchored = { ...quote, ...span };
    quotes.push(anchored);
    quote.claims.forEach(({ claim, stance, status }, j) => {
      names.require('claim', claim, [...path, 'claims', j, 'claim'], report);
      const key = `appearance of ${claim} ${span.start}-${span.end}`;
      if (once.has(key)) report([...path, 'claims', j], `the claim "${claim}" is given twice for this span`);
      once.set(key, true);
      appearances.push({
        claim,
        stance,
        status: status ?? quote.status,
        exact: quote.exact,
        ...span,
        quote: anchored,
      });
    });
  });
  article.appearances.forEach((appearance, i) => {
    const path = ['article', 'appearances', i];
    names.require('claim', appearance.claim, [...path, 'claim'], report);
    const span = spanOf(appearance, path, `appearance of ${appearance.claim}`);
    if (span) appearances.push({ ...appearance, ...span, status: appearance.status, quote: null });
  });
  return { document: article, body, status: article.status ?? status, quotes, appearances };
}

function checkChain(
  quote: QuoteDocument,
  path: PropertyKey[],
  body: string,
  names: Names,
  report: Report,
): void {
  names.require('utterance', quote.utterance, [...path, 'utterance'], report);
  if (quote.cue !== undefined && !body.includes(quote.cue))
    report([...path, 'cue'], `"${quote.cue}" is not printed in the text`);
  quote.chain.forEach((link, i) => {
    const at = [...path, 'chain', i];
    names.require('person', link.person, [...at, 'person'], report);
    names.require('source', link.source, [...at, 'source'], report);
    if (!body.includes(link.exact)) report([...at, 'exact'], `"${link.exact}" is not printed in the text`);
    const first = quote.chain.findIndex((other) => other.role === 'SPEAKER' && other.person === link.person);
    if (link.role === 'SPEAKER' && link.person && first < i)
      report(at, `the speaker "${link.person}" is given twice`);
  });
}

function checkRelations(
  documents: LocatedDocument[],
  names: Names,
  reporter: (located: LocatedDocument) => Report,
): void {
  const seen = new Set<string>();
  for (const located of documents) {
    const report = reporter(located);
    located.document.relations.forEach(({ subject, object, type }, i) => {
      names.require('claim', subject, ['relations', i, 'subject'], report);
      names.require('claim', object, ['relations', i, 'object'], report);
      if (subject === object) report(['relations', i], `the claim "${subject}" is related to itself`);
      const ends = type === 'ENTAILS' ? [subject, object] : [subject, object].sort();
      const key = [...ends, type].join(' ');
      if (seen.has(key))
        report(['relations', i], `the relation ${type} of "${subject}" and "${object}" is given twice`);
      seen.add(key);
    });
  }
}
