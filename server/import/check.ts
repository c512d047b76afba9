import { sha256 } from '../text/sha256.ts';
import { type AnchoredArticle, anchorArticle } from './anchor.ts';
import { circleOf, versionsBefore } from './circle.rules.ts';
import type { ArticleDocument, Document, NamedDocument } from './format.ts';
import { declaredRows, type Kind, SHARED_KINDS } from './kinds.ts';
import type { Path, Problem } from './problem.ts';
import { type Mentions, Names, type Report } from './references.ts';
import type { Known } from './stored.ts';

/** A document in which every reference leads to a row and every span was found in the text. */
export interface CheckedDocument {
  document: Document;
  article: AnchoredArticle | null;
}

/** The documents to check, and what they are checked against. */
interface Check {
  documents: readonly NamedDocument[];
  known: Known;
  names: Names;
  reporter(document: NamedDocument): Report;
}

/**
 * Checks documents against each other, against their texts and against the database. It finds every problem before
 * anything is written: references, circles, spans, spellings, titles and rows that are given twice.
 *
 * @param documents may refer to each other in any order
 * @param known the stored rows that the documents refer to
 * @param unread the slugs that documents mention which could not be read: a reference to one of them is no problem, because
 *   such a document may have the row
 * @returns the checked documents, or all problems of all of them
 */
export function checkDocuments(
  documents: readonly NamedDocument[],
  known: Known,
  unread: Mentions = new Set(),
): { documents: CheckedDocument[] } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const names = new Names(known, unread);
  const reporter =
    ({ name }: NamedDocument): Report =>
    (path, message) =>
      problems.push({ document: name, path, message });
  for (const named of documents) names.declare(named, reporter(named));
  const checked = documents.map((named): CheckedDocument => {
    const { document } = named;
    const report = reporter(named);
    checkRows(document, names, report);
    const { article, status } = document;
    return { document, article: article ? anchorArticle(article, status, names, report) : null };
  });
  const check: Check = { documents, known, names, reporter };
  checkRelations(check);
  checkBelonging(check);
  checkSuccession(check);
  checkTexts(check);
  return problems.length > 0 ? { problems } : { documents: checked };
}

function checkRows(document: Document, names: Names, report: Report): void {
  const { source, people } = document;
  names.require('source', source?.parent, ['source', 'parent'], report);
  checkSpellings(source?.names ?? [], ['source', 'names'], report);
  people.forEach((person, i) => {
    names.require('person', person.affiliation, ['people', i, 'affiliation'], report);
    checkSpellings(person.names, ['people', i, 'names'], report);
    person.names.forEach((name, j) => {
      name.articles.forEach((article, k) => {
        checkPrinted(name.name, article, ['people', i, 'names', j, 'articles', k], names, report);
      });
    });
    person.titles.forEach(({ title, article }, j) => {
      checkPrinted(title, article, ['people', i, 'titles', j], names, report);
    });
  });
}

function checkSpellings(names: readonly { name: string }[], path: Path, report: Report): void {
  names.forEach(({ name }, i) => {
    if (names.findIndex((other) => other.name === name) < i)
      report([...path, i], `the spelling "${name}" is given twice`);
  });
}

function checkPrinted(words: string, article: string, path: Path, names: Names, report: Report): void {
  names.require('article', article, path, report);
  const body = names.body(article);
  if (body !== undefined && !body.includes(words)) report(path, `"${words}" is not printed in "${article}"`);
}

