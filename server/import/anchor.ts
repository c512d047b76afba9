import { asPrinted, findAnchor, type Span } from './anchor.rules.ts';
import { absentMessage, anchorMessage, edgeMessage } from './anchor-message.ts';
import { type CompletedQuote, completedQuotes, utteranceSlug } from './completed.rules.ts';
import { continuedQuotes } from './continued.rules.ts';
import type { Anchor, ArticleDocument, Document, QuoteDocument } from './format.ts';
import type { Path } from './problem.ts';
import type { Names, Report } from './references.ts';

/** A quote whose span was found, with all that it leaves out. */
export type AnchoredQuote = CompletedQuote;
/** An appearance whose span was found. `quote` is the quote whose speaker takes the stance; null: the outlet takes it in its own voice. */
export interface AnchoredAppearance extends Span {
  claim: string;
  stance: ArticleDocument['appearances'][number]['stance'];
  status: ArticleDocument['status'];
  exact: string;
  quote: AnchoredQuote | null;
}
/** An article with its quotes and appearances, whose spans were found. */
export interface AnchoredArticle {
  document: ArticleDocument;
  body: string;
  status: Document['status'];
  quotes: AnchoredQuote[];
  appearances: AnchoredAppearance[];
}

/** Checks an article against its text and finds its spans. A quote or an appearance without a span is reported and left out. */
export function anchorArticle(
  article: ArticleDocument,
  status: Document['status'],
  names: Names,
  report: Report,
): AnchoredArticle {
  const body = article.body ?? '';
  checkArticle(article, body, names, report);
  const once = new Set<string>();
  const spanOf = (anchor: Anchor, path: Path, kind: string) => {
    if (anchor.exact !== anchor.exact.trim()) {
      report([...path, 'exact'], edgeMessage(anchor.exact));
      return null;
    }
    const found = findAnchor(body, anchor);
    if (found.kind !== 'found') {
      report([...path, 'exact'], anchorMessage(anchor.exact, found));
      return null;
    }
    const key = `${kind} ${found.span.start}-${found.span.end}`;
    if (once.has(key)) report([...path, 'exact'], `"${anchor.exact}" is given twice as ${kind}`);
    once.add(key);
    return { ...found.span, exact: found.exact };
  };

  const found: (QuoteDocument & Span & { path: Path })[] = [];
  article.quotes.forEach((quote, i) => {
    const path = ['article', 'quotes', i];
    const printed = checkChain(quote, path, body, names, report);
    quote.claims.forEach(({ claim }, j) =>
      names.require('claim', claim, [...path, 'claims', j, 'claim'], report),
    );
    const span = spanOf(quote, path, quote.type);
    if (span) found.push({ ...quote, ...printed, ...span, path });
  });
  const { earlier, problems } = continuedQuotes(found, body);
  for (const [{ path }, message] of problems) report([...path, 'continues'], message);
  const quotes = completedQuotes(found, earlier);
  const appearances = found.flatMap(({ claims, path, start, end, exact, ...quote }, i) =>
    claims.map(({ claim, stance, status }, j): AnchoredAppearance => {
      const key = `appearance of ${claim} ${start}-${end}`;
      if (once.has(key)) report([...path, 'claims', j], `the claim "${claim}" is given twice for this span`);
      once.add(key);
      return {
        ...{ claim, stance, exact, start, end },
        status: status ?? quote.status,
        quote: quotes[i] as AnchoredQuote,
      };
    }),
  );
  article.appearances.forEach((appearance, i) => {
    const path = ['article', 'appearances', i];
    names.require('claim', appearance.claim, [...path, 'claim'], report);
    const span = spanOf(appearance, path, `appearance of ${appearance.claim}`);
    if (span) appearances.push({ ...appearance, ...span, status: appearance.status, quote: null });
  });
  return { document: article, body, status: article.status ?? status, quotes, appearances };
}

function checkArticle(article: ArticleDocument, body: string, names: Names, report: Report): void {
  names.require('source', article.source, ['article', 'source'], report);
  names.require('article', article.supersedes, ['article', 'supersedes'], report);
  article.credits.forEach(({ source, role }, i) => {
    names.require('source', source, ['article', 'credits', i, 'source'], report);
    if (article.credits.findIndex((other) => other.source === source && other.role === role) < i)
      report(['article', 'credits', i], `the credit of "${source}" as ${role} is given twice`);
  });
  for (const field of ['headline', 'byline'] as const) {
    const words = article[field];
    if (words !== undefined && !body.includes(words)) report(['article', field], absentMessage(body, words));
  }
  article.marks.forEach((mark, i) => {
    const found = findAnchor(body, mark);
    if (found.kind !== 'found') report(['article', 'marks', i, 'exact'], anchorMessage(mark.exact, found));
  });
}

/** Checks the chain and the cue of a quote, and returns them as they are printed. */
function checkChain(
  quote: QuoteDocument,
  path: Path,
  body: string,
  names: Names,
  report: Report,
): Pick<QuoteDocument, 'chain' | 'cue'> {
  names.require('utterance', utteranceSlug(quote.utterance) ?? undefined, [...path, 'utterance'], report);
  const printed = (words: string, at: Path): string => {
    const found = asPrinted(body, words);
    if (found === undefined) report(at, absentMessage(body, words));
    return found ?? words;
  };
  const speakers = new Set<string>();
  const chain = quote.chain?.map((link, i) => {
    const { role, exact, person, source } = link;
    const at = [...path, 'chain', i];
    names.require('person', person, [...at, 'person'], report);
    names.require('source', source, [...at, 'source'], report);
    const party = person ?? source;
    const key = `${person ? 'person' : 'source'} ${party}`;
    if (role === 'SPEAKER' && party !== undefined) {
      if (speakers.has(key)) report(at, `the speaker "${party}" is given twice`);
      speakers.add(key);
    }
    return { ...link, exact: printed(exact, [...at, 'exact']) };
  });
  const cue = typeof quote.cue === 'string' ? printed(quote.cue, [...path, 'cue']) : quote.cue;
  return { chain, cue };
}
