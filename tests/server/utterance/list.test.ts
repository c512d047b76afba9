import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Answer {
  utterances: {
    totalCount: number;
    nodes: { slug: string; saidOn: string | null; quotes: { nodes: { exact: string }[] } }[];
  };
}
const ask = async (args: string) => {
  const document = `{ utterances(${args}, first: 100) { totalCount nodes { slug saidOn quotes(first: 100) { nodes { exact } } } } }`;
  const { data } = await app.query<Answer>(document);
  expect((await app.resolved.query<Answer>(document)).data).toEqual(data);
  return data.utterances;
};

test('a search finds the utterances that quotes print in these words', async () => {
  const { nodes, totalCount } = await ask('filter: { search: "\\"pas d’accord\\"" }');
  expect(nodes.map(({ slug }) => slug)).toContain('trump-conference-pas-d-accord');
  expect(totalCount).toBe(nodes.length);
  for (const { quotes } of nodes)
    expect(quotes.nodes.some(({ exact }) => /pas d[’']accord/i.test(exact))).toBe(true);
  expect((await ask('filter: { search: "zygomatique" }')).totalCount).toBe(0);
});

test('who said something on one day is one question', async () => {
  const all = await ask('filter: { speaker: "donald-trump" }, orderBy: SAID_ASC');
  const day = all.nodes.find(({ saidOn }) => saidOn !== null)?.saidOn as string;
  const { nodes } = await ask(`filter: { speaker: "donald-trump", saidFrom: "${day}", saidTo: "${day}" }`);
  expect(nodes.map(({ slug }) => slug).sort()).toEqual(
    all.nodes.flatMap(({ slug, saidOn }) => (saidOn === day ? [slug] : [])).sort(),
  );
});

test('the older argument asks the same as the condition, and the condition counts before it', async () => {
  const [plain, filtered] = [
    await ask('attributionConflict: false'),
    await ask('filter: { attributionConflict: false }'),
  ];
  expect(filtered).toEqual(plain);
  expect(plain.totalCount).toBeGreaterThan(0);
  expect((await ask('attributionConflict: false, filter: { attributionConflict: true }')).totalCount).toBe(
    (await ask('filter: { attributionConflict: true }')).totalCount,
  );
});
