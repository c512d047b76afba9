import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importDocuments } from '../../../server/import/import.ts';
import { type LocatedDocument, readDocument } from '../../../server/import/read.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { SEED } from '../../support/world.ts';
import { empty, problemsOf, seedFolder, tableSizes } from './folder.ts';
import { happened, snapshot } from './snapshot.ts';
import { filesOf, world } from './world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => empty(app));
afterAll(() => app.close());

/** What is stored, without ids and times. */
async function stored(): Promise<string[]> {
  const { data } = await app.query(`{
    sources { nodes { slug name status version parent { slug } } }
    people { nodes { slug name status version affiliation { slug } names { name articles { slug } } titles { title article { slug } } } }
    utterances { nodes { slug occasion status version } }
    claims { nodes { slug text status version relations { nodes { type note subject { slug } object { slug } } } } }
    quotes(orderBy: POSITION) { nodes { exact start end status version article { slug } attributions { role exact person { slug } } utterance { slug } } }
    appearances { nodes { exact stance voice status version claim { slug } quote { exact } } }
    articles(filter: { versions: ALL }) { nodes { slug body status version source { slug } credits { source { slug } } supersedes { slug } } }
  }`);
  return Object.entries(data as Record<string, { nodes: object[] }>)
    .flatMap(([list, { nodes }]) => nodes.map((node) => `${list} ${JSON.stringify(node)}`))
    .sort();
}

test('the first run tells what it wrote, step by step; the second writes nothing and says so', async () => {
  const first = await seedFolder(app, filesOf(world()));
  expect(first.steps.map((line) => line.split(':')[0])).toEqual([
    'sources, people, claims',
    'un',
    'deux',
    'spellings and titles',
  ]);
  expect(first.closing).toMatch(
    /^Seeded in \d+\.\d s: sources 2 created; people 3 created; claims 3 created; utterances 1 created; relations 2 created; articles 2 created; quotes 3 created; appearances 2 created; 1 spellings and titles linked or unlinked\.$/,
  );
  const before = await snapshot(app);
  const sizes = await tableSizes(app);
  const second = await seedFolder(app, filesOf(world()));
  expect(second.closing).toMatch(/^Seeded in \d+\.\d s: nothing to write; 18 unchanged\.$/);
  expect(second.steps.filter((line) => !/: nothing to write/.test(line))).toEqual([]);
  expect(await snapshot(app)).toEqual(before);
  expect(await tableSizes(app)).toEqual(sizes);
});

test('documents may come in any order', async () => {
  const documents = world();
  documents.un.article.supersedes = 'deux';
  await seedFolder(app, filesOf(documents));
  const once = await stored();
  const orders = fc.shuffledSubarray(Object.keys(documents), { minLength: 6 });
  for (const names of fc.sample(orders, { seed: SEED, numRuns: 4 })) {
    await empty(app);
    await seedFolder(app, filesOf(documents, names));
    expect(await stored(), names.join()).toEqual(once);
  }
});

test('the same documents imported several times at once are there once', async () => {
  const documents = Object.entries(filesOf(world())).map(
    ([file, yaml]) => readDocument(file, String(yaml)) as LocatedDocument,
  );
  const runs = Array.from({ length: 6 }, () =>
    importDocuments(app.database.prisma, documents, { actor: null, complete: true }),
  );
  const summaries = await Promise.all(runs);
  const created = summaries.map(({ articles, quotes }) => [articles?.created, quotes?.created]);
  expect(created.sort()).toEqual([...Array.from({ length: 5 }, () => [0, 0]), [2, 3]]);
  const { changes } = await happened(app);
  expect(changes.filter((line) => !line.endsWith(' CREATED'))).toEqual([]);
});

test('different articles imported at once may quote the same people', async () => {
  await seedFolder(app, filesOf({ people: { people: world().people.people.map(withoutNames) } }));
  const names = ['zoe', 'paul', 'club'];
  const article = (i: number) => ({
    slug: `a-${i}`,
    language: 'fr',
    genre: 'OPINION',
    body: `« Un ${i} », dit-on.`,
    quotes: [
      {
        exact: `Un ${i}`,
        type: 'DIRECT',
        chain: (i % 2 ? names : names.toReversed()).map((person) => ({
          role: 'SPEAKER',
          exact: 'on',
          person,
        })),
      },
    ],
  });
  await Promise.all(Array.from({ length: 8 }, (_, i) => app.load(JSON.stringify({ article: article(i) }))));
  const { data } = await app.query<{ people: { nodes: object[] } }>(
    '{ people(orderBy: MOST_QUOTED) { nodes { quotes { totalCount } } } }',
  );
  expect(data.people.nodes).toEqual(names.map(() => ({ quotes: { totalCount: 8 } })));
  const counts = await app.sql('SELECT DISTINCT quote_count FROM person');
  expect(counts).toEqual([{ quote_count: 8 }]);
});
const withoutNames = ({ names: _names, ...person }: Record<string, unknown>) => person;

