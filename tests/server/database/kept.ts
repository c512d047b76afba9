import { at, BODY, id, quoteId, trigger } from './fixture.ts';
import { link, quote } from './writes.ts';

/** A column that the database keeps by itself. */
export interface Kept {
  what: string;
  /** Statements that change what the column follows, or the column itself. */
  does: string[];
  /** A query of one value. */
  shows: string;
  /** What it should be afterwards. */
  value: unknown;
  /** Without these it is something else. */
  drop: string[];
}

const points = Array.from(BODY);
const verbatim = [trigger('quote_is_verbatim', 'quote')];
const printed = [trigger('appearance_is_verbatim', 'appearance')];
const repeats = [trigger('article_repeats', 'article')];
const carried = [trigger('quote_repeats', 'quote')];
const repeated = [trigger('attribution_repeats', 'attribution')];
const day = (table: string, condition = 'true') =>
  `SELECT string_agg(DISTINCT COALESCE(date_published::text, 'unknown'), ' ') FROM ${table} WHERE ${condition}`;
const publisher = (table: string) =>
  `SELECT COALESCE(string_agg(DISTINCT s.slug, ' '), 'unknown') FROM ${table} t LEFT JOIN source s ON s.id = t.source_id`;
const sortName = (table: string, slug: string) => `SELECT sort_name FROM ${table} WHERE slug = '${slug}'`;
const count = (slug: string) => `SELECT quote_count FROM person WHERE slug = '${slug}'`;
const status = (table: string, status: string) => `UPDATE ${table} SET status = '${status}'`;
const withdraw = `UPDATE article SET withdrawn_at = now() WHERE slug = 'un'`;
const move = `UPDATE quote SET article_id = ${id('article', 'deux')} WHERE type = 'MIXED'`;
const inserted = quote(at('a écrit'));
const spoken = link(`(SELECT id FROM quote WHERE type = 'INDIRECT')`, 'SPEAKER', id('person', 'zoe'));
const context = (column: string) => `SELECT ${column} FROM quote WHERE type = 'INDIRECT'`;