function checkRelations({ documents, names, reporter }: Check): void {
  const seen = new Set<string>();
  for (const named of documents) {
    const report = reporter(named);
    named.document.relations.forEach(({ subject, object, type }, i) => {
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

/** No row belongs to itself, directly or through others of its kind. */
function checkBelonging({ documents, known, reporter }: Check): void {
  const above = new Map<string, string | null | undefined>();
  const key = (kind: Kind, slug: string) => `${kind}:${slug}`;
  for (const kind of SHARED_KINDS) {
    for (const [slug, other] of known[kind]) above.set(key(kind, slug), other);
  }
  const rows = documents.flatMap((named) =>
    declaredRows(named.document).map((row) => ({ ...row, report: reporter(named) })),
  );
  for (const row of rows) above.set(key(row.kind, row.slug), row.above?.slug);
  for (const { kind, slug, path, above: own, report } of rows) {
    const circle = own && circleOf(slug, (other) => above.get(key(kind, other)));
    if (!circle) continue;
    const reason =
      circle.length === 2
        ? `"${slug}" belongs to itself`
        : `these belong to each other in a circle: ${circle.join(', ')}`;
    report([...path, own.field], reason);
  }
}

/**
 * An article replaces at most one other and, refused ones aside, is replaced by at most one other: two corrections of one
 * text would both count. No article replaces itself, directly or through others.
 */
function checkSuccession(check: Check): void {
  const { documents, known, reporter } = check;
  const older = successionOf(check);
  const statuses = new Map([...known.article].map(([slug, { status }]) => [slug, status]));
  for (const { document } of documents) {
    const { article, status } = document;
    if (article) statuses.set(article.slug, article.status ?? status);
  }
  const counts = (slug: string) => statuses.get(slug) !== 'REJECTED';
  for (const [article, report] of articlesOf(documents, reporter)) {
    const path = ['article', 'supersedes'];
    const circle = circleOf(article.slug, (slug) => older.get(slug));
    if (circle?.length === 2) report(path, `"${article.slug}" supersedes itself`);
    else if (circle) report(path, `these articles supersede each other in a circle: ${circle.join(', ')}`);
    if (article.supersedes === undefined || !counts(article.slug)) continue;
    const rivals = [...older].filter(
      ([slug, old]) => old === article.supersedes && slug !== article.slug && counts(slug),
    );
    for (const [rival] of rivals)
      report(
        path,
        `"${article.supersedes}" is superseded by "${rival}", too: let one of the two supersede the other, or give one the status REJECTED`,
      );
  }
}

/** The article that each article supersedes, by their slugs, once the documents are imported. */
function successionOf({ documents, known }: Check): Map<string, string | null | undefined> {
  const older = new Map<string, string | null | undefined>(
    [...known.article].map(([slug, { supersedes }]) => [slug, supersedes]),
  );
  for (const { document } of documents) {
    if (document.article) older.set(document.article.slug, document.article.supersedes);
  }
  return older;
}

/**
 * A source prints a text once, and a url belongs to the versions of one article. Texts of unknown sources count as those
 * of one source. A stored text never changes.
 */
function checkTexts(check: Check): void {
  const { documents, known, reporter } = check;
  const older = successionOf(check);
  const firstOf = (slug: string) => versionsBefore(slug, older).at(-1);
  const own = [...articlesOf(documents, reporter)];
  const given = new Map(own.map(([article]) => [article.slug, article.source ?? null]));
  const sourceOf = (slug: string) =>
    given.has(slug) ? given.get(slug) : (known.article.get(slug)?.source ?? null);
  const hashes = new Map(own.map(([article]) => [article.slug, sha256(article.body ?? '')]));
  const urls = new Map([...known.article].map(([slug, { url }]) => [slug, url ?? undefined]));
  for (const [article] of own) urls.set(article.slug, article.url);
  for (const [{ slug, body, url }, report] of own) {
    const path = ['article', 'slug'];
    const hash = hashes.get(slug);
    if (body === undefined) report(['article', 'file'], 'the text beside the document is missing');
    for (const [other, { sha256: stored }] of known.article) {
      if (other !== slug && stored === hash && sourceOf(other) === sourceOf(slug))
        report(path, `the text of "${slug}" is already stored as "${other}", of the same source`);
      if (other === slug && stored !== hash)
        report(
          path,
          `the text of "${slug}" has changed, and stored texts never do: give the new text a slug of its own and supersedes: ${slug}`,
        );
    }
    for (const [other, same] of hashes) {
      if (other !== slug && same === hash && !known.article.has(other) && sourceOf(other) === sourceOf(slug))
        report(path, `the text of "${other}" is the same, and so is its source`);
    }
    for (const [other, same] of urls) {
      if (url !== undefined && other !== slug && same === url && firstOf(other) !== firstOf(slug))
        report(
          ['article', 'url'],
          `this is the url of "${other}", too: only versions of one article share a url, so one of the two must supersede the other`,
        );
    }
  }
}

function* articlesOf(
  documents: readonly NamedDocument[],
  reporter: Check['reporter'],
): Generator<[ArticleDocument, Report]> {
  for (const named of documents) {
    if (named.document.article) yield [named.document.article, reporter(named)];
  }
}
