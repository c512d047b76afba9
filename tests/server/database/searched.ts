import { at, id, literal, trigger } from './fixture.ts';
import type { Kept } from './kept.ts';
import { quote } from './writes.ts';

/** Whether the row is found by a lexeme. */
const found = (noun: string, where: string, lexeme: string) =>
  `SELECT count(*)::int FROM ${noun}_search s JOIN ${noun} n ON n.id = s.${noun}_id WHERE n.${where} AND s.vector @@ '''${lexeme}'''::tsquery`;
const article = [trigger('article_is_searchable', 'article')];
const quoted = [trigger('quote_is_searchable', 'quote')];
const claim = [trigger('claim_is_searchable', 'claim')];
const inserted = (body: string) =>
  `INSERT INTO article (id, slug, language, genre, body, sha256, word_count) VALUES
    (gen_random_uuid(), 'neuf', 'fr', 'OPINION', ${literal(body)}, encode(sha256(convert_to(${literal(body)}, 'UTF8')), 'hex'), 2)`;

/** 16 August 2025: 12 * 2025 + 8 months, and the days since 1 January of the year 0000. */
const AUGUST_16 = [-24_309, 739_844];

/** A column of names, kept alike in four tables. */
function named(table: string, where: string, insert: string): Kept[] {
  const key = (condition: string) => `SELECT search_key FROM ${table} WHERE ${condition}`;
  const drop = [trigger(`${table}_is_searchable`, table)];
  const value = ' iouri ouchakov | iuri uxakov | +uhakov | =r =xkb ';
  return [
    {
      what: `what a ${table} is found by, of a new one`,
      does: [insert],
      shows: key(`name = 'Ioúri OUCHAKOV'`),
      value,
      drop,
    },
    {
      what: `what a ${table} is found by, of one that is renamed`,
      does: [insert, `UPDATE ${table} SET name = 'Youri d’Ouchakof' WHERE ${where}`],
      shows: key(where),
      value: ' youri d ouchakof | iuri d uxakov | +uhakov | =r =d =xkb ',
      drop,
    },
    {
      what: `what a ${table} is found by, against those who write it`,
      does: [insert, `UPDATE ${table} SET search_key = 'x' WHERE ${where}`],
      shows: `SELECT count(*)::int FROM ${table} WHERE search_key = 'x'`,
      value: 0,
      drop,
    },
  ];
}
const NAME = `'Ioúri OUCHAKOV'`;

/** A title of Zoé in the first article. */
const titled = `INSERT INTO person_title (id, person_id, article_id, title) VALUES
  (gen_random_uuid(), ${id('person', 'zoe')}, ${id('article', 'un')}, 'Présidente de l’Élysée')`;
const TITLE: Kept = {
  what: 'what a person is found by, of a new title',
  does: [titled],
  shows: `SELECT search_key FROM person_title WHERE title = 'Présidente de l’Élysée'`,
  value: ' presidente de l elysee ',
  drop: [trigger('person_title_is_searchable', 'person_title')],
};