export const KEPT: Kept[] = [
  {
    what: 'the prefix of a new quote, 32 code points of the text',
    does: [inserted],
    shows: context('prefix'),
    value: points.slice(at('a écrit').start - 32, at('a écrit').start).join(''),
    drop: verbatim,
  },
  {
    what: 'the suffix of a new quote, 32 code points of the text',
    does: [inserted],
    shows: context('suffix'),
    value: points.slice(at('a écrit').end, at('a écrit').end + 32).join(''),
    drop: verbatim,
  },
  {
    what: 'a short prefix at the beginning of the text',
    does: [quote(at('Élise'))],
    shows: context('prefix'),
    value: points.slice(0, at('Élise').start).join(''),
    drop: verbatim,
  },
  {
    what: 'prefix and suffix against those who write them',
    does: [`UPDATE quote SET prefix = 'x', suffix = 'y'`],
    shows: `SELECT count(*)::int FROM quote WHERE prefix = 'x' OR suffix = 'y'`,
    value: 0,
    drop: verbatim,
  },
  {
    what: 'the prefix of a quote that is moved in its text',
    does: [`UPDATE quote SET start_offset = start_offset + 4, exact = substr(exact, 5) WHERE type = 'MIXED'`],
    shows: `SELECT right(prefix, 4) FROM quote WHERE type = 'MIXED'`,
    value: points.slice(at('1️⃣ départ').start, at('1️⃣ départ').start + 4).join(''),
    drop: verbatim,
  },
  ...(['person', 'source'] as const).flatMap((table): Kept[] => {
    const drop = [trigger(`${table}_sort_name`, table)];
    const slug = table === 'person' ? 'zoe' : 'gazette';
    return [
      {
        what: `the sort name of a ${table} that is renamed`,
        does: [`UPDATE ${table} SET name = 'ÉLISE d’Œuvre' WHERE slug = '${slug}'`],
        shows: sortName(table, slug),
        value: "elise d'oeuvre",
        drop,
      },
      {
        what: `the sort name of a ${table} against those who write it`,
        does: [`UPDATE ${table} SET sort_name = 'x' WHERE slug = '${slug}'`],
        shows: sortName(table, slug),
        value: slug,
        drop,
      },
      {
        what: `the sort name of a new ${table}`,
        does: [
          `INSERT INTO ${table} (id, slug, name${table === 'person' ? ', type' : ''}) VALUES (gen_random_uuid(), 'neuf', 'Ça'${table === 'person' ? ", 'GROUP'" : ''})`,
        ],
        shows: sortName(table, 'neuf'),
        value: 'ca',
        drop,
      },
    ];
  }),
  ...['2024-02-29', null].flatMap((date): Kept[] => {
    const does = [
      `UPDATE article SET date_published = ${date ? `'${date}'` : 'NULL'}, source_id = ${id('source', 'libre')} WHERE slug = 'un'`,
    ];
    const value = date ?? 'unknown';
    return [
      { what: `the day ${value} on quotes`, does, shows: day('quote'), value, drop: repeats },
      { what: `the day ${value} on appearances`, does, shows: day('appearance'), value, drop: repeats },
      { what: `the day ${value} on chains`, does, shows: day('attribution'), value, drop: repeats },
    ];
  }),
  ...(['quote', 'appearance'] as const).flatMap((table): Kept[] => {
    const drop = table === 'quote' ? verbatim : printed;
    return [
      {
        what: `the publisher on each ${table}`,
        does: [`UPDATE article SET source_id = ${id('source', 'libre')}`],
        shows: publisher(table),
        value: 'libre',
        drop: repeats,
      },
      {
        what: `no publisher on each ${table}`,
        does: ['UPDATE article SET source_id = NULL'],
        shows: publisher(table),
        value: 'unknown',
        drop: repeats,
      },
      {
        what: `the day of each ${table} against those who write it`,
        does: [`UPDATE ${table} SET date_published = '1999-01-01'`],
        shows: day(table),
        value: '2025-08-15',
        drop,
      },
      {
        what: `the publisher of each ${table} against those who write it`,
        does: [`UPDATE ${table} SET source_id = NULL`],
        shows: publisher(table),
        value: 'gazette',
        drop,
      },
    ];
  }),
  {
    what: 'the day of chains against those who write it',
    does: [`UPDATE attribution SET date_published = NULL`],
    shows: day('attribution'),
    value: '2025-08-15',
    drop: repeated,
  },
  {
    what: 'the day of a new link',
    does: [link(quoteId('DIRECT'), 'ADDRESSEE', id('person', 'elise'))],
    shows: day('attribution', 'position = 9'),
    value: '2025-08-15',
    drop: repeated,
  },
  {
    what: 'the day of the chain of a quote that is moved to another article',
    does: [move],
    shows: day('attribution', `quote_id = ${quoteId('MIXED')}`),
    value: 'unknown',
    drop: carried,
  },
  {
    what: 'the day and publisher of a quote that is moved to another article',
    does: [move],
    shows: `SELECT source_id IS NULL AND date_published IS NULL FROM quote WHERE type = 'MIXED'`,
    value: true,
    drop: verbatim,
  },
  ...(
    [
      [
        1,
        'of a quote that is refused',
        [`${status('quote', 'REJECTED')} WHERE type = 'MIXED'`],
        'quote_status_counts',
      ],
      [
        1,
        'of a quote that is taken back',
        [status('quote', 'REJECTED'), `${status('quote', 'PROPOSED')} WHERE type = 'MIXED'`],
        'quote_status_counts',
      ],
      [0, 'when the article is refused', [status('article', 'REJECTED')], 'article_status_counts'],
      [0, 'when the article is withdrawn', [withdraw], 'article_status_counts'],
      [
        0,
        'when a withdrawn article is refused, too',
        [withdraw, status('article', 'REJECTED')],
        'article_status_counts',
      ],
      [
        1,
        'when the article comes back',
        [
          withdraw,
          `${status('quote', 'REJECTED')} WHERE type = 'MIXED'`,
          'UPDATE article SET withdrawn_at = NULL',
        ],
        'article_status_counts',
      ],
      [1, 'of a quote that is deleted', [`DELETE FROM quote WHERE type = 'MIXED'`], 'attribution_deleted'],
      [0, 'when the article is deleted', [`DELETE FROM article WHERE slug = 'un'`], 'attribution_deleted'],
      [0, 'when the chains are deleted', ['DELETE FROM attribution'], 'attribution_deleted'],
      [0, 'when the speaker is another', [`UPDATE attribution SET person_id = NULL`], 'attribution_updated'],
      [
        0,
        'when the speaker is an addressee',
        [`UPDATE attribution SET role = 'ADDRESSEE'`],
        'attribution_updated',
      ],
      [3, 'of a new quote', [inserted, spoken], 'attribution_inserted'],
      [
        1,
        'of a quote that is moved to a withdrawn article',
        [`UPDATE article SET withdrawn_at = now() WHERE slug = 'deux'`, move],
        'quote_status_counts',
      ],
      [2, 'against those who write it', [`UPDATE person SET quote_count = 7`], 'person_quote_count'],
    ] as [number, string, string[], string][]
  ).map(
    ([value, what, does, keeper]): Kept => ({
      what: `the number of quotes ${what}`,
      does,
      shows: count('zoe'),
      value,
      drop: [trigger(keeper, keeper.split('_')[0] as string)],
    }),
  ),
];
