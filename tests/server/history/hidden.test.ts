import { beforeEach, expect, test } from 'vitest';
import { type Asking, type TestApp, testApp } from '../../support/app.ts';

/** A row of each kind, asked with its history. */
const ROWS = {
  article: '{ articles(first: 1) { nodes { ...H } } }',
  source: '{ sources(first: 1) { nodes { ...H } } }',
  person: '{ people(first: 1) { nodes { ...H } } }',
  quote: '{ quotes(first: 1) { nodes { ...H } } }',
  utterance: '{ utterances(first: 1) { nodes { ...H } } }',
  claim: '{ claims(first: 1) { nodes { ...H } } }',
  appearance: '{ appearances(first: 1) { nodes { ...H } } }',
  claim_relation: '{ claims(first: 100) { nodes { relations(first: 1) { nodes { ...H } } } } }',
};
type Table = keyof typeof ROWS;
const H = 'fragment H on Tracked { id history(last: 1) { nodes { id } } }';

let app: TestApp;
beforeEach(async () => {
  app = await testApp({ seeded: true });
});

/** The key of the row that a global id names. */
const keyOf = (id: string) => atob(id).split(':')[1] as string;

/** Every id and the id of an entry of its history, however deep it stands in an answer. */
function* histories(value: unknown): Generator<[row: string, change: string]> {
  if (typeof value !== 'object' || value === null) return;
  const { id, history } = value as { id?: string; history?: { nodes: { id: string }[] } };
  const [change] = history?.nodes ?? [];
  if (id && change) yield [keyOf(id), change.id];
  for (const child of Object.values(value)) yield* histories(child);
}

async function oneOf(table: Table): Promise<[row: string, change: string]> {
  const { data } = await app.query(`${ROWS[table]} ${H}`);
  const [first] = histories(data);
  if (!first) throw new Error(`the seeds have no ${table} with a history`);
  return first;
}

/** Which of the entries can be read by their ids, one by one and together, compiled and by the resolvers. */
async function readable(ids: string[]): Promise<boolean[]> {
  const ask = async (asking: Asking) => {
    const { data } = await asking.query<{ nodes: unknown[]; node: unknown }>(
      `query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { ... on Change { action fields { after } } } node(id: $id) { id } }`,
      { ids, id: ids[0] },
    );
    const found = data.nodes.map((node) => node !== null);
    expect(data.node !== null).toBe(found[0]);
    return found;
  };
  const found = await ask(app);
  expect(await ask(app.resolved)).toEqual(found);
  return found;
}

test('an entry of a history is hidden with its row, whatever that is', async () => {
  const rows = new Map<Table, [row: string, change: string]>();
  for (const table of Object.keys(ROWS) as Table[]) rows.set(table, await oneOf(table));
  const changes = [...rows.values()].map(([, change]) => change);
  expect(await readable(changes)).toEqual(changes.map(() => true));
  // What others belong to comes last, and so hides none of them before.
  for (const [table, [row, change]] of [...rows].reverse()) {
    expect([table, ...(await readable([change]))]).toEqual([table, true]);
    await app.sql(`UPDATE ${table} SET status = 'REJECTED' WHERE id = '${row}'`);
    expect([table, ...(await readable([change]))]).toEqual([table, false]);
  }
});

test('entries of a quote are hidden with the text that prints it, those of the article are not', async () => {
  const [quote, ofQuote] = await oneOf('quote');
  const [article] = await app.sql<{ id: string }>(`SELECT article_id AS id FROM quote WHERE id = '${quote}'`);
  const { data } = await app.query(`query { articles(first: 100) { nodes { ...H } } } ${H}`);
  const ofArticle = [...histories(data)].find(([row]) => row === article?.id)?.[1] as string;
  await app.sql(`UPDATE article SET withdrawn_at = now() WHERE id = '${article?.id}'`);
  expect(await readable([ofQuote, ofArticle])).toEqual([false, true]);
});
