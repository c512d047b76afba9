import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';

/**
 * 200 articles of forty quotes each. Half of the quotes print one of 4,000 utterances, half are relayed by one outlet and
 * told to one person, and one in ten states one of 400 claims.
 */
const ROWS = [
  `INSERT INTO source (id, slug, name, status)
    SELECT gen_random_uuid(), 's-' || i, 's-' || i, 'CONFIRMED' FROM generate_series(0, 9) AS i`,
  `INSERT INTO person (id, slug, name, type, status)
    SELECT gen_random_uuid(), 'p-' || i, 'p-' || i, 'PERSON', 'CONFIRMED' FROM generate_series(0, 99) AS i`,
  `INSERT INTO utterance (id, slug, said_on, status)
    SELECT gen_random_uuid(), 'u-' || i, date '2024-01-01' + i % 500, 'CONFIRMED' FROM generate_series(0, 3999) AS i`,
  `INSERT INTO claim (id, slug, text, language, status)
    SELECT gen_random_uuid(), 'c-' || i, 'Dit ' || i, 'fr', 'CONFIRMED' FROM generate_series(0, 399) AS i`,
  `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status, source_id, date_published)
    SELECT gen_random_uuid(), 'a-' || i, body, CASE WHEN i % 50 = 0 THEN 'en' ELSE 'fr' END, 'REPORTAGE',
      encode(sha256(body::bytea), 'hex'), 3, 'CONFIRMED', s.id, date '2024-01-01' + i
    FROM generate_series(0, 199) AS i, LATERAL (SELECT 'Texte ' || i || ' ' || repeat('mot', 20)) AS b (body), source AS s
    WHERE s.slug = 's-' || i % 10`,
  `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status, utterance_id)
    SELECT gen_random_uuid(), a.id, 'INDIRECT', substr(a.body, k + 1, 9), k, k + 9, 'CONFIRMED', u.id
    FROM (SELECT *, row_number() OVER (ORDER BY slug) AS n FROM article) AS a, generate_series(0, 39) AS k
    LEFT JOIN utterance AS u ON false`,
  `UPDATE quote SET utterance_id = u.id
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM quote) AS q, utterance AS u
    WHERE q.id = quote.id AND q.n % 2 = 0 AND u.slug = 'u-' || q.n / 2 % 4000`,
  `INSERT INTO attribution (id, quote_id, position, role, exact, source_id, person_id)
    SELECT gen_random_uuid(), q.id, r.place, r.role, 'x', s.id, p.id
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM quote) AS q,
      (VALUES (0, 'REPORTED_BY'::attribution_role), (1, 'ADDRESSEE')) AS r(place, role)
      LEFT JOIN source AS s ON s.slug = 's-0' AND r.place = 0 LEFT JOIN person AS p ON p.slug = 'p-0' AND r.place = 1
    WHERE q.n % 2 = 1`,
  `INSERT INTO appearance (id, article_id, claim_id, stance, quote_id, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), q.article_id, c.id, 'SUPPORTS', q.id, q.exact, q.start_offset, q.end_offset, 'CONFIRMED'
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM quote) AS q, claim AS c
    WHERE q.n % 10 = 0 AND c.slug = 'c-' || q.n / 10 % 400`,
  'ANALYZE',
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ rows: ROWS });
});
afterAll(() => app.close());

const PAGES = [
  ['filter: { relayedBy: "s-0" }', 'attribution_source_published_desc'],
  ['filter: { addressee: "p-0" }', 'attribution_person_published_desc'],
  ['filter: { relayedBy: "s-0", publishedTo: "2024-03-01" }', 'attribution_source_published_desc'],
  ['filter: { utterance: "u-7" }', 'quote_utterance_id_idx'],
  ['filter: { claim: "c-7" }', 'quote_pkey'],
  ['filter: { language: "en" }', 'article_language_published_desc'],
  ['orderBy: SAID_DESC', 'quote_said_desc'],
  ['orderBy: SAID_ASC', 'quote_said_asc'],
  ['filter: { saidFrom: "2025-01-01", saidTo: "2025-01-02" }, orderBy: SAID_DESC', 'quote_said_desc'],
] as const;

describe.each(['force_custom_plan', 'force_generic_plan'])('quotes are listed by indexes, %s', (mode) => {
  test.each(PAGES)('%s', async (args, index) => {
    const document = `{ quotes(${args}, first: 20) { nodes { exact } pageInfo { hasNextPage endCursor } } }`;
    const nodes = await planOf(app, document, {}, { mode });
    const whole = nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']);
    expect(whole.filter((name) => name === 'quote' || name === 'attribution')).toEqual([]);
    expect(nodes.map((node) => node['Index Name'])).toContain(index);
  });
});
