import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';
import { FIELDS } from './corroboration.ts';

/**
 * 400 articles of ten quotes each and 12,000 claims, of which two articles each state 4,000 through quotes and one denies
 * twenty. With fewer claims, reading all of them would be the shorter way to the twenty.
 */
const ROWS = [
  `INSERT INTO source (id, slug, name, status)
    SELECT gen_random_uuid(), 's-' || i, 's-' || i, 'CONFIRMED' FROM generate_series(0, 39) AS i`,
  `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status, source_id)
    SELECT gen_random_uuid(), 'a-' || i, body, 'fr', 'REPORTAGE', encode(sha256(body::bytea), 'hex'), 3, 'CONFIRMED', s.id
    FROM generate_series(0, 399) AS i, LATERAL (SELECT 'Texte ' || i || ' ' || repeat('mot', 20)) AS b (body), source AS s
    WHERE s.slug = 's-' || i % 40`,
  `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), a.id, 'INDIRECT', substr(a.body, k + 1, 9), k, k + 9, 'CONFIRMED'
    FROM article AS a, generate_series(0, 9) AS k`,
  `INSERT INTO claim (id, slug, text, language, status)
    SELECT gen_random_uuid(), 'c-' || i, 'Dit ' || i, 'fr', 'CONFIRMED' FROM generate_series(0, 11999) AS i`,
  `INSERT INTO appearance (id, article_id, claim_id, stance, quote_id, exact, start_offset, end_offset, status)
    SELECT gen_random_uuid(), q.article_id, c.id, CASE WHEN k = 1 AND q.n % 200 = 0 THEN 'REFUTES' ELSE 'SUPPORTS' END::stance,
      q.id, q.exact, q.start_offset, q.end_offset, 'CONFIRMED'
    FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM quote) AS q, generate_series(0, 1) AS k, claim AS c
    WHERE c.slug = 'c-' || (q.n + k * 7) % 4000`,
  'ANALYZE',
];

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ rows: ROWS });
});
afterAll(() => app.close());

const NODES = `nodes { slug text corroboration { ${FIELDS} }
  appearances(first: 3) { nodes { stance exact article { slug } quote { exact } } } } pageInfo { hasNextPage endCursor }`;
const PAGES = [
  ['the first page of the best corroborated', `orderBy: MOST_CORROBORATED`, 'claim_corroboration_order'],
  ['a page of them further down', `orderBy: MOST_CORROBORATED, after: $after`, 'claim_corroboration_order'],
  ['contested ones', `filter: { contested: true }`, 'claim_contested'],
  [
    'the best corroborated of those contested',
    `filter: { contested: true }, orderBy: MOST_CORROBORATED`,
    'claim_contested',
  ],
] as const;

describe.each(['force_custom_plan', 'force_generic_plan'])('claims are listed by indexes, %s', (mode) => {
  test.each(PAGES)('%s', async (_, args, index) => {
    const first = await app.query<{ claims: { pageInfo: { endCursor: string } } }>(
      `{ claims(first: 20, ${args.replace(', after: $after', '')}) { ${NODES} } }`,
    );
    const after = args.includes('$after') ? { after: first.data.claims.pageInfo.endCursor } : {};
    const document = `query${'after' in after ? ' ($after: String)' : ''} { claims(first: 20, ${args}) { ${NODES} } }`;
    const nodes = await planOf(app, document, after, { mode });
    const whole = nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']);
    expect(whole).toEqual([]);
    expect(nodes.map((node) => node['Index Name'])).toContain(index);
  });
});
