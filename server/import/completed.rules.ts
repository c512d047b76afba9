import type { Span } from './anchor.rules.ts';
import type { LinkDocument, QuoteDocument } from './format.ts';

/** A quote of a document, and its span. */
type Quote = QuoteDocument & Span;

/** A quote with all that it leaves out. Null: there is none. */
export type CompletedQuote = Omit<QuoteDocument, 'chain' | 'cue' | 'utterance' | 'continues'> &
  Span & {
    chain: readonly LinkDocument[];
    cue: string | null;
    utterance: string | null;
    /** The quote that it continues. */
    continues: CompletedQuote | null;
  };

/**
 * Gives quotes what they leave out, as the format says: from the quote that they continue, or else from the one around them.
 *
 * @param quotes of one document
 * @param earlier the quote that a quote continues
 * @returns the quotes in the same order
 */
export function completedQuotes<Of extends Quote>(
  quotes: readonly Of[],
  earlier: ReadonlyMap<Of, Of>,
): CompletedQuote[] {
  const done = new Map<Of, CompletedQuote>();
  const open: Of[] = [];
  // Whatever a quote takes comes from one that begins before it, or with it and is longer.
  for (const quote of quotes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= quote.start) open.pop();
    const around = open.findLast(
      ({ start, end }) => end > quote.end || (end === quote.end && start < quote.start),
    );
    open.push(quote);
    const continues = done.get(earlier.get(quote) as Of) ?? null;
    const own = quote.chain !== undefined;
    const from = continues ?? (around && !own ? done.get(around) : undefined);
    const { chain = from?.chain ?? [], cue = (own ? null : from?.cue) ?? null } = quote;
    const { utterance = from?.utterance ?? null } = quote;
    done.set(quote, { ...quote, chain, cue, utterance: utteranceSlug(utterance), continues });
  }
  return quotes.map((quote) => done.get(quote) as CompletedQuote);
}

/** The slug of an utterance that is named or given. */
export function utteranceSlug(utterance: QuoteDocument['utterance']): string | null {
  return typeof utterance === 'object' ? (utterance?.slug ?? null) : (utterance ?? null);
}
