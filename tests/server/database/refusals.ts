import {
  at,
  BODY,
  constraint,
  id,
  index,
  literal,
  OTHER_BODY,
  quoteId,
  type Span,
  trigger,
} from './fixture.ts';

import {
  appearance,
  article,
  circle,
  continuing,
  hash,
  length,
  link,
  quote,
  relation,
  UPWARDS,
} from './writes.ts';

/** A statement that the database refuses, and what it takes to make the database accept it. */
export interface Refusal {
  /** What must never be. */
  what: string;
  statement: string;
  /** SQLSTATE; a pattern where the engines' versions of PostgreSQL differ. */
  code: RegExp;
  /** The constraint that the refusal names. */
  constraint: string;
  /** Without these the statement passes: what refuses it, and what would refuse it as well. */
  drop: string[];
}

const CHECK = /^23514$/;
const UNIQUE = /^23505$/;
/** foreign_key_violation; restrict_violation since PostgreSQL 18. */
const IN_USE = /^23(503|001)$/;

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

export const REFUSALS: Refusal[] = [
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
  ...[
    ['the body', `body = ${literal('Autre.')}`],
    ['the body and its hash', `body = ${literal('Autre.')}, sha256 = ${hash('Autre.')}`],
    ['the normal form of the body', `body = normalize(body, NFC), sha256 = ${hash(BODY.normalize('NFC'))}`],
    ['the hash', `sha256 = ${hash('Autre.')}`],
  ].map(
    ([what, change]): Refusal => ({
      what: `a change of ${what} of an article`,
      statement: `UPDATE article SET ${change} WHERE slug = 'un'`,
      code: CHECK,
      constraint: 'article_body_is_immutable',
      drop: [
        trigger('article_body_is_immutable', 'article'),
        constraint('article_body_matches_sha256', 'article'),
      ],
    }),
  ),
  {
    what: 'one url of two articles',
    statement: `UPDATE article SET url = 'https://example.org/1'`,
    code: CHECK,
    constraint: 'article_url_of_one_article',
    drop: [trigger('article_with_url_updated', 'article')],
  },
  {
    what: 'one url of two articles from the first',
    statement: `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, url)
      SELECT gen_random_uuid(), slug, slug, 'fr', 'OPINION', encode(sha256(convert_to(slug, 'UTF8')), 'hex'), 1, 'https://example.org/1'
      FROM unnest(ARRAY['a', 'b']) AS slug`,
    code: CHECK,
    constraint: 'article_url_of_one_article',
    drop: [trigger('article_with_url_inserted', 'article')],
  },
  {
    what: 'an article with the hash of another text',
    statement: article('Trois.', hash('Deux.')),
    code: CHECK,
    constraint: 'article_body_matches_sha256',
    drop: [constraint('article_body_matches_sha256', 'article')],
  },
  {
    what: 'an article without a text',
    statement: article('', hash('')),
    code: CHECK,
    constraint: 'article_body_not_empty',
    drop: [constraint('article_body_not_empty', 'article')],
  },
  {
    what: 'the same text twice of one source',
    statement: article(OTHER_BODY, hash(OTHER_BODY)),
    code: UNIQUE,
    constraint: 'article_text_once',
    drop: [index('article_text_once')],
  },
  ...(
    [
      [
        'an article that supersedes itself',
        'article',
        'supersedes_id',
        'article_not_its_own_successor',
        'un',
      ],
      ['a person affiliated to itself', 'person', 'affiliation_id', 'person_not_its_own_affiliation', 'zoe'],
      ['a source that belongs to itself', 'source', 'parent_id', 'source_not_its_own_parent', 'gazette'],
    ] as const
  ).map(
    ([what, table, column, name, slug]): Refusal => ({
      what,
      statement: `UPDATE ${table} SET ${column} = id WHERE slug = '${slug}'`,
      code: CHECK,
      constraint: name,
      drop: [constraint(name, table), trigger(`${UPWARDS[table][1]}_updated`, table)],
    }),
  ),
  ...(['person', 'source'] as const).flatMap((table): Refusal[] => {
    const [column, name] = UPWARDS[table];
    return [
      {
        what: `a ${table} that comes to belong to itself through another`,
        statement: circle(table),
        code: CHECK,
        constraint: name,
        drop: [trigger(`${name}_updated`, table)],
      },
      {
        what: `${table === 'person' ? 'people' : 'sources'} that belong to each other from the first`,
        statement: `INSERT INTO ${table} (id, slug, name, ${column}${table === 'person' ? ', type' : ''})
          SELECT md5(slug)::uuid, slug, slug, md5(above)::uuid${table === 'person' ? `, 'GROUP'::person_type` : ''}
          FROM (VALUES ('a', 'b'), ('b', 'c'), ('c', 'a')) AS n (slug, above)`,
        code: CHECK,
        constraint: name,
        drop: [trigger(`${name}_inserted`, table)],
      },
    ];
  }),
  {
    what: 'articles that come to supersede each other',
    statement: `UPDATE article SET supersedes_id = CASE slug WHEN 'un' THEN ${id('article', 'deux')} ELSE ${id('article', 'un')} END`,
    code: CHECK,
    constraint: UPWARDS.article[1],
    drop: [trigger(`${UPWARDS.article[1]}_updated`, 'article')],
  },
  {
    what: 'articles that supersede each other from the first',
    statement: `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, supersedes_id)
      SELECT md5(slug)::uuid, slug, slug, 'fr', 'OPINION', encode(sha256(convert_to(slug, 'UTF8')), 'hex'), 1, md5(older)::uuid
      FROM (VALUES ('a', 'b'), ('b', 'c'), ('c', 'a')) AS n (slug, older)`,
    code: CHECK,
    constraint: UPWARDS.article[1],
    drop: [trigger(`${UPWARDS.article[1]}_inserted`, 'article')],
  },
  {
    what: 'a claim related to itself',
    statement: relation('depart', 'depart', 'QUALIFIES'),
    code: CHECK,
    constraint: 'claim_relation_not_to_itself',
    drop: [constraint('claim_relation_not_to_itself', 'claim_relation')],
  },
  {
    what: 'a link that names a person and a source',
    statement: link(quoteId('DIRECT'), 'ADDRESSEE', id('person', 'elise'), id('source', 'radio')),
    code: CHECK,
    constraint: 'attribution_names_one_party',
    drop: [constraint('attribution_names_one_party', 'attribution')],
  },
  {
    what: 'a second link for a speaker',
    statement: link(quoteId('DIRECT'), 'SPEAKER', id('person', 'zoe')),
    code: UNIQUE,
    constraint: 'attribution_speaker_once',
    drop: [index('attribution_speaker_once')],
  },
  {
    what: 'a second link for an outlet that speaks',
    statement: `${link(quoteId('DIRECT'), 'SPEAKER', 'NULL', id('source', 'radio'))}, (gen_random_uuid(), ${quoteId('DIRECT')}, 10, 'SPEAKER', 'Zoé', NULL, ${id('source', 'radio')})`,
    code: UNIQUE,
    constraint: 'attribution_source_speaker_once',
    drop: [index('attribution_source_speaker_once')],
  },
  {
    what: 'a second quote of one span and type',
    statement: quote(at('שלום\u200f עולם'), 'DIRECT'),
    code: UNIQUE,
    constraint: 'quote_span_and_type_once',
    drop: [index('quote_span_and_type_once')],
  },
  {
    what: 'a second appearance of one claim in one span',
    statement: appearance(at('🇫🇷 ont dit'), 'retour'),
    code: UNIQUE,
    constraint: 'appearance_span_and_claim_once',
    drop: [index('appearance_span_and_claim_once')],
  },
  {
    what: 'a relation twice',
    statement: relation('depart', 'retour', 'ENTAILS'),
    code: UNIQUE,
    constraint: 'claim_relation_once',
    drop: [index('claim_relation_once')],
  },
  ...['EQUIVALENT_TO', 'QUALIFIES', 'CONTRADICTS'].map(
    (type): Refusal => ({
      what: `both directions of ${type}`,
      statement: `${relation('depart', 'silence', type)}, (gen_random_uuid(), ${id('claim', 'silence')}, ${id('claim', 'depart')}, '${type}', 'note', 'PROPOSED')`,
      code: UNIQUE,
      constraint: 'claim_relation_symmetric_once',
      drop: [index('claim_relation_symmetric_once')],
    }),
  ),
  ...(
    [
      [
        'a source that published',
        'source',
        'gazette',
        ['article', 'quote', 'appearance'].map((t) => [t, 'source']),
      ],
      ['a source that is credited', 'source', 'agence', [['credit', 'source']]],
      ['a source that relays', 'source', 'radio', [['attribution', 'source']]],
      ['a source that others belong to', 'source', 'groupe', [['source', 'parent']]],
      ['a person who speaks', 'person', 'elise', [['attribution', 'person']]],
      ['an organisation with members', 'person', 'navette', [['person', 'affiliation']]],
      [
        'a claim that appears',
        'claim',
        'depart',
        [
          ['appearance', 'claim'],
          ['claim_relation', 'subject'],
        ],
      ],
      ['an utterance that is printed', 'utterance', 'salut', [['quote', 'utterance']]],
    ] as [string, string, string, [string, string][]][]
  ).map(([what, table, slug, uses]): Refusal => {
    const names = uses.map(([user, column]) => [`${user}_${column}_id_fkey`, user] as const);
    return {
      what: `the end of ${what}`,
      statement: `DELETE FROM ${table} WHERE slug = '${slug}'`,
      code: IN_USE,
      constraint: names[0]?.[0] ?? '',
      drop: names.map(([name, user]) => constraint(name, user)),
    };
  }),
];
