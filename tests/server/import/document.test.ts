import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentFormat, type NamedDocument } from '../../../server/import/format.ts';
import { importDocument } from '../../../server/import/import.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { empty, seedFolder, tableSizes } from './folder.ts';
import { happened, snapshot } from './snapshot.ts';
import { filesOf, type World, world } from './world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => empty(app));
afterAll(() => app.close());

const input = (document: object): NamedDocument => ({
  name: 'input',
  document: documentFormat.parse(document),
});
/** Everything that a document can hold, in one. */
function whole(): World['gazette'] & World['people'] & World['claims'] & World['un'] {
  const { gazette, people, claims, un } = world();
  return { ...people, ...claims, ...un, source: gazette.source };
}
/** Imports a document as a mutation does: once, in a transaction of its own. */
const importAs = (actor: string, document: object, then = () => {}) =>
  app.database.prisma.$transaction(
    async (tx) => {
      const result = await importDocument(tx, actor, input(document));
      then();
      return result;
    },
    { timeout: 20_000 },
  );

test('one document is written whole, and a second time nothing', async () => {
  const first = await importAs('anne', whole());
  expect(first).toMatchObject({
    summary: {
      sources: { created: 1 },
      people: { created: 3 },
      claims: { created: 3 },
      utterances: { created: 1 },
      relations: { created: 2 },
      articles: { created: 1 },
      quotes: { created: 3 },
      appearances: { created: 2 },
      prints: 1,
    },
  });
  const { changes } = await happened(app);
  expect(changes.filter((line) => !line.endsWith(' CREATED by anne'))).toEqual([]);
  const before = await snapshot(app);
  expect(await importAs('anne', whole())).toMatchObject({
    summary: { people: { created: 0, updated: 0, rejected: 0, unchanged: 3 }, prints: 0 },
  });
  expect(await snapshot(app)).toEqual(before);
});

test('what the transaction does not keep is not there', async () => {
  const before = await tableSizes(app);
  const failing = importAs('anne', whole(), () => {
    throw new Error('another thing of the same transaction failed');
  });
  await expect(failing).rejects.toThrow('another thing');
  expect(await tableSizes(app)).toEqual(before);
});

test('all problems of it are data, with their paths, and nothing is written', async () => {
  const before = await tableSizes(app);
  const document = whole();
  document.article.quotes[1].exact = 'Zoé';
  document.article.quotes[2].chain = [{ role: 'SPEAKER', exact: 'Zoé', person: 'anne' }];
  document.source.parent = 'gazette';
  expect(await importAs('anne', document)).toEqual({
    problems: [
      {
        document: 'input',
        path: ['article', 'quotes', 1, 'exact'],
        message: expect.stringMatching(/^"Zoé" is printed 2 times/),
      },
      {
        document: 'input',
        path: ['article', 'quotes', 2, 'chain', 0, 'person'],
        message: 'there is no person "anne"',
      },
      { document: 'input', path: ['source', 'parent'], message: '"gazette" belongs to itself' },
    ],
  });
  expect(await tableSizes(app)).toEqual(before);
});

test('it may refer to what is stored, and leaves alone what it does not have', async () => {
  await seedFolder(app, filesOf(world()));
  const before = await snapshot(app);
  const { un } = world();
  un.article.quotes.splice(1);
  un.article.quotes[0].cue = 'Selon';
  await importAs('anne', un);
  expect(await happened(app, before)).toEqual({
    changes: ['QUOTE Il a plu@10 UPDATED by anne cue: a dit -> Selon'],
    unexplained: [],
  });
  const again = await seedFolder(app, filesOf(world()));
  expect(again.closing).toContain('1 kept because a person changed them');
});

test('the same document imported several times at once is there once', async () => {
  const results = await Promise.all(['a', 'b', 'c', 'd'].map((actor) => importAs(actor, whole())));
  const created = results.map((result) => 'summary' in result && result.summary.quotes?.created);
  expect(created.sort()).toEqual([0, 0, 0, 3]);
  const { changes } = await happened(app);
  expect(changes.filter((line) => !/ CREATED by [a-d]$/.test(line))).toEqual([]);
});
