import type { TestApp } from '../../../support/app.ts';
import type { Names } from './documents.ts';

/** Refuses some rows, withdraws a text and merges a person, so that there is something to hide. */
export async function hideSome({ sql }: TestApp): Promise<void> {
  for (const table of ['quote', 'claim', 'person', 'source', 'utterance', 'appearance', 'claim_relation']) {
    await sql(
      `UPDATE ${table} SET status = 'REJECTED' WHERE id IN (SELECT id FROM ${table} ORDER BY md5(id::text) LIMIT 2)`,
    );
  }
  await sql(
    `UPDATE article SET status = 'REJECTED' WHERE id = (SELECT id FROM article ORDER BY md5(slug) LIMIT 1)`,
  );
  await sql(
    `UPDATE article SET withdrawn_at = now() WHERE id = (SELECT id FROM article ORDER BY md5(slug) DESC LIMIT 1)`,
  );
  await sql(
    `INSERT INTO person_redirect (slug, person_id) SELECT 'merged-into-another', id FROM person LIMIT 1`,
  );
}

/** The names that stand in random documents: of what is visible, of what is hidden, and of what was merged. */
export async function readNames({ sql }: TestApp): Promise<Names> {
  const column = async (query: string) => (await sql<{ v: string }>(query)).map(({ v }) => v);
  const slugs = (table: string) => column(`SELECT slug AS v FROM ${table} ORDER BY slug`);
  const types: Record<string, string> = {
    Article: 'article',
    Source: 'source',
    Person: 'person',
    Quote: 'quote',
    Utterance: 'utterance',
    Claim: 'claim',
    Appearance: 'appearance',
    ClaimRelation: 'claim_relation',
    Change: 'change',
  };
  const ids: string[] = [];
  for (const [type, table] of Object.entries(types)) {
    const rows = await column(`SELECT id::text AS v FROM ${table} ORDER BY md5(id::text) LIMIT 20`);
    ids.push(...rows.map((id) => Buffer.from(`${type}:${id}`).toString('base64')));
  }
  return {
    slugs: {
      article: await slugs('article'),
      source: await slugs('source'),
      person: [...(await slugs('person')), 'merged-into-another'],
      claim: await slugs('claim'),
      utterance: await slugs('utterance'),
    },
    ids,
    sentences: await column('SELECT exact AS v FROM quote ORDER BY md5(exact) LIMIT 20'),
    urls: await column('SELECT url AS v FROM article WHERE url IS NOT NULL'),
    hashes: await column('SELECT upper(sha256) AS v FROM article'),
  };
}
