import { BODY, constraint, index, literal, OTHER_BODY, trigger } from '../fixture.ts';
import { article, hash } from '../writes.ts';
import { CHECK, type Refusal, UNIQUE } from './refusal.ts';

/** Texts of articles that change, that are not theirs, or that are there twice. */
export const TEXTS: Refusal[] = [
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
];