/** What a search finds. */
export const SEARCHED: Kept[] = [
  {
    what: 'the words of a new article, and the configuration of its language',
    does: [inserted('Élections cantonales')],
    shows: found('article', `slug = 'neuf'`, '~french'),
    value: 1,
    drop: article,
  },
  {
    what: 'the words of a headline that is corrected',
    does: [`UPDATE article SET headline = 'Cantonales' WHERE slug = 'un'`],
    shows: found('article', `slug = 'un'`, 'cantonales'),
    value: 1,
    drop: article,
  },
  {
    what: 'no words of a body that is withdrawn',
    does: [`UPDATE article SET withdrawn_at = now() WHERE slug = 'un'`],
    shows: found('article', `slug = 'un'`, 'depart'),
    value: 0,
    drop: article,
  },
  {
    what: 'the words of a body that comes back',
    does: [
      `UPDATE article SET withdrawn_at = now() WHERE slug = 'un'`,
      `UPDATE article SET withdrawn_at = NULL, language = 'de' WHERE slug = 'un'`,
    ],
    shows: found('article', `slug = 'un'`, '~german'),
    value: 1,
    drop: article,
  },
  {
    what: 'the words of quotes by the rules of a language that is corrected',
    does: [`UPDATE article SET language = 'is' WHERE slug = 'un'`],
    shows: found('quote', `type = 'MIXED'`, '~simple'),
    value: 1,
    drop: article,
  },
  {
    what: 'the words of a new quote, and the pairs it is looked up by',
    does: [quote(at('départ 🚀 », a écrit'))],
    shows: `SELECT cardinality(s.shingles) FROM quote_search s JOIN quote q ON q.id = s.quote_id WHERE q.type = 'INDIRECT' AND s.vector @@ 'ecrit'::tsquery`,
    value: 1,
    drop: quoted,
  },
  {
    what: 'the words of a quote whose span is moved',
    does: [`UPDATE quote SET start_offset = start_offset + 5, exact = substr(exact, 6) WHERE type = 'MIXED'`],
    shows: found('quote', `type = 'MIXED'`, 'depart'),
    value: 0,
    drop: quoted,
  },
  {
    what: 'the language of a quote that is moved to another article',
    does: [
      `UPDATE article SET language = 'is' WHERE slug = 'deux'`,
      `UPDATE quote SET article_id = ${id('article', 'deux')} WHERE type = 'MIXED'`,
    ],
    shows: found('quote', `type = 'MIXED'`, '~simple'),
    value: 1,
    drop: quoted,
  },
  {
    what: 'a new article by its day',
    does: [
      inserted('Élections cantonales'),
      `UPDATE article SET date_published = '2025-08-16' WHERE slug = 'neuf'`,
    ],
    shows: `SELECT s.days FROM article_search s JOIN article a ON a.id = s.article_id WHERE a.slug = 'neuf'`,
    value: AUGUST_16,
    drop: [trigger('article_moves_in_search', 'article')],
  },
  {
    what: 'an article by its day, against those who write it',
    does: [`UPDATE article_search SET days = '{1}'`],
    shows: `SELECT count(*)::int FROM article_search WHERE days = '{1}'`,
    value: 0,
    drop: [trigger('article_search_has_days', 'article_search')],
  },
  {
    what: 'the quotes of an article by its day, once it is corrected',
    does: [`UPDATE article SET date_published = '2025-08-16' WHERE slug = 'un'`],
    shows: `SELECT s.days FROM quote_search s JOIN quote q ON q.id = s.quote_id WHERE q.type = 'MIXED'`,
    value: AUGUST_16,
    drop: [trigger('quote_moves_in_search', 'quote')],
  },
  {
    what: 'a quote by its day, against those who write it',
    does: [`UPDATE quote_search SET days = '{1}'`],
    shows: `SELECT count(*)::int FROM quote_search WHERE days = '{1}'`,
    value: 0,
    drop: [trigger('quote_search_has_days', 'quote_search')],
  },
  {
    what: 'the words of a new claim',
    does: [`INSERT INTO claim (id, slug, text, language) VALUES (gen_random_uuid(), 'neuf', 'Neuf.', 'fr')`],
    shows: found('claim', `slug = 'neuf'`, 'neuf'),
    value: 1,
    drop: claim,
  },
  {
    what: 'the words of a claim that is corrected',
    does: [`UPDATE claim SET text = 'Cantonales.', language = 'it' WHERE slug = 'depart'`],
    shows: found('claim', `slug = 'depart'`, '~italian'),
    value: 1,
    drop: claim,
  },
  TITLE,
  ...named(
    'person',
    `slug = 'neuf'`,
    `INSERT INTO person (id, slug, name, type) VALUES (gen_random_uuid(), 'neuf', ${NAME}, 'PERSON')`,
  ),
  ...named(
    'source',
    `slug = 'neuf'`,
    `INSERT INTO source (id, slug, name) VALUES (gen_random_uuid(), 'neuf', ${NAME})`,
  ),
  ...named(
    'person_name',
    `language = 'sr'`,
    `INSERT INTO person_name (id, person_id, name, type, language) VALUES (gen_random_uuid(), ${id('person', 'zoe')}, ${NAME}, 'ALIAS', 'sr')`,
  ),
  ...named(
    'source_name',
    `language = 'sr'`,
    `INSERT INTO source_name (id, source_id, name, type, language) VALUES (gen_random_uuid(), ${id('source', 'radio')}, ${NAME}, 'ALIAS', 'sr')`,
  ),
];
