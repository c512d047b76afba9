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
 * Gives quotes what they leave out, as the format says: a quote takes it over from the quote that it continues.
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
  // What a quote takes over comes from one that begins before it.
  for (const quote of quotes.toSorted((a, b) => a.start - b.start)) {
    const continues = done.get(earlier.get(quote) as Of) ?? null;
    const { chain, cue, utterance = continues?.utterance ?? null } = quote;
    const taken = chain === undefined ? continues?.cue : null;
    done.set(quote, {
      ...quote,
      utterance,
      chain: chain ?? continues?.chain ?? [],
      cue: cue === undefined ? (taken ?? null) : cue,
      continues,
    });
  }
  return quotes.map((quote) => done.get(quote) as CompletedQuote);
}
