import { plainTypography } from '../text/typography.rules.ts';
import type { Span } from './anchor.rules.ts';
import { utteranceSlug } from './completed.rules.ts';
import type { QuoteDocument } from './format.ts';

/** A quote of a document, and its span. */
type Quote = QuoteDocument & Span;

/** Which quotes continue which, and what is wrong with those that say so. */
interface Continued<Of> {
  /** The quote that a quote continues. */
  earlier: Map<Of, Of>;
  problems: Map<Of, string>;
}

/**
 * Finds for each quote the one that it continues.
 *
 * A quote that does not say so continues the one before if both are whole sentences or clauses in marks, print one
 * utterance, and stand in one sentence of the text (« Nous partirons », dit-elle, « et nous reviendrons »): quotes of one
 * utterance print the same words again, unless they are parts of one sentence.
 *
 * @param quotes of one document
 * @param body the text of its article
 */
export function continuedQuotes<Of extends Quote>(quotes: readonly Of[], body: string): Continued<Of> {
  const earlier = new Map<Of, Of>();
  const problems = new Map<Of, string>();
  const taken = new Set<Of>();
  for (const quote of quotes) {
    if (typeof quote.continues !== 'string') continue;
    const words = quote.continues;
    const found = nearest(
      quotes.filter(
        ({ exact, end }) => end <= quote.start && plainTypography(exact) === plainTypography(words),
      ),
      quote.type,
    );
    if (!found) problems.set(quote, `no quote with the words "${words}" is printed before`);
    else if (taken.has(found)) problems.set(quote, `"${words}" is continued by another quote`);
    else {
      taken.add(found);
      earlier.set(quote, found);
    }
  }
  const inOrder = quotes
    .filter(({ type }) => type === 'DIRECT')
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const codePoints = Array.from(body);
  inOrder.forEach((quote, i) => {
    const last = inOrder[i - 1];
    const { continues, start } = quote;
    const utterance = utteranceSlug(quote.utterance);
    if (continues !== undefined || utterance === null) return;
    if (!last || utteranceSlug(last.utterance) !== utterance || last.end > start || taken.has(last)) return;
    if (!inOneSentence(last.exact, codePoints.slice(last.end, start))) return;
    taken.add(last);
    earlier.set(quote, last);
  });
  return { earlier, problems };
}

/** The last of these quotes, which all stand before another. Of those with one span, the one of the other's type. */
function nearest<Of extends Quote>(quotes: readonly Of[], type: string): Of | undefined {
  return quotes.toSorted((a, b) => b.end - a.end || Number(b.type === type) - Number(a.type === type))[0];
}

/** The most characters of the words that interrupt a sentence. */
const INTERRUPTION = 200;
/** What ends a sentence, and marks that close or open behind it. */
const STOP = /[.!?…。！？։؟।።][\s"'’‘\p{Pi}\p{Pf}\p{Ps}\p{Pe}]*$/u;
/** The same in front of a reporter's words. */
const STOPPED = /^[\s"'’\p{Pf}\p{Pe}]*[.!?…。！？։؟।።]/u;

/** True if no sentence ends with the first quote, nor with what stands between it and the next. */
function inOneSentence(first: string, interruption: readonly string[]): boolean {
  const between = interruption.slice(0, INTERRUPTION + 1).join('');
  if (interruption.length > INTERRUPTION || between.includes('\n')) return false;
  return !STOP.test(first) && !STOPPED.test(between) && !STOP.test(between);
}
