import { codePointLength } from '../text/text.ts';
import { plainTypography } from '../text/typography.rules.ts';
import type { Anchor } from './format.ts';

/** A span of a text in Unicode code points, `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/** Where an anchor was found, or why it was not. */
export type AnchorResult = { span: Span } | { reason: string };

const CONTEXT = 24;

/**
 * Finds the one span of `body` that an anchor means (W3C Web Annotation, TextQuoteSelector: the words themselves, with
 * the text directly before and behind them where the words alone occur more than once).
 *
 * @param body the text, byte for byte
 * @param anchor the words, and what stands around them
 * @returns the span, or the reason for which there is none: the words are not printed, or more than once
 */
export function findAnchor(body: string, anchor: Anchor): AnchorResult {
  const { exact, prefix = '', suffix = '' } = anchor;
  const found = occurrences(body, prefix + exact + suffix);
  if (found.length === 1) {
    const start = codePointLength(body.slice(0, (found[0] as number) + prefix.length));
    return { span: { start, end: start + codePointLength(exact) } };
  }
  if (found.length > 1) {
    const places = found.map((at) => `"${context(body, at + prefix.length, exact.length)}"`).join(', ');
    return {
      reason: `is printed ${found.length} times (${places}): add a prefix or suffix that tells them apart`,
    };
  }
  return { reason: absence(body, exact, prefix || suffix ? 'with that prefix and suffix' : '') };
}

function absence(body: string, exact: string, where: string): string {
  if (where && body.includes(exact)) {
    const places = occurrences(body, exact).map((at) => `"${context(body, at, exact.length)}"`);
    return `is not printed ${where}; without them it is: ${places.join(', ')}`;
  }
  const [near] = occurrences(plainTypography(body), plainTypography(exact));
  if (near !== undefined) {
    return `is not printed in these characters; the text has "${body.slice(near, near + exact.length)}"`;
  }
  return 'is not printed in the text';
}

function occurrences(body: string, words: string): number[] {
  const found: number[] = [];
  for (let at = body.indexOf(words); at >= 0; at = body.indexOf(words, at + 1)) found.push(at);
  return found;
}

function context(body: string, at: number, length: number): string {
  const end = at + length;
  const before = body.slice(Math.max(0, at - CONTEXT), at);
  const shown = length > 60 ? `${body.slice(at, at + 30)}…${body.slice(end - 30, end)}` : body.slice(at, end);
  return `${before}[${shown}]${body.slice(end, end + CONTEXT)}`.replace(/\s+/gu, ' ');
}
