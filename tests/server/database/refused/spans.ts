import { at, BODY, constraint, quoteId, type Span, trigger } from '../fixture.ts';
import { appearance, length, quote } from '../writes.ts';
import { CHECK, type Refusal } from './refusal.ts';

const notVerbatim = (what: string, statement: string): Refusal => ({
  what: `a quote that is not its text: ${what}`,
  statement,
  code: CHECK,
  constraint: 'quote_is_verbatim',
  drop: [trigger('quote_is_verbatim', 'quote')],
});
const notPrinted = (what: string, statement: string): Refusal => ({
  what: `an appearance that is not its text: ${what}`,
  statement,
  code: CHECK,
  constraint: 'appearance_is_verbatim',
  drop: [trigger('appearance_is_verbatim', 'appearance')],
});

/** Spans that are not their words, each for a reason of its own. */
const WRONG: [string, Span][] = [
  ['other words', { ...at('a écrit'), exact: 'a décrit' }],
  ['another case', { ...at('a écrit'), exact: 'A écrit' }],
  ['the same letters in another normal form', { ...at('E\u0301lise'), exact: `${'É'.normalize('NFC')}lise` }],
  ['one code point early', { ...at('Zoé'), start: at('Zoé').start - 1, end: at('Zoé').end - 1 }],
  [
    'counted in UTF-16 units',
    { exact: 'Zoé', start: BODY.indexOf('Zoé'), end: BODY.indexOf('Zoé') + 'Zoé'.length },
  ],
  ['a cut ZWJ sequence', { exact: '👩', start: 0, end: 4 }],
  ['without its right-to-left mark', { ...at('שלום\u200f עולם'), exact: 'שלום עולם' }],
  ['a line feed for U+2028', { ...at('.\u2028«'), exact: '.\n«' }],
  ['an end behind the text', { exact: ' encore.', start: length - 8, end: length + 5 }],
  ['a span behind the text', { exact: '', start: length + 3, end: length + 4 }],
];
const EMPTY: [string, Span][] = [
  ['empty', { exact: '', start: 5, end: 5 }],
  ['reversed', { exact: '', start: 9, end: 5 }],
  ['negative', { exact: '', start: -3, end: 1 }],
];
/** Spans that are not what the article prints. */
export const SPANS: Refusal[] = [
  ...WRONG.map(([what, span]) => notVerbatim(what, quote(span))),
  notVerbatim(
    'words that another article prints',
    quote({ exact: ' Et rien', start: length, end: length + 8 }),
  ),
  notVerbatim('its words changed', `UPDATE quote SET exact = 'départ' WHERE id = ${quoteId('MIXED')}`),
  notVerbatim('its start moved', `UPDATE quote SET start_offset = start_offset - 1 WHERE type = 'MIXED'`),
  notVerbatim('its end moved', `UPDATE quote SET end_offset = end_offset + 500 WHERE type = 'MIXED'`),
  ...WRONG.map(([what, span]) => notPrinted(what, appearance(span))),
  notPrinted('its words changed', `UPDATE appearance SET exact = 'départ' WHERE quote_id IS NULL`),
  notPrinted('its end moved', `UPDATE appearance SET end_offset = end_offset + 1 WHERE quote_id IS NULL`),
  {
    ...notPrinted('outside of its quote', appearance({}, 'silence', quoteId('MIXED'))),
    what: 'an appearance outside of its quote',
  },
  {
    ...notPrinted('moved to a quote elsewhere', ''),
    what: 'an appearance moved to a quote elsewhere',
    statement: `UPDATE appearance SET quote_id = ${quoteId('MIXED')} WHERE quote_id IS NOT NULL`,
  },
  {
    what: 'a quote moved away from its appearance',
    statement: `UPDATE quote SET start_offset = start_offset + 1, exact = substr(exact, 2) WHERE type = 'DIRECT'`,
    code: CHECK,
    constraint: 'appearance_is_verbatim',
    drop: [trigger('quote_holds_appearances', 'quote')],
  },
  ...EMPTY.flatMap(([what, span]): Refusal[] => [
    {
      what: `a quote with an ${what} span`,
      statement: quote(span),
      code: CHECK,
      constraint: 'quote_span_not_empty',
      drop: [constraint('quote_span_not_empty', 'quote')],
    },
    {
      what: `an appearance with an ${what} span`,
      statement: appearance(span),
      code: CHECK,
      constraint: 'appearance_span_not_empty',
      drop: [constraint('appearance_span_not_empty', 'appearance')],
    },
  ]),
];
