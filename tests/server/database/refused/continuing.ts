import { at, id, index, quoteId, trigger } from '../fixture.ts';
import { continuing } from '../writes.ts';
import { CHECK, type Refusal, UNIQUE } from './refusal.ts';

/** Quotes that continue what they cannot continue. */
export const CONTINUING: Refusal[] = [
  ...(
    [
      [
        'one printed behind it',
        `UPDATE quote SET continues_id = ${quoteId('MIXED')} WHERE type = 'DIRECT'`,
        'updated',
      ],
      ['itself', `UPDATE quote SET continues_id = id WHERE type = 'DIRECT'`, 'updated'],
      ['one printed behind it from the first', continuing(quoteId('MIXED'), 'ont dit'), 'inserted'],
      [
        'one of another article',
        continuing(quoteId('DIRECT'), 'a écrit').replace(id('article', 'un'), id('article', 'deux')),
        'inserted',
      ],
    ] as const
  ).map(
    ([what, statement, event]): Refusal => ({
      what: `a quote that continues ${what}`,
      statement,
      code: CHECK,
      constraint: 'quote_continues_earlier',
      drop: [trigger(`quote_${event}_continues`, 'quote')],
    }),
  ),
  {
    what: 'a quote moved behind the one that continues it',
    statement: `WITH later AS (${continuing(quoteId('MIXED'), 'a écrit')})
      UPDATE quote SET exact = 'encore', start_offset = ${at('encore').start}, end_offset = ${at('encore').end} WHERE type = 'MIXED'`,
    code: CHECK,
    constraint: 'quote_continues_earlier',
    drop: [trigger('quote_updated_continues', 'quote'), trigger('quote_inserted_continues', 'quote')],
  },
  {
    what: 'two quotes that continue one',
    statement: continuing(quoteId('DIRECT'), 'a écrit', 'encore'),
    code: UNIQUE,
    constraint: 'quote_continued_once',
    drop: [index('quote_continued_once')],
  },
];