describe('status', () => {
  const statuses = async () =>
    (await stored()).map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Stated);
  interface Stated {
    exact?: string;
    slug?: string;
    status: string;
  }

  test('is PROPOSED where no one says otherwise', async () => {
    const documents = world();
    delete documents.un.status;
    delete documents.gazette.status;
    await seedFolder(app, filesOf(documents));
    expect(new Set((await statuses()).map(({ status }) => status))).toEqual(new Set(['PROPOSED']));
  });

  test('comes from the row, else from the quote, else from the article, else from the document', async () => {
    const documents = world();
    const { article } = documents.un;
    article.status = 'PROPOSED';
    article.quotes[0].status = 'CONFIRMED';
    article.quotes[0].claims.push({ claim: 'soleil', stance: 'REFUTES', status: 'PROPOSED' });
    documents.people.status = 'CONFIRMED';
    documents.people.people[1].status = 'PROPOSED';
    await seedFolder(app, filesOf(documents));
    const rows = await app.sql<{ name: string; status: string }>(`
      SELECT slug AS name, status FROM person UNION ALL SELECT slug, status FROM article
      UNION ALL SELECT type || ' ' || exact, status FROM quote
      UNION ALL SELECT stance || ' ' || exact, status FROM appearance ORDER BY 1`);
    expect(Object.fromEntries(rows.map(({ name, status }) => [name, status]))).toEqual({
      club: 'CONFIRMED',
      paul: 'PROPOSED',
      zoe: 'CONFIRMED',
      un: 'PROPOSED',
      deux: 'PROPOSED',
      'DIRECT Il a plu': 'CONFIRMED',
      'MIXED un peu': 'PROPOSED',
      'INDIRECT il a fait beau': 'PROPOSED',
      'SUPPORTS Il a plu': 'CONFIRMED',
      'REFUTES Il a plu': 'PROPOSED',
      'SUPPORTS Il a venté': 'PROPOSED',
    });
  });
});

test('an import that is not the whole refuses nothing that it does not have', async () => {
  await seedFolder(app, filesOf(world()));
  const before = await snapshot(app);
  const { un } = world();
  un.article.quotes.splice(1);
  un.article.quotes[0].cue = 'Selon';
  await app.load(JSON.stringify(un));
  expect(await happened(app, before)).toEqual({
    changes: ['QUOTE Il a plu@10 UPDATED cue: a dit -> Selon'],
    unexplained: [],
  });
});

test('a reference to what the documents no longer have is a problem, not a refused row that is still quoted', async () => {
  await seedFolder(app, filesOf(world()));
  const documents = world();
  documents.people.people.shift();
  expect(await problemsOf(app, filesOf(documents))).toEqual(
    [0, 1, 2].map((i) => `seeds/04.yaml:1: article.quotes.${i}.chain.0.person: there is no person "zoe"`),
  );
});

describe('a text that replaces another', () => {
  const article = (slug: string, supersedes?: string) => ({
    article: {
      slug,
      language: 'fr',
      genre: 'OPINION',
      body: `Texte ${slug}.`,
      ...(supersedes && { supersedes }),
    },
  });
  const succession = async () => {
    const { data } = await app.query<{
      articles: { nodes: { slug: string; supersedes: { slug: string } | null }[] };
    }>('{ articles(filter: { versions: ALL }) { nodes { slug supersedes { slug } } } }');
    return data.articles.nodes.map(({ slug, supersedes }) => `${slug} ${supersedes?.slug ?? '-'}`).sort();
  };
  const files = (...articles: object[]) =>
    Object.fromEntries(articles.map((document, i) => [`${i}.yaml`, JSON.stringify(document)]));

  test('stands beside it', async () => {
    await seedFolder(app, files(article('a')));
    await seedFolder(app, files(article('b', 'a')));
    expect(await succession()).toEqual(['a -', 'b a']);
  });

  test('may come between two that are there', async () => {
    await seedFolder(app, files(article('c', 'a'), article('a')));
    await seedFolder(app, files(article('c', 'b'), article('a'), article('b', 'a')));
    expect(await succession()).toEqual(['a -', 'b a', 'c b']);
  });

  test('may be an independent one again', async () => {
    await seedFolder(app, files(article('b', 'a'), article('a')));
    await seedFolder(app, files(article('b'), article('a', 'b')));
    expect(await succession()).toEqual(['a b', 'b -']);
  });
});
