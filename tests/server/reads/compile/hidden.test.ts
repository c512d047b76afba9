import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../../../server/schema.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { randomWorld, SEED } from '../../../support/world.ts';
import { deepDocument, shallowPaths } from '../../documents.ts';
import { type Names, randomRequest } from './documents.ts';
import { hideSome, readNames } from './names.ts';

/** Requests that each of the two databases is asked, both ways; TEST_REQUESTS asks more. */
const REQUESTS = Number(process.env.TEST_REQUESTS ?? 100);

/** What is refused, and what is printed in an article that cannot be read or says something of a refused claim. */
const HIDDEN = `
  WITH unread AS (SELECT id FROM article WHERE status = 'REJECTED' OR withdrawn_at IS NOT NULL),
  refused AS (SELECT id FROM claim WHERE status = 'REJECTED'),
  hidden (type, id) AS (
    SELECT 'ARTICLE', id FROM article WHERE status = 'REJECTED'
    UNION ALL SELECT 'SOURCE', id FROM source WHERE status = 'REJECTED'
    UNION ALL SELECT 'PERSON', id FROM person WHERE status = 'REJECTED'
    UNION ALL SELECT 'UTTERANCE', id FROM utterance WHERE status = 'REJECTED'
    UNION ALL SELECT 'CLAIM', id FROM refused
    UNION ALL SELECT 'QUOTE', id FROM quote WHERE status = 'REJECTED' OR article_id IN (TABLE unread)
    UNION ALL SELECT 'APPEARANCE', id FROM appearance WHERE status = 'REJECTED' OR article_id IN (TABLE unread)
      OR claim_id IN (TABLE refused) OR quote_id IN (SELECT id FROM quote WHERE status = 'REJECTED')
    UNION ALL SELECT 'CLAIM_RELATION', id FROM claim_relation WHERE status = 'REJECTED'
      OR subject_id IN (TABLE refused) OR object_id IN (TABLE refused))
  SELECT id::text FROM hidden
  UNION ALL SELECT c.id::text FROM change c JOIN hidden h ON h.type = c.tracked_type::text AND h.id = c.tracked_id`;

/** What slugs and names of hidden rows begin with here, and nothing else does. */
const MARK = 'zz-hidden-';
const MARKED = {
  article: ['slug'],
  source: ['slug', 'name'],
  person: ['slug', 'name'],
  claim: ['slug', 'text'],
  utterance: ['slug'],
};

/** What leads to a row of each table: of the rows that each leads to, one is hidden. */
const LEADS = {
  person: ['affiliation_id FROM person', "person_id FROM attribution WHERE role = 'SPEAKER'"],
  source: [
    'parent_id FROM source',
    'source_id FROM article',
    'source_id FROM credit',
    'source_id FROM attribution',
  ],
  article: [
    'supersedes_id FROM article',
    'id FROM article WHERE supersedes_id IS NOT NULL',
    'article_id FROM person_title',
  ],
  utterance: ['utterance_id FROM quote'],
  quote: [
    'quote_id FROM appearance',
    'continues_id FROM quote',
    'id FROM quote WHERE continues_id IS NOT NULL',
  ],
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Lists that compare printings. */
const COMPARED = `{
  articles(first: 100) { nodes { overlaps { article { id slug } } } }
  utterances(first: 100) { nodes {
    wordings { quotes { id } sources { id slug } }
    attributedTo { person { id slug } quotes { id } }
  } }
}`;

/** All texts of an answer; of global ids and cursors, what they hold. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (/^[\w+/=-]{20,}$/.test(value)) yield Buffer.from(value, 'base64').toString('utf8');
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) yield* textsIn(member);
  }
}

describe.each(['seeds', 'generated data'] as const)('on %s', (data) => {
  let app: TestApp;
  let names: Names;
  let hidden: Set<string>;
  beforeAll(async () => {
    app = await testApp({ seeded: data === 'seeds' });
    if (data === 'generated data') for (const documents of randomWorld()) await app.load(...documents);
    await hideSome(app);
    for (const [table, leads] of Object.entries(LEADS)) {
      for (const lead of leads) {
        const id = `SELECT id FROM (SELECT ${lead}) AS leads (id) WHERE id IS NOT NULL ORDER BY md5(id::text) LIMIT 1`;
        await app.sql(`UPDATE ${table} SET status = 'REJECTED' WHERE id IN (${id})`);
      }
    }
    for (const [table, columns] of Object.entries(MARKED)) {
      const marks = columns.map((column) => `${column} = '${MARK}' || slug`);
      await app.sql(`UPDATE ${table} SET ${marks} WHERE status = 'REJECTED'`);
    }
    names = await readNames(app);
    hidden = new Set((await app.sql<{ id: string }>(HIDDEN)).map(({ id }) => id));
  });
  afterAll(() => app.close());

  /** Asks both ways and looks at every text of both answers. */
  const look = async (query: string, variables: object, found: { ids: number; failed?: number }) => {
    for (const way of [app, app.resolved]) {
      const { data, errors } = await way.ask(query, variables);
      if (errors) found.failed = (found.failed ?? 0) + 1;
      for (const text of textsIn(data)) {
        const ids = text.match(UUID) ?? [];
        found.ids += ids.length;
        const leak = ids.find((id) => hidden.has(id)) ?? (text.includes(MARK) ? text : undefined);
        expect(leak, `${query}\n${JSON.stringify(variables)}`).toBeUndefined();
      }
    }
  };

  test(`no answer to ${REQUESTS} random documents, whichever way it is given, holds an id or a name of a hidden row`, async () => {
    const asked = names.ids.filter((id) => hidden.has(atob(id).split(':')[1] ?? ''));
    expect(asked.length).toBeGreaterThan(5);
    const found = { ids: 0 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const { query, variables } = randomRequest(schema, names, generate);
        await look(query, variables, found);
      }),
      { seed: SEED, numRuns: REQUESTS, endOnFailure: true },
    );
    expect(found.ids).toBeGreaterThan(REQUESTS);
  }, 300_000);

  test('nor do the answers that show every list with all that its rows have', async () => {
    const found = { ids: 0, failed: 0 };
    for (const path of shallowPaths()) await look(deepDocument(path, 100), {}, found);
    await look(COMPARED, {}, found);
    expect(found.ids).toBeGreaterThan(1000);
    expect(found.failed).toBe(0);
  });
});
