import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCheck } from '../../../server/check/quote-check.nearest.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';

/** As many quotes print the same frequent words, and one of them more. */
const QUOTES = 1500;
const ROWS = [
  `INSERT INTO source (id, slug, name, status) VALUES (gen_random_uuid(), 's', 's', 'CONFIRMED')`,
  `INSERT INTO person (id, slug, name, sort_name, type, status) VALUES (gen_random_uuid(), 'p', 'p', 'p', 'PERSON', 'CONFIRMED')`,
  `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status, source_id)
    SELECT gen_random_uuid(), 'a', body, 'fr', 'REPORTAGE', encode(sha256(body::bytea), 'hex'), 3, 'CONFIRMED', s.id
    FROM source s, LATERAL (SELECT repeat('le sommet de la paix. ', ${QUOTES}) || 'le sommet de la paix commence demain' AS body) AS b`,
  `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), a.id, 'INDIRECT', 'le sommet de la paix', 22 * i, 22 * i + 20, 'CONFIRMED'
    FROM article a, generate_series(0, ${QUOTES - 1}) AS i`,
  `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), a.id, 'INDIRECT', 'le sommet de la paix commence demain', 22 * ${QUOTES}, 22 * ${QUOTES} + 36, 'CONFIRMED'
    FROM article a`,
  `INSERT INTO attribution (id, quote_id, position, role, exact, person_id)
    SELECT gen_random_uuid(), q.id, 0, 'SPEAKER', 'p', p.id FROM quote q, person p WHERE q.exact LIKE '%demain'`,
  'ANALYZE',
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ rows: ROWS });
});
afterAll(() => app.close());

const CHECK = `query ($text: String!, $speaker: String) {
  quoteCheck(text: $text, speaker: $speaker, first: 1) { similarity quote { exact } }
}`;

test.each(['sommet paix', 'de la', 'paix', 'on dit de la paix que le sommet'])(
  'of thousands that print "%s" a bounded number is ranked',
  async (text) => {
    const nodes = await planOf(app, CHECK, { text }, { analyze: true });
    const read = (table: string) =>
      nodes
        .filter((node) => node['Relation Name'] === table)
        .map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0));
    expect(Math.max(...read('quote_search'))).toBeGreaterThan(0);
    expect(Math.max(...read('quote'))).toBeLessThanOrEqual(1000);
  },
);

test.each([null, 'p'])(
  'what has more in common with the text is found among them, speaker: %s',
  async (speaker) => {
    const asked = { text: 'le sommet de la paix commence demain', speaker };
    const hit = { similarity: 1, quote: { exact: 'le sommet de la paix commence demain' } };
    for (const way of [app, app.resolved]) {
      expect((await way.query(CHECK, asked)).data).toEqual({ quoteCheck: [hit] });
    }
  },
);

test('marks without end and words without end are not looked up', () => {
  const lookedUp = (text: string) => readCheck({ text }).asked.text.length;
  expect(lookedUp(`un${"'".repeat(9900)}an`)).toBe(5);
  expect(lookedUp(`${'…'.repeat(9900)}an`)).toBe(2);
  expect(lookedUp('é'.repeat(9900))).toBe(100);
  expect(lookedUp('\ufdfa'.repeat(9900))).toBeLessThan(1000);
  expect(lookedUp('« Il n’y a pas – encore – d’accord... »')).toBe(32);
});
