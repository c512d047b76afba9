import { at, id, trigger } from './fixture.ts';
import type { Kept } from './kept.ts';
import { link, quote } from './writes.ts';

/** The states of a table's rows in the article "un" by which they are seen, each once. */
const states = (table: string) =>
  `SELECT string_agg(DISTINCT COALESCE(t.effective_status::text, 'hidden'), ' ') FROM ${table} t WHERE t.article_id = ${id('article', 'un')}`;
const articleIs = (state: string) => `UPDATE article SET ${state} WHERE slug = 'un'`;
const all = (table: string, status: string) => `UPDATE ${table} SET status = '${status}'`;
const said = (what: string) => `UPDATE utterance SET ${what} WHERE slug = 'salut'`;
const repeats = [trigger('article_repeats', 'article')];
const carried = [trigger('quote_repeats', 'quote')];

const quoted = ['quote', 'attribution'] as const;
const spanned = ['quote', 'appearance', 'attribution'] as const;

/** A statement, and the state that rows of these tables have afterwards. */
function kept(
  what: string,
  does: string[],
  tables: readonly string[],
  value: string,
  drop: string[],
): Kept[] {
  return tables.map((table) => ({
    what: `who sees each ${table} ${what}`,
    does,
    shows: states(table),
    value,
    drop,
  }));
}

/** What quotes, appearances and attributions repeat of what they belong to, beside days and publishers. */
export const REPEATED: Kept[] = [
  ...kept(
    'of an article that was rejected',
    [articleIs(`status = 'REJECTED'`)],
    spanned,
    'REJECTED',
    repeats,
  ),
  ...kept(
    'of an article that is only proposed',
    [articleIs(`status = 'PROPOSED'`)],
    spanned,
    'PROPOSED',
    repeats,
  ),
  ...kept(
    'of an article that was rejected, then proposed again',
    [articleIs(`status = 'REJECTED'`), articleIs(`status = 'PROPOSED'`)],
    spanned,
    'PROPOSED',
    repeats,
  ),
  ...kept(
    'of an article that was withdrawn',
    [articleIs('withdrawn_at = now()')],
    spanned,
    'hidden',
    repeats,
  ),
  ...kept(
    'of an article that was withdrawn and came back as a proposal',
    [articleIs('withdrawn_at = now()'), articleIs(`withdrawn_at = NULL, status = 'PROPOSED'`)],
    spanned,
    'PROPOSED',
    repeats,
  ),
  ...kept(
    'of a proposed article with rejected quotes',
    [all('quote', 'REJECTED'), articleIs(`status = 'PROPOSED'`)],
    quoted,
    'REJECTED',
    [trigger('quote_is_verbatim', 'quote')],
  ),
  ...kept(
    'when quotes that were rejected are proposed again',
    [all('quote', 'REJECTED'), all('quote', 'PROPOSED')],
    ['attribution'],
    'PROPOSED',
    carried,
  ),
  ...kept(
    'when its quote is rejected',
    [all('quote', 'REJECTED')],
    ['appearance'],
    'CONFIRMED REJECTED',
    carried,
  ),
  ...kept('when claims are proposed only', [all('claim', 'PROPOSED')], ['appearance'], 'PROPOSED', [
    trigger('claim_repeats', 'claim'),
  ]),
  ...kept(
    'against those who write it',
    [`UPDATE attribution SET effective_status = 'REJECTED'`],
    ['attribution'],
    'CONFIRMED',
    [trigger('attribution_repeats', 'attribution')],
  ),
  {
    what: 'who sees a new quote of a confirmed article',
    does: [quote(at('a écrit'))],
    shows: `SELECT effective_status::text FROM quote WHERE type = 'INDIRECT'`,
    value: 'PROPOSED',
    drop: [trigger('quote_is_verbatim', 'quote')],
  },
  {
    what: 'place, publisher and utterance of a quote on its chain',
    does: [
      quote(at('a écrit')),
      link(`(SELECT id FROM quote WHERE type = 'INDIRECT')`, 'SPEAKER', id('person', 'zoe')),
      `UPDATE quote SET utterance_id = ${id('utterance', 'salut')} WHERE type = 'INDIRECT'`,
    ],
    shows: `SELECT count(*)::int FROM attribution l JOIN quote q ON q.id = l.quote_id AND q.type = 'INDIRECT'
      WHERE (l.article_id, l.start_offset, l.end_offset, l.publisher_id, l.utterance_id)
        = (q.article_id, q.start_offset, q.end_offset, q.source_id, q.utterance_id)`,
    value: 1,
    drop: carried,
  },
  ...(
    [
      [
        'that its utterance gets',
        [said(`said_on = '2025-08-14'`)],
        '2025-08-14',
        ['utterance_repeats', 'utterance'],
      ],
      [
        'that prints no utterance any more',
        [said(`said_on = '2025-08-14'`), 'UPDATE quote SET utterance_id = NULL'],
        'unknown',
        ['quote_is_verbatim', 'quote'],
      ],
      [
        'of an utterance that is rejected, which is none',
        [
          said(`said_on = '2025-08-14'`),
          'UPDATE quote SET utterance_id = NULL',
          `UPDATE quote SET utterance_id = ${id('utterance', 'salut')}`,
          said(`status = 'REJECTED'`),
        ],
        'unknown',
        ['utterance_repeats', 'utterance'],
      ],
      [
        'of an utterance that is proposed again',
        [said(`said_on = '2025-08-14', status = 'REJECTED'`), said(`status = 'PROPOSED'`)],
        '2025-08-14',
        ['utterance_repeats', 'utterance'],
      ],
      [
        'against those who write it',
        [said(`said_on = '2025-08-14'`), `UPDATE quote SET said_on = '1999-01-01'`],
        '2025-08-14',
        ['quote_is_verbatim', 'quote'],
      ],
    ] as [string, string[], string, [string, string]][]
  ).map(([what, does, value, keeper]) => ({
    what: `the day of speech of a quote, ${what}`,
    does,
    shows: `SELECT coalesce(said_on::text, 'unknown') FROM quote WHERE type = 'DIRECT'`,
    value,
    drop: [trigger(...keeper)],
  })),
  ...spanned.map((table) => ({
    what: `that a newer version counts instead of each ${table}`,
    does: [`UPDATE article SET supersedes_id = ${id('article', 'un')} WHERE slug = 'deux'`],
    shows: `SELECT string_agg(DISTINCT superseded::text, ' ') FROM ${table}`,
    value: 'true',
    drop: repeats,
  })),
];
