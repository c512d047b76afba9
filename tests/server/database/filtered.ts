import { retold } from './compared.ts';
import { at, id, quoteId, trigger } from './fixture.ts';
import type { Kept } from './kept.ts';
import { link, quote } from './writes.ts';

/** What a quote is filtered by, as words: named, relayed, conflict. */
const facts = (quote: string) =>
  `SELECT concat_ws(' ', CASE WHEN speaker_named THEN 'named' END, CASE WHEN relayed THEN 'relayed' END,
    CASE WHEN attribution_conflict THEN 'conflict' END) FROM quote WHERE id = ${quote}`;
const fresh = quote(at('a écrit'));
const FRESH = `(SELECT id FROM quote WHERE type = 'INDIRECT' AND article_id = ${id('article', 'un')})`;
const spoken = link(FRESH, 'SPEAKER', id('person', 'elise'));
const relayed = link(FRESH, 'REPORTED_BY', 'NULL', id('source', 'radio'));
const attribution = (how: string) => [trigger(`attribution_${how}_chain`, 'attribution')];
const verbatim = [trigger('quote_is_verbatim', 'quote')];
/** Another article credits the utterance to somebody else; then the new quote prints it, too. */
const contested = retold('elise');
const says = `UPDATE quote SET utterance_id = ${id('utterance', 'salut')} WHERE id = ${FRESH}`;

/** Columns by which quotes are filtered and counted. */
export const FILTERED: Kept[] = (
  [
    ['that a new chain names a speaker', [fresh, spoken], FRESH, 'named', attribution('inserted')],
    [
      'that an outlet speaks',
      [fresh, link(FRESH, 'SPEAKER', 'NULL', id('source', 'radio'))],
      FRESH,
      'named',
      attribution('inserted'),
    ],
    ['that a new chain names who relays', [fresh, relayed], FRESH, 'relayed', attribution('inserted')],
    [
      'that a speaker is not identified any longer',
      ['UPDATE attribution SET person_id = NULL'],
      quoteId('DIRECT'),
      'relayed',
      attribution('updated'),
    ],
    [
      'that a chain moved to another quote',
      [fresh, `UPDATE attribution SET quote_id = ${FRESH} WHERE quote_id = ${quoteId('DIRECT')}`],
      FRESH,
      'named relayed',
      attribution('updated'),
    ],
    [
      'that nobody relays any longer',
      [`DELETE FROM attribution WHERE role = 'REPORTED_BY'`],
      quoteId('DIRECT'),
      'named',
      attribution('deleted'),
    ],
    [
      'that articles credit its words to different speakers',
      contested,
      quoteId('DIRECT'),
      'named relayed conflict',
      [trigger('utterance_repeats', 'utterance')],
    ],
    ['that it prints contested words', [...contested, fresh, says], FRESH, 'conflict', verbatim],
    [
      'that it prints no utterance any longer',
      [...contested, 'UPDATE quote SET utterance_id = NULL'],
      quoteId('DIRECT'),
      'named relayed',
      verbatim,
    ],
    [
      'against those who write it',
      [`UPDATE quote SET speaker_named = false, relayed = true, attribution_conflict = true`],
      quoteId('MIXED'),
      'named',
      verbatim,
    ],
  ] as [string, string[], string, string, string[]][]
).map(([what, does, of, value, drop]) => ({
  what: `what a quote is filtered by: ${what}`,
  does,
  shows: facts(of),
  value,
  drop,
}));
