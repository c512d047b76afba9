import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../server/access/viewer.ts';
import { nearestOf, readCheck } from '../../../server/check/quote-check.nearest.ts';
import type { Candidate } from '../../../server/check/quote-check.sql.ts';
import { Compiler } from '../../../server/reads/compile/execute.ts';
import { schema } from '../../../server/schema.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { AGREEMENT, CHECK, found, said } from './checked.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

test('a sentence is found among hundreds that share its words; between any two comparisons other requests go on', async () => {
  const app = await testApp();
  const words = ['accord', 'sommet', 'guerre', 'paix', 'frontière', 'président', 'sanction', 'dialogue'];
  const lines = Array.from(
    { length: 300 },
    (_, i) => `guerre accord ${words[i % words.length]} numéro${1000 + i}`,
  );
  await said(app, [...lines, 'Une guerre, puis un accord de paix, puis un sommet sur la frontière.']);
  const text = 'une guerre, puis un accord de paix puis un sommet sur une frontière';
  expect((await found(app, text))[0]?.[0]).toMatch(/^Une guerre/);

  const statement = new Compiler(schema).operation(parse(CHECK))?.statement({ text, first: 100 }, ANONYMOUS);
  if (!statement || 'reason' in statement) throw new Error(`not compiled: ${statement?.reason}`);
  const written = String(await app.database.bytes(statement));
  // What is left is done here, so that a turn is none of those in which the database is waited for.
  expect(await turnsOf(() => statement.fill?.(written))).toBeGreaterThanOrEqual(100);
  const check = readCheck({ text, first: 100 });
  const candidates = await app.sql<Candidate>(
    `SELECT id::text, exact, 'fr' AS language, id::text AS sentence, 0 AS part FROM quote WHERE exact LIKE 'guerre accord%' LIMIT 100`,
  );
  expect(await turnsOf(() => nearestOf(check, candidates))).toBeGreaterThanOrEqual(100);

  // Nobody waits any more after the first comparisons.
  for (const compare of [
    (signal: AbortSignal) => statement.fill?.(written, signal),
    (signal: AbortSignal) => nearestOf(check, candidates, signal),
  ]) {
    const gone = new AbortController();
    setImmediate(() => gone.abort(new Error('nobody waits')));
    const turns = await turnsOf(() => expect(compare(gone.signal)).rejects.toThrow('nobody waits'));
    expect(turns).toBeLessThan(10);
  }
});

/** How often the event loop comes round while something is done. */
async function turnsOf(work: () => Promise<unknown> | undefined): Promise<number> {
  const meanwhile = { turns: 0, over: false };
  const turn = () => {
    meanwhile.turns++;
    if (!meanwhile.over) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  meanwhile.over = true;
  return meanwhile.turns;
}

test.each([
  ['compiled', 1],
  ['resolved', 2],
] as const)(
  '%s, it takes %i statements, however many wordings are compared and shown',
  async (way, count) => {
    const to = way === 'compiled' ? app : app.resolved;
    const one = await to.query(CHECK, { text: AGREEMENT, first: 1 });
    const many = await to.query(CHECK, { text: 'la Russie et les États-Unis', first: 100 });
    expect([one.statements.length, many.statements.length]).toEqual([count, count]);
  },
);

test('beside others, under several names and with more that is worked out below, it is one statement', async () => {
  const document = `query ($text: String!, $first: Int) {
    articles(first: 2) { nodes { slug quotes(first: 1) { nodes { exact } } } }
    one: quoteCheck(text: $text, first: $first) {
      __typename differences { word: printed } quote { id ...Said } again: quote { utterance { ...Wordings } }
    }
    two: quoteCheck(text: "nous avons fait des progrès", speaker: "donald-trump") { similarity quote { ...Said } }
    none: quoteCheck(text: "…") { similarity quote { exact } }
    zero: quoteCheck(text: $text, first: 0) { similarity }
    search(query: "accord", first: 2) { edges { snippet highlights { start } } }
  }
  fragment Said on Quote { exact article { slug source { name } } attributions { exact person { name } } }
  fragment Wordings on Utterance { slug wordings(first: 2) { text count quotes { exact } } attributedTo { exact } }`;
  for (const first of [1, 3, 100]) {
    const variables = { text: AGREEMENT, first };
    const { data, statements } = await app.query<Record<string, unknown[]>>(document, variables);
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(data)).toBe(JSON.stringify((await app.resolved.query(document, variables)).data));
    expect([data.one?.length, data.none, data.zero]).toEqual([
      first === 100 ? expect.any(Number) : first,
      [],
      [],
    ]);
  }
});
